"""VS102: a value set lists a code and excludes it again."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries, selected

KIND = Kind(
    "VS102",
    "included-and-excluded",
    Severity.WARNING,
    Text(
        en="{code} |{term}| is listed, and excluded again",
        nb="{code} |{term}| er listet opp, og utelatt igjen",
        nn="{code} |{term}| er lista opp, og utelaten att",
    ),
    Text(
        en="take it out of the list, or mend the exclude",
        nb="ta den ut av listen, eller rett utelatelsen",
        nn="ta han ut av lista, eller rett utelatinga",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find codes listed one by one that an exclude takes out."""
    for artefact in compilation.of_type("ValueSet"):
        taken: set[tuple[str, str]] = set()
        for _, entry in entries(artefact, "exclude"):
            taken |= selected(entry, compilation) or frozenset()
        for element, entry in entries(artefact, "include"):
            for number, concept in enumerate(entry.get("concept", ())):
                if (entry.get("system"), concept["code"]) in taken:
                    place = artefact.place(f"{element}.concept[{number}]")
                    yield Diagnostic.of(KIND, place, code=concept["code"], term=concept.get("display", ""))


RULE = Rule(KIND, "snomed", "own rule", check)
