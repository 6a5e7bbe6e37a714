"""CM104: a side of a map is not bounded by a value set."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "CM104",
    "map-scope-missing",
    Severity.WARNING,
    Text(
        en="the {side} side is bounded by no value set: {system}",
        nb="{side}-siden er ikke avgrenset av noe verdisett: {system}",
        nn="{side}-sida er ikkje avgrensa av noko verdisett: {system}",
    ),
    Text(
        en="name it: `{side}: {{system: ..., valueset: ...}}`",
        nb="oppgi det: `{side}: {{system: ..., valueset: ...}}`",
        nn="oppgje det: `{side}: {{system: ..., valueset: ...}}`",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find sides that name a code system alone."""
    for artefact in compilation.of_type("ConceptMap"):
        for side in ("source", "target"):
            written = getattr(artefact.source.model, side)
            if written.valueset is None:
                place = artefact.source.document.place((side, "system"))
                yield Diagnostic.of(KIND, place, side=side, system=written.system)


RULE = Rule(KIND, "snomed", "FHIR R4 (ConceptMap.source[x], target[x])", check)
