"""CM103: a source code has a target and is said to have none."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.map_rows import UNMATCHED, all_rows
from digidot_term.rules.rule import Rule

KIND = Kind(
    "CM103",
    "unmatched-with-target",
    Severity.ERROR,
    Text(
        en="{source} has the target {target}, and is said to have none",
        nb="{source} har målet {target}, og sies å ikke ha noe",
        nn="{source} har målet {target}, og er sagt å ikkje ha noko",
    ),
    Text(
        en="keep `to: none`, or the target",
        nb="behold `to: none`, eller målet",
        nn="behald `to: none`, eller målet",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find rows in which `to: none` stands beside a target."""
    for row in all_rows(compilation):
        nowhere = next((pair for pair in row if pair.equivalence == UNMATCHED), None)
        target = next((pair.target for pair in row if pair.target), None)
        if nowhere is not None and target is not None:
            yield Diagnostic.of(KIND, nowhere.place, source=nowhere.source, target=target)


RULE = Rule(KIND, "snomed", "FHIR R4 (ConceptMap, unmatched)", check)
