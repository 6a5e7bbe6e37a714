"""CM102: one pair of source and target stands in a map twice."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.map_rows import all_rows
from digidot_term.rules.rule import Rule

KIND = Kind(
    "CM102",
    "contradicting-pair",
    Severity.ERROR,
    Text(
        en="{source} to {target} stands here as {second}, and before as {first}",
        nb="{source} til {target} står her som {second}, og før som {first}",
        nn="{source} til {target} står her som {second}, og før som {first}",
    ),
    Text(
        en="keep the row that is right",
        nb="behold raden som er riktig",
        nn="behald rada som er rett",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find pairs that come again in the row of their source, with the same relation or another."""
    for row in all_rows(compilation):
        first: dict[str, str] = {}
        for pair in row:
            before = first.setdefault(pair.target, pair.equivalence)
            if pair is not next(item for item in row if item.target == pair.target):
                values = {"source": pair.source, "target": pair.target or "-", "first": before}
                yield Diagnostic.of(KIND, pair.place, second=pair.equivalence, **values)


RULE = Rule(KIND, "snomed", "HL7 validator (concept maps, target duplication)", check)
