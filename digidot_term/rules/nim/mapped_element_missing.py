"""NIM102: an information element is mapped to an element that the profile forbids."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.realisation import all_mappings
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import snapshot

KIND = Kind(
    "NIM102",
    "mapped-element-missing",
    Severity.ERROR,
    Text(
        en="`{path}` is mapped to `{element}`, which this profile does not allow (`{forbidden}` has max 0)",
        nb="`{path}` er koblet til `{element}`, som profilen ikke tillater (`{forbidden}` har max 0)",
        nn="`{path}` er kopla til `{element}`, som profilen ikkje tillèt (`{forbidden}` har max 0)",
    ),
    Text(
        en="allow the element, map another one, or waive `{path}`",
        nb="tillat elementet, koble til et annet, eller gjør unntak for `{path}`",
        nn="tillat elementet, kople til eit anna, eller gjer unntak for `{path}`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find mappings on elements that are 0..0, or inside one that is."""
    for mapping in all_mappings(compilation, "helse-nim"):
        element = str(mapping.element["id"])
        never = [str(item["id"]) for item in snapshot(mapping.artefact) if item.get("max") == "0"]
        forbidden = next((item for item in never if element == item or element.startswith(f"{item}.")), None)
        if forbidden:
            yield Diagnostic.of(KIND, mapping.place, path=mapping.path, element=element, forbidden=forbidden)


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
