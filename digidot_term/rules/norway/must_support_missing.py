"""NO105: a profile has no element that must be supported."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import snapshot, structures

KIND = Kind(
    "NO105",
    "must-support-missing",
    Severity.WARNING,
    Text(
        en="no element of {name} is marked must-support",
        nb="ingen elementer i {name} er merket må-støttes",
        nn="ingen element i {name} er merkte må-støttast",
    ),
    Text(
        en="mark with `ms: true` what systems have to fill in and keep",
        nb="merk med `ms: true` det systemer må fylle ut og ta vare på",
        nn="merk med `ms: true` det system må fylle ut og ta vare på",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find profiles of resources without a single must-support element, inherited ones counted."""
    for artefact in structures(compilation, "profile"):
        if not any(element.get("mustSupport") for element in snapshot(artefact)):
            yield Diagnostic.of(KIND, artefact.place(), name=artefact.resource["name"])


RULE = Rule(KIND, "no", "HL7 Norway best-practice (national profiles principles)", check)
