"""NO126: a profile of Condition says nothing about its category."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import snapshot, structures

KIND = Kind(
    "NO126",
    "condition-without-category",
    Severity.WARNING,
    Text(
        en="{name} says nothing about `category`",
        nb="{name} sier ingenting om `category`",
        nn="{name} seier ingenting om `category`",
    ),
    Text(
        en="make `category` obligatory or must-support, with a `why`",
        nb="gjør `category` obligatorisk eller må-støttes, med `why`",
        nn="gjer `category` obligatorisk eller må-støttast, med `why`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find profiles whose category may be absent and need not be supported, what own bases say counted."""
    for artefact in structures(compilation, "profile"):
        if artefact.resource["type"] != "Condition":
            continue
        category = next((item for item in snapshot(artefact) if item["id"] == "Condition.category"), {})
        if not category.get("min") and not category.get("mustSupport"):
            yield Diagnostic.of(KIND, artefact.place(), name=artefact.resource["name"])


RULE = Rule(KIND, "no", "HL7 Norway best-practice (SNOMED CT)", check)
