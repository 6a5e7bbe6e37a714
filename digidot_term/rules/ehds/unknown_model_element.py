"""EHDS102: a mapping or a waiver names an element that the European models do not have."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.diagnostics.nearest import nearest
from digidot_term.language import Text
from digidot_term.rules.ehds.model import VERSION, element, models
from digidot_term.rules.realisation import all_mappings, realisations
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS102",
    "unknown-model-element",
    Severity.ERROR,
    Text(
        en="the Xt-EHR models {version} have no element `{path}`{near}",
        nb="Xt-EHR-modellene {version} har ikke elementet `{path}`{near}",
        nn="Xt-EHR-modellane {version} har ikkje elementet `{path}`{near}",
    ),
    Text(
        en="correct the path: it begins with the model's name, and a choice ends in [x]",
        nb="rett stien: den begynner med modellens navn, og et valg slutter på [x]",
        nn="rett stien: han byrjar med namnet på modellen, og eit val sluttar på [x]",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find paths in mappings and waivers that no model has in the pinned version."""
    for mapping in all_mappings(compilation, "ehds"):
        if element(mapping.path) is None:
            yield _unknown(mapping.path, mapping.place)
    for realisation in realisations(compilation, "ehds"):
        for path in realisation.waived:
            if element(path) is None:
                yield _unknown(path, realisation.waiver_place(path))


def _unknown(path: str, place: Place) -> Diagnostic:
    model = path.partition(".")[0]
    known = models().get(model) or models()
    return Diagnostic.of(KIND, place, path=path, version=VERSION, near=nearest(path, known))


RULE = Rule(KIND, "ehds", "Xt-EHR logical models 1.0.0", check)
