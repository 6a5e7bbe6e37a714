"""Whether the paths that tell slices apart lead anywhere (FHIR R4, Profiling, section Discriminator).

A path is made of element names, `resolve()`, `extension('url')` and `ofType(Type)`; what stands behind a reference or
in an extension is not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Artefact
from digidot_term.compiler.structures import kinds
from digidot_term.compiler.structures.shapes import Shapes, Spot, type_codes
from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.source.document import KeyPath

_REFERRING = frozenset({"Reference", "canonical", "uri", "url", "CodeableReference", "Element", "Resource"})
_STEP = re.compile(r"\$this|resolve\(\)|extension\('(?P<url>[^']+)'\)|ofType\((?P<type>\w+)\)|(?P<name>[A-Za-z]\w*)")


def unresolved_discriminators(artefact: Artefact, shapes: Shapes) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each discriminator of the differential whose path is no path of the sliced element."""
    structure = artefact.resource
    snapshot = {element["id"]: element for element in structure.get("snapshot", {}).get("element", ())}
    for element in structure["differential"]["element"]:
        whole = snapshot.get(element.get("id"))
        if whole is None:
            continue
        for discriminator in element.get("slicing", {}).get("discriminator", ()):
            path = str(discriminator["path"])
            wrong = _wrong_step([Spot(structure, whole)], path, shapes)
            if wrong is not None:
                step, near = wrong
                place = _place(artefact, str(element["id"]), str(discriminator["type"]), path)
                yield Diagnostic.of(kinds.UNKNOWN_DISCRIMINATOR, place, path=path, step=step, near=near)


def _wrong_step(spots: list[Spot], path: str, shapes: Shapes) -> tuple[str, str] | None:
    """Return the first step that leads nowhere and a hint at what may be meant; None when all lead somewhere."""
    for step in re.findall(r"[^.(]+(?:\([^)]*\))?", path) or [path]:
        match = _STEP.fullmatch(step)
        if match is None:
            return step, ""
        if match["url"] or step == "resolve()":
            return None if match["url"] or any(map(_is_reference, spots)) else (step, "")
        if match["type"]:
            spots = [spot.typed([{"code": match["type"]}]) for spot in spots]
        elif match["name"]:
            below = [child for spot in spots for option in _by_type(spot) for child in shapes.children(option)]
            known = {child.name.removesuffix("[x]"): child for child in below}
            if step not in known:
                return step, nearest(step, list(known))
            spots = [child for child in below if child.name.removesuffix("[x]") == step]
    return None


def _place(artefact: Artefact, element_id: str, kind: str, path: str) -> Place:
    """Return where the source writes a discriminator: beside its type, alone or in a list."""
    document = artefact.source.document
    key: KeyPath = (*artefact.path_of(element_id), "slice", "by", kind)
    if key not in document.values:
        return document.key_place(artefact.path_of(element_id))
    written = document.data
    for step in key:
        written = written[step]
    return document.place((*key, written.index(path)) if isinstance(written, list) else key)


def _is_reference(spot: Spot) -> bool:
    """Tell whether an element can be resolved: what type it is of must be known, and be none that refers."""
    codes = type_codes(spot.element.get("type", []))
    return not codes or bool(_REFERRING & set(codes))


def _by_type(spot: Spot) -> list[Spot]:
    """Return an element as it is, or once for each type of a choice."""
    entries = spot.element.get("type", [])
    return [spot.typed([entry]) for entry in entries] if len(type_codes(entries)) > 1 else [spot]
