"""EHDS103: an element that the European model demands may be left out in the profile."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.carried import carried_elements, deviation
from digidot_term.rules.ehds.model import is_obligatory
from digidot_term.rules.realisation import Realisation
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS103",
    "obligatory-element-optional",
    Severity.ERROR,
    Text(
        en="`{path}` is {cardinality} in the model, but `{element}` may be left out",
        nb="`{path}` er {cardinality} i modellen, men `{element}` kan utelates",
        nn="`{path}` er {cardinality} i modellen, men `{element}` kan utelatast",
    ),
    Text(
        en="give the element and those around it min 1, or say in a waiver of `{path}` what is done when it is missing",
        nb="gi elementet, og dem rundt, min 1, eller skriv i waivers for `{path}` hva som gjøres når det mangler",
        nn="gje elementet, og dei rundt, min 1, eller skriv i waivers for `{path}` kva som blir gjort når det manglar",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find carriers with min 0 of elements with min >= 1; a waiver explains the deviation."""
    for realisation, element in carried_elements(compilation):
        if element.minimum and not _holds(realisation, element.path):
            yield deviation(KIND, realisation, element)


def _holds(realisation: Realisation, path: str) -> bool:
    """Tell whether a path that is obligatory in its group is so in the profile; all the way up where the groups are."""
    return realisation.is_obligatory(path) if is_obligatory(path) else realisation.minimum(path) > 0


RULE = Rule(KIND, "ehds", "Xt-EHR logical models 1.0.0", check)
