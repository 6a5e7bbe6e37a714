"""NO106: a slicing is closed."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

KIND = Kind(
    "NO106",
    "closed-slicing",
    Severity.WARNING,
    Text(
        en="the slicing of `{element}` is closed",
        nb="slicingen av `{element}` er lukket",
        nn="slicinga av `{element}` er lukka",
    ),
    Text(
        en="leave `rules` out: slicing is open, and others may add what they need",
        nb="utelat `rules`: slicing er åpen, og andre kan legge til det de trenger",
        nn="utelat `rules`: slicing er open, og andre kan leggje til det dei treng",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find slicings of our own that allow nothing beside their slices."""
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            if element.get("slicing", {}).get("rules") == "closed":
                yield Diagnostic.of(KIND, place_of(artefact, element, "slice", "rules"), element=element["id"])


RULE = Rule(KIND, "no", "HL7 Norway best-practice (no-basis principles)", check)
