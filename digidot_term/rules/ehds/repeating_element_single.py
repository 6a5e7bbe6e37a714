"""EHDS104: an element that repeats in the European model may stand once only in the profile."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.carried import carried_elements, deviation
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS104",
    "repeating-element-single",
    Severity.WARNING,
    Text(
        en="`{path}` is {cardinality} in the model, but `{element}` may stand once only: the rest is lost",
        nb="`{path}` er {cardinality} i modellen, men `{element}` kan bare stå én gang: resten går tapt",
        nn="`{path}` er {cardinality} i modellen, men `{element}` kan berre stå éin gong: resten går tapt",
    ),
    Text(
        en="allow more than one, or say in a waiver of `{path}` why one is enough",
        nb="tillat flere, eller begrunn i waivers for `{path}` hvorfor ett er nok",
        nn="tillat fleire, eller grunngje i waivers for `{path}` kvifor eitt er nok",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find carriers with max 1, and nothing around them that repeats, of elements with max *."""
    for realisation, element in carried_elements(compilation):
        if element.maximum == "*" and not realisation.repeats(element.path):
            yield deviation(KIND, realisation, element)


RULE = Rule(KIND, "ehds", "Xt-EHR logical models 1.0.0", check)
