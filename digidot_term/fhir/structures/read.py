"""One StructureDefinition read from its file, in the form of R4, with all that stands in the way of a snapshot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from digidot_term.diagnostics import Diagnostic, Kind, Severity, worst
from digidot_term.fhir.json.places import JsonPath
from digidot_term.fhir.json.read import parse_json
from digidot_term.fhir.json.shape import Mistake, check_shape
from digidot_term.fhir.snapshot.difference import names_its_slice
from digidot_term.fhir.snapshot.node import segment
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.structures import kinds
from digidot_term.fhir.structures.files import InputFile
from digidot_term.fhir.structures.older import as_r4
from digidot_term.fhir.structures.places import place_in
from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import parse_xml
from digidot_term.record import record

STRUCTURE = "StructureDefinition"

_PATH = re.compile(r"[^\s.:]+(\.[^\s.:]+)*")
_MAXIMUM = re.compile(r"\*|[0-9]+")
_NEEDED = ("url", "type")
_OURS = re.compile(r"4\.0(\.[0-9]+)?")
_NEWER = re.compile(r"([5-9]|[1-9][0-9]+)\.")


@record
class StructureFile:
    """A file and the StructureDefinition in it.

    The snapshot it came with is gone, unless that is all there is: others may stand on it.
    """

    file: InputFile
    resource: Json


def read_structure(file: InputFile, types: TypeTable) -> tuple[StructureFile | None, tuple[Diagnostic, ...]]:
    """Return the structure of a file and what is wrong with it; None where a snapshot cannot be made of it.

    A resource of another kind, which may hold structures, is wrong only when somebody named its file.
    """
    resource, problems = parse_xml(file.data, file.shown, types) if file.is_xml else parse_json(file.data, file.shown)
    if resource is None:
        return None, problems
    name = resource["resourceType"]
    if name != STRUCTURE:
        told = () if file.is_found else (Diagnostic.of(kinds.NOT_A_STRUCTURE, place_in(file, ()), type=name),)
        return None, told
    keep = () if has_differential(resource) else ("snapshot",)
    structure, rewritten = as_r4({key: value for key, value in resource.items() if key in keep or key != "snapshot"})
    mistakes: list[Mistake] = [(path, kinds.OLDER_FORM, {"form": form, "now": now}) for path, form, now in rewritten]
    mistakes += check_shape(structure, types)
    if not _is_in_the_way(mistakes):
        mistakes += _check(structure)
    found = tuple(Diagnostic.of(kind, place_in(file, path), **values) for path, kind, values in mistakes)
    in_the_way = [item for item in found if item.kind is not kinds.SNAPSHOT_ONLY or "snapshot" not in structure]
    is_known = worst(in_the_way) is not Severity.ERROR
    return (StructureFile(file, structure) if is_known else None), found


def has_differential(structure: Json) -> bool:
    """Tell whether a structure has anything to generate a snapshot from."""
    differential = structure.get("differential")
    return isinstance(differential, dict) and bool(differential.get("element"))


def _is_in_the_way(mistakes: list[tuple[JsonPath, Kind, dict[str, object]]]) -> bool:
    return any(kind.severity is Severity.ERROR for _, kind, _ in mistakes)


def _check(structure: Json) -> Iterator[Mistake]:
    """Yield what a structure of the right form lacks."""
    version = structure.get("fhirVersion")
    if version and not _OURS.fullmatch(version):
        is_model = structure.get("kind") == "logical"  # its elements are its own, its types those that R4 has too
        kind = kinds.NEWER_VERSION if _NEWER.match(version) and not is_model else kinds.OTHER_VERSION
        yield ("fhirVersion",), kind, {"version": version}
    needed = (*_NEEDED, "baseDefinition") if structure.get("derivation") == "constraint" else _NEEDED
    for name in needed:
        if not structure.get(name):
            yield (), kinds.MISSING_PROPERTY, {"name": name}
    if not has_differential(structure):
        yield (), kinds.SNAPSHOT_ONLY, {}
    view = "differential" if has_differential(structure) else "snapshot"
    for number, element in enumerate(structure.get(view, {}).get("element", ())):
        yield from _check_element(element, (view, "element", number))


def _check_element(element: Json, path: JsonPath) -> Iterator[Mistake]:
    if "path" not in element:
        yield path, kinds.MISSING_PROPERTY, {"name": "path"}
        return
    if not _PATH.fullmatch(element["path"]):
        yield (*path, "path"), kinds.BAD_PATH, {"path": element["path"]}
    elif "id" in element and not (_agrees(element["id"], element["path"]) and names_its_slice(element)):
        own = segment(element["path"], element.get("sliceName", ""))
        yield (*path, "id"), kinds.ID_OF_OTHER_PATH, {"id": element["id"], "own": own}
    for name, is_sound in (("min", _is_minimum), ("max", _is_maximum)):
        if name in element and not is_sound(element[name]):
            values = {"element": element["path"], "property": name, "value": element[name]}
            yield (*path, name), kinds.BAD_CARDINALITY, values
    for number, item in enumerate(element.get("type", ())):
        if "code" not in item:
            yield (*path, "type", number), kinds.MISSING_PROPERTY, {"name": "type.code"}


def _agrees(element_id: str, path: str) -> bool:
    """Tell whether an id has the names of a path; a choice may have those of its types in either."""
    steps, names = element_id.split("."), path.split(".")
    return len(steps) == len(names) and all(map(_is_step, steps, names))


def _is_step(step: str, name: str) -> bool:
    own, _, slice_name = step.partition(":")
    if own.endswith("[x]"):
        return name in (own, slice_name)
    return own == name or (name.endswith("[x]") and own.startswith(name.removesuffix("[x]")))


def _is_minimum(value: Any) -> bool:
    return isinstance(value, int) and value >= 0


def _is_maximum(value: Any) -> bool:
    return _MAXIMUM.fullmatch(value) is not None
