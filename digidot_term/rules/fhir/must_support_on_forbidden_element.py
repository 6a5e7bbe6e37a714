"""FHIR119: an element is forbidden and must be supported."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import in_snapshot, place_of, structures, written_elements

KIND = Kind(
    "FHIR119",
    "must-support-on-forbidden-element",
    Severity.WARNING,
    Text(
        en="`{element}` is forbidden (max 0) and must be supported",
        nb="`{element}` er forbudt (max 0) og samtidig må-støttes",
        nn="`{element}` er forbode (max 0) og må samtidig støttast",
    ),
    Text(
        en="take `ms` out, or allow the element",
        nb="ta ut `ms`, eller tillat elementet",
        nn="ta ut `ms`, eller tillat elementet",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find elements our own differential forbids and demands at once."""
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            whole = in_snapshot(artefact, element)
            if whole.get("max") == "0" and element.get("mustSupport"):
                yield Diagnostic.of(KIND, place_of(artefact, element, "ms"), element=element["id"])


RULE = Rule(KIND, "fhir", "HL7 validator (mustSupport)", check)
