"""FHIR110: an element without a coded type is bound to a value set."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import in_snapshot, place_of, structures, type_codes, written_elements

KIND = Kind(
    "FHIR110",
    "binding-on-uncoded-type",
    Severity.ERROR,
    Text(
        en="`{element}` is bound to a value set, but its type is {types}",
        nb="`{element}` er bundet til et verdisett, men typen er {types}",
        nn="`{element}` er bunde til eit verdisett, men typen er {types}",
    ),
    Text(
        en="take the binding out, or bind the coded element that is meant",
        nb="ta ut bindingen, eller bind det kodede elementet som menes",
        nn="ta ut bindinga, eller bind det koda elementet som er meint",
    ),
)

CODED = frozenset({"code", "Coding", "CodeableConcept", "Quantity", "string", "uri"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find bindings on elements none of whose types can carry a code."""
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            types = type_codes(in_snapshot(artefact, element))
            if "binding" in element and types and not CODED & set(types):
                place = place_of(artefact, element, "bind")
                yield Diagnostic.of(KIND, place, element=element["id"], types=", ".join(types))


RULE = Rule(KIND, "fhir", "FHIR R4 (invariant eld-11)", check)
