"""FHIR116: one key names two different invariants."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import differential, snapshot, structures

KIND = Kind(
    "FHIR116",
    "invariant-key-reused",
    Severity.ERROR,
    Text(
        en="invariant `{key}` is another rule in {other}",
        nb="invarianten `{key}` er en annen regel i {other}",
        nn="invarianten `{key}` er ein annan regel i {other}",
    ),
    Text(
        en="give it a key of its own, such as `{key}a`",
        nb="gi den en egen nøkkel, for eksempel `{key}a`",
        nn="gi han ein eigen nøkkel, til dømes `{key}a`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find keys that the base has with another expression, or that an earlier structure of the project has."""
    first: dict[str, tuple[str, str]] = {}
    for artefact in structures(compilation):
        inherited = {
            item["key"]: (item.get("expression"), item.get("source", artefact.resource["baseDefinition"]))
            for element in snapshot(artefact)
            for item in element.get("constraint", ())
            if item.get("source") != artefact.url
        }
        for constraint in (item for element in differential(artefact) for item in element.get("constraint", ())):
            key, expression = constraint["key"], constraint.get("expression")
            before = inherited.get(key) or first.setdefault(key, (expression, artefact.source.path))
            if before[0] != expression:
                place = artefact.source.document.key_place(("invariants", key))
                yield Diagnostic.of(KIND, place, key=key, other=before[1])


RULE = Rule(KIND, "fhir", "FHIR R4 (invariant eld-14)", check)
