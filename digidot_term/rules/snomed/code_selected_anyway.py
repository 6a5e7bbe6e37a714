"""VS106: a code is listed that an expression of the same value set selects already."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries, selected

KIND = Kind(
    "VS106",
    "code-selected-anyway",
    Severity.INFO,
    Text(
        en="{code} |{term}| is also selected by the include in line {line}",
        nb="{code} |{term}| velges også av inkluderingen i linje {line}",
        nn="{code} |{term}| blir òg vald av inkluderinga i linje {line}",
    ),
    Text(
        en="take it out of the list",
        nb="ta den ut av listen",
        nn="ta han ut av lista",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find listed codes that are among those of another include."""
    for artefact in compilation.of_type("ValueSet"):
        includes = list(entries(artefact, "include"))
        wide = [
            (element, selected(entry, compilation) or frozenset()) for element, entry in includes if "filter" in entry
        ]
        for element, entry in includes:
            for number, concept in enumerate(entry.get("concept", ())):
                by = next((one for one, codes in wide if (entry.get("system"), concept["code"]) in codes), None)
                if by is not None:
                    values = {
                        "code": concept["code"],
                        "term": concept.get("display", ""),
                        "line": artefact.place(by).line,
                    }
                    yield Diagnostic.of(KIND, artefact.place(f"{element}.concept[{number}]"), **values)


RULE = Rule(KIND, "snomed", "own rule", check)
