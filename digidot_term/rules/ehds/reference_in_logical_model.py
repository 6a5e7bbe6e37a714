"""EHDS108: a logical model points with a Reference instead of naming the other model."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.logical import logical_elements
from digidot_term.rules.ehds.type_not_allowed import LINKS
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS108",
    "reference-in-logical-model",
    Severity.WARNING,
    Text(
        en="`{element}` of a logical model has the type {type}",
        nb="`{element}` i en logisk modell har typen {type}",
        nn="`{element}` i ein logisk modell har typen {type}",
    ),
    Text(
        en="name the other logical model as the type: how it is linked is a matter of the profiles",
        nb="bruk den andre logiske modellen som type: hvordan den kobles, hører til i profilene",
        nn="bruk den andre logiske modellen som type: korleis han blir kopla, høyrer til i profilane",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find elements of logical models that are references."""
    for item in logical_elements(compilation):
        for name in item.types:
            if name in LINKS:
                yield Diagnostic.of(KIND, item.place, element=item.id, type=name)


RULE = Rule(KIND, "ehds", "Xt-EHR authoring process, data types", check)
