"""CM101: one source code has two equivalent targets."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.map_rows import all_rows
from digidot_term.rules.rule import Rule

KIND = Kind(
    "CM101",
    "two-equivalents",
    Severity.WARNING,
    Text(
        en="{source} has {targets} as equivalents",
        nb="{source} har {targets} som ekvivalente",
        nn="{source} har {targets} som ekvivalente",
    ),
    Text(
        en="keep the one that means the same, and say how the others differ",
        nb="behold den som betyr det samme, og si hvordan de andre skiller seg",
        nn="behald den som tyder det same, og sei korleis dei andre skil seg",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find rows with several different equivalent targets."""
    for row in all_rows(compilation):
        equal = {pair.target: pair for pair in row if pair.equivalence == "equivalent"}
        if len(equal) > 1:
            pair = list(equal.values())[1]
            targets = ", ".join(f"{item.target} |{item.target_display}|" for item in equal.values())
            yield Diagnostic.of(KIND, pair.place, source=pair.source, targets=targets)


RULE = Rule(KIND, "snomed", "own rule", check)
