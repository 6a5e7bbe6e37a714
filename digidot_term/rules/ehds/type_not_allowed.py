"""EHDS107: an element of a logical model has a type that the European models do not use."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.ehds.logical import logical_elements
from digidot_term.rules.rule import Rule

KIND = Kind(
    "EHDS107",
    "type-not-allowed",
    Severity.WARNING,
    Text(
        en="`{element}` has the type {type}, which European logical models do not use",
        nb="`{element}` har typen {type}, som europeiske logiske modeller ikke bruker",
        nn="`{element}` har typen {type}, som europeiske logiske modellar ikkje bruker",
    ),
    Text(
        en="use one of {allowed}, or another logical model",
        nb="bruk en av {allowed}, eller en annen logisk modell",
        nn="bruk ein av {allowed}, eller ein annan logisk modell",
    ),
)

ALLOWED = (
    "string",
    "boolean",
    "integer",
    "decimal",
    "date",
    "time",
    "dateTime",
    "Period",
    "Quantity",
    "Range",
    "Ratio",
    "Identifier",
    "CodeableConcept",
)
GROUPS = ("Base", "BackboneElement", "Element")
LINKS = ("Reference", "canonical")
"""Rule EHDS108 speaks of these."""
_CORE = "http://hl7.org/fhir/StructureDefinition/"


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find types that are neither in the list nor a group nor a model."""
    for item in logical_elements(compilation):
        for name in item.types:
            is_model = ":" in name and not name.startswith(_CORE)
            if name.removeprefix(_CORE) not in (*ALLOWED, *GROUPS, *LINKS) and not is_model:
                yield Diagnostic.of(KIND, item.place, element=item.id, type=name, allowed=", ".join(ALLOWED))


RULE = Rule(KIND, "ehds", "Xt-EHR authoring process, data types", check)
