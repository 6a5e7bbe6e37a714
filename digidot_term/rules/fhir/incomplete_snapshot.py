"""FHIR108: an element of our own has no id, path, cardinality, definition or base in the snapshot, or shares its id."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import Element, differential, snapshot, structures

KIND = Kind(
    "FHIR108",
    "incomplete-snapshot",
    Severity.ERROR,
    Text(
        en="`{element}` in the snapshot is incomplete or contradicts itself: {problem}",
        nb="`{element}` i snapshotet er ufullstendig eller motsier seg selv: {problem}",
        nn="`{element}` i snapshotet er ufullstendig eller motseier seg sjølv: {problem}",
    ),
    Text(
        en="write what is missing (`short` or `definition`, `card`) on the element",
        nb="skriv det som mangler (`short` eller `definition`, `card`) på elementet",
        nn="skriv det som manglar (`short` eller `definition`, `card`) på elementet",
    ),
)

_NEEDED = ("id", "path", "definition", "min", "max", "base")


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Look at the elements our own differentials speak of; what a base brings in is not ours."""
    for artefact in structures(compilation):
        own = {str(element["id"]) for element in differential(artefact)}
        seen: set[str] = set()
        for element in snapshot(artefact):
            name = str(element.get("id", ""))
            problems = list(_problems(element, str(artefact.resource["type"]))) if name in own else []
            if name in seen:
                problems.append("id × 2")
            seen.add(name)
            for problem in problems:
                yield Diagnostic.of(KIND, artefact.place(name), element=name, problem=problem)


def _problems(element: Element, structure_type: str) -> Iterator[str]:
    for key in _NEEDED:
        if key not in element:
            yield f"`{key}`"
    low, high = element.get("min", 0), element.get("max", "*")
    if high != "*" and int(low) > int(high):
        yield f"min {low} > max {high}"
    if str(element.get("path", "")).partition(".")[0] != structure_type.rpartition("/")[2]:
        yield f"path {element.get('path')}"


RULE = Rule(KIND, "fhir", "FHIR R4 (invariants sdf-3, sdf-8a, sdf-8b, sdf-14, sdf-16, eld-2)", check)
