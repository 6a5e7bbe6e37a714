"""EHDS101: an element of the realised European model is neither mapped nor waived."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.model import models, wanted
from digidot_term.rules.realisation import realisations
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS101",
    "model-element-unmapped",
    Severity.ERROR,
    Text(
        en="`{path}` ({cardinality}) has no element in this profile and no waiver",
        nb="`{path}` ({cardinality}) har verken et element i profilen eller et begrunnet unntak",
        nn="`{path}` ({cardinality}) har korkje eit element i profilen eller eit grunngjeve unntak",
    ),
    Text(
        en="write `maps: {{ehds: {path}}}` on the element that carries it, or a waiver with its reason",
        nb="skriv `maps: {{ehds: {path}}}` på elementet som bærer det, eller et unntak med begrunnelse i waivers",
        nn="skriv `maps: {{ehds: {path}}}` på elementet som ber det, eller eit unntak med grunngjeving i waivers",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find uncovered elements of the realised model: an error where the model has 1.., a warning where it has 0.. ."""
    for realisation in realisations(compilation, "ehds"):
        elements = models().get(realisation.model, {})
        for path in realisation.uncovered(wanted(realisation.model)):
            element = elements[path]
            found = Diagnostic.of(KIND, realisation.place(), path=path, cardinality=element.cardinality)
            yield found if element.minimum else found.with_severity(Severity.WARNING)


RULE = Rule(KIND, "ehds", "Xt-EHR logical models 1.0.0", check)
