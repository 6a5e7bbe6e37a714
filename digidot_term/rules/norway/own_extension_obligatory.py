"""NO122: an extension of the project's own is obligatory."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import place_of, structures, written_elements

KIND = Kind(
    "NO122",
    "own-extension-obligatory",
    Severity.INFO,
    Text(
        en="the project's own extension `{element}` is obligatory",
        nb="den egne utvidelsen `{element}` er obligatorisk",
        nn="den eigne utvidinga `{element}` er obligatorisk",
    ),
    Text(
        en="make it optional, or use an element or an official extension",
        nb="gjør den valgfri, eller bruk et element eller en offisiell utvidelse",
        nn="gjer henne valfri, eller bruk eit element eller ei offisiell utviding",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find own extensions with a minimum of one, on the resource or deep in it."""
    own = {artefact.url for artefact in structures(compilation, "extension")}
    for artefact in structures(compilation, "profile", "datatype"):
        for element in written_elements(artefact):
            profiles = {url for entry in element.get("type", ()) for url in entry.get("profile", ())}
            if element.get("min", 0) and profiles & own:
                yield Diagnostic.of(KIND, place_of(artefact, element, "card"), element=element["id"])


RULE = Rule(KIND, "no", "HL7 Norway best-practice (international references)", check)
