"""NIM101: an information element of the realised Helse-NIM model is neither mapped nor waived."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.nim.model import models
from digidot_term.rules.realisation import realisations
from digidot_term.rules.rule import Rule

KIND = Kind(
    "NIM101",
    "information-element-unmapped",
    Severity.WARNING,
    Text(
        en="`{path}` of Helse-NIM {model} has no element in this profile and no waiver",
        nb="`{path}` i Helse-NIM {model} har verken et element i profilen eller et begrunnet unntak",
        nn="`{path}` i Helse-NIM {model} har korkje eit element i profilen eller eit grunngjeve unntak",
    ),
    Text(
        en="write `maps: {{helse-nim: {path}}}` on the element that carries it, or a waiver with its reason",
        nb="skriv `maps: {{helse-nim: {path}}}` på elementet som bærer det, eller et unntak med begrunnelse i waivers",
        nn="skriv `maps: {{helse-nim: {path}}}` på elementet som ber det, eller eit unntak med grunngjeving i waivers",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find the information elements of the realised model that the profile does not speak of."""
    for realisation in realisations(compilation, "helse-nim"):
        paths = [item.path for item in models().get(realisation.model, ())]
        for path in realisation.uncovered(paths):
            yield Diagnostic.of(KIND, realisation.place(), path=path, model=realisation.model)


RULE = Rule(KIND, "nim", "Helse-NIM (Helsedirektoratet, consultation draft 2025)", check)
