"""CM105: a relation between two SNOMED CT concepts contradicts the hierarchy."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED
from digidot_term.rules.map_rows import MapPair, all_rows
from digidot_term.rules.rule import Rule
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid

KIND = Kind(
    "CM105",
    "relation-against-hierarchy",
    Severity.WARNING,
    Text(
        en="{source} to {target} is said to be {said}, and by the hierarchy it is {actual}",
        nb="{source} til {target} er oppgitt som {said}, men er {actual} etter hierarkiet",
        nn="{source} til {target} er oppgitt som {said}, men er {actual} etter hierarkiet",
    ),
    Text(
        en="correct `relation` (here in FHIR R4's words: {actual}), or the target",
        nb="rett `relation` (her med ordene i FHIR R4: {actual}), eller målet",
        nn="rett `relation` (her med orda i FHIR R4: {actual}), eller målet",
    ),
)

_HIERARCHICAL = frozenset({"equivalent", "wider", "narrower"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Compare the relations of pairs within SNOMED CT with is-a."""
    for pair in (pair for row in all_rows(compilation) for pair in row):
        if {pair.source_system, pair.target_system} != {SNOMED} or not (
            is_sctid(pair.source) and is_sctid(pair.target)
        ):
            continue
        actual = _actual(pair, compilation.edition)
        if actual != pair.equivalence and (actual in _HIERARCHICAL or pair.equivalence in _HIERARCHICAL):
            values = {"source": pair.source, "target": pair.target, "said": pair.equivalence}
            yield Diagnostic.of(KIND, pair.place, actual=actual, **values)


def _actual(pair: MapPair, edition: Edition) -> str:
    """Return what the target is to the source, in R4's words."""
    source, target = int(pair.source), int(pair.target)
    if source == target:
        return "equivalent"
    if edition.subsumes(target, source):
        return "wider"
    return "narrower" if edition.subsumes(source, target) else "relatedto"


RULE = Rule(KIND, "snomed", "FHIR R4 (concept map equivalence)", check)
