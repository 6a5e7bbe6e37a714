"""VS103: an exclude takes nothing out of what the value set includes."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries, selected

KIND = Kind(
    "VS103",
    "exclude-without-effect",
    Severity.WARNING,
    Text(
        en="the exclude takes nothing out",
        nb="utelatelsen tar ikke ut noe",
        nn="utelatinga tek ikkje ut noko",
    ),
    Text(
        en="take it out, or correct the code: what it names is not included",
        nb="fjern den, eller rett koden: det den nevner, er ikke inkludert",
        nn="fjern henne, eller rett koden: det ho nemner, er ikkje inkludert",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find excludes that share no code with the includes, and single excluded codes that no include has."""
    for artefact in compilation.of_type("ValueSet"):
        included: set[tuple[str, str]] = set()
        for _, entry in entries(artefact, "include"):
            included |= selected(entry, compilation) or frozenset()
        for element, entry in entries(artefact, "exclude"):
            if "concept" in entry:
                for number, concept in enumerate(entry["concept"]):
                    if (entry.get("system"), concept["code"]) not in included:
                        yield Diagnostic.of(KIND, artefact.place(f"{element}.concept[{number}]"))
            elif included.isdisjoint(selected(entry, compilation) or frozenset()):
                yield Diagnostic.of(KIND, artefact.place(element))


RULE = Rule(KIND, "snomed", "own rule", check)
