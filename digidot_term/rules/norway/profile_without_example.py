"""NO111: a profile has no example."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import structures

KIND = Kind(
    "NO111",
    "profile-without-example",
    Severity.ERROR,
    Text(
        en="no example of {name}",
        nb="ingen eksempler på {name}",
        nn="ingen eksempel på {name}",
    ),
    Text(
        en="add one to structuredefinitions/examples/ with `of: {id}`",
        nb="legg et i structuredefinitions/examples/ med `of: {id}`",
        nn="legg eit i structuredefinitions/examples/ med `of: {id}`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find profiles of resources, abstract ones left out, that no example claims to meet."""
    shown = {url for item in compilation.examples for url in item.resource.get("meta", {}).get("profile", ())}
    for artefact in structures(compilation, "profile"):
        if artefact.url not in shown and not artefact.resource["abstract"]:
            yield Diagnostic.of(KIND, artefact.place(), name=artefact.resource["name"], id=artefact.id)


RULE = Rule(KIND, "no", "HL7 Norway best-practice (national checklist)", check)
