"""FHIR111: an element is bound to every code of SNOMED CT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries
from digidot_term.rules.structure_elements import place_of, structures, written_elements
from digidot_term.snomed.constants import ROOT

KIND = Kind(
    "FHIR111",
    "binding-to-all-of-snomed",
    Severity.ERROR,
    Text(
        en="`{element}` is bound to all of SNOMED CT ({valueset})",
        nb="`{element}` er bundet til hele SNOMED CT ({valueset})",
        nn="`{element}` er bunde til heile SNOMED CT ({valueset})",
    ),
    Text(
        en="bind it to a value set that holds the codes that are meant",
        nb="bind det til et verdisett med de kodene som menes",
        nn="bind det til eit verdisett med dei kodane som er meinte",
    ),
)

_ALL = rf"(=isa/{ROOT}|=ecl/(\*|%3C%3C{ROOT}|<<{ROOT}))?"
_IMPLICIT = re.compile(rf"{re.escape(SNOMED)}(/[0-9]+(/version/[0-9]+)?)?\?fhir_vs{_ALL}")
_EVERYTHING = ({"op": "=", "value": "*"}, {"op": "=", "value": f"<< {ROOT}"}, {"op": "is-a", "value": str(ROOT)})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find bindings to the implicit value set of all SNOMED CT, or to one of ours that leaves nothing out."""
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            valueset = str(element.get("binding", {}).get("valueSet", ""))
            if _IMPLICIT.fullmatch(valueset) or _is_everything(compilation, valueset):
                place = place_of(artefact, element, "bind", "valueset")
                yield Diagnostic.of(KIND, place, element=element["id"], valueset=valueset)


def _is_everything(compilation: Compilation, canonical: str) -> bool:
    valueset = compilation.by_url(canonical)
    includes = entries(valueset, "include") if valueset else ()
    return any(
        {"op": item["op"], "value": item["value"]} in _EVERYTHING
        for _, entry in includes
        for item in entry.get("filter", ())
    )


RULE = Rule(KIND, "fhir", "HL7 validator (bindings to all of SNOMED CT)", check)
