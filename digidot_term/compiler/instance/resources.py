"""Whole resources: the outermost one, and those contained in it or bundled."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.invariants import invariant_findings
from digidot_term.compiler.instance.item import item_findings
from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.shape import objects_of
from digidot_term.compiler.instance.types import known_structures, named_profiles, narrowest
from digidot_term.compiler.structures.shapes import Json


def structure_findings(at: At, value: Any, structure: Json) -> Findings:
    """Yield what is wrong with a value, of whatever type, under a whole structure."""
    root = at.known.shapes.root(structure)
    if root is None:
        yield at.found(kinds.NOT_CHECKED, what=structure.get("url"))
        return
    scene = replace(at.scene, profile=str(structure.get("name")))
    inside = At(scene, root, at.steps, at.path)
    if structure.get("kind") != "resource":
        yield from item_findings(inside, value, None)
        return
    if not isinstance(value, dict) or value.get("resourceType") != structure["type"]:
        found = value.get("resourceType") if isinstance(value, dict) else value
        yield inside.found(kinds.WRONG_HEAD, element="resourceType", found=found, expected=structure["type"])
        return
    scene = replace(scene, resource=value, root=value if not _is_contained(at) else at.scene.root)
    inside = At(scene, root, at.steps, str(structure["type"]))
    yield from at.known.walk(inside, value)
    yield from invariant_findings(inside, value, None)
    yield from _contained(inside, value)


def inner_findings(at: At, value: Json) -> Findings:
    """Yield what is wrong with a resource inside another: under its own type and the profiles it names."""
    code = value.get("resourceType")
    structure = at.known.shapes.definitions.structure(str(code)) if code else None
    if structure is None or structure.get("kind") != "resource" or structure.get("abstract"):
        child = At(at.scene, at.spot, (*at.steps, "resourceType"), at.path)
        yield child.found(kinds.WRONG_HEAD, found=code or "-", expected="Patient / Observation / ...")
        return
    scene = at.scene if _is_contained(at) else replace(at.scene, bundle=_bundle(at))
    inside = replace(at, scene=scene)
    structures, missing = known_structures(at.known.shapes, named_profiles(value))
    for profile in narrowest(at.known.shapes, [structure, *structures]):
        yield from structure_findings(inside, value, profile)
    for canonical in missing:
        yield at.found(kinds.NOT_CHECKED, what=canonical)


def _is_contained(at: At) -> bool:
    return "contained" in at.steps


def _bundle(at: At) -> Json | None:
    return at.scene.resource if at.scene.resource.get("resourceType") == "Bundle" else at.scene.bundle


def _contained(at: At, value: Json) -> Findings:
    """Yield contained resources without an id, or with one that another has."""
    items = objects_of(value.get("contained"))
    counts = Counter(str(item.get("id", "")) for item in items)
    for number, item in enumerate(items):
        name = str(item.get("id", ""))
        if not name or counts[name] > 1:
            place = At(at.scene, at.spot, (*at.steps, "contained", number), at.path)
            yield place.found(kinds.CONTAINED_ID, found=name or "-")
