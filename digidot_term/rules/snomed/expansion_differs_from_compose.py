"""VS105: the stored expansion is not what the compose means when it is evaluated again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import Codes, entries, expanded, selected

KIND = Kind(
    "VS105",
    "expansion-differs-from-compose",
    Severity.ERROR,
    Text(
        en="the stored expansion cannot be what the value set selects: {problem}",
        nb="den lagrede ekspansjonen kan ikke være det verdisettet velger: {problem}",
        nn="den lagra ekspansjonen kan ikkje vere det verdisettet vel: {problem}",
    ),
    Text(
        en="list the codes when their code system is only here in part; otherwise build again",
        nb="list opp kodene når bare en del av kodeverket er her; bygg ellers på nytt",
        nn="list opp kodane når berre ein del av kodeverket er her; bygg elles på nytt",
    ),
)

LONGEST_LIST = 5


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Evaluate each compose anew and compare it with the expansion; where it cannot be told, warn."""
    for artefact in compilation.of_type("ValueSet"):
        codes: set[tuple[str, str]] = set()
        problem = None
        for key in ("include", "exclude"):
            for element, entry in entries(artefact, key):
                found = selected(entry, compilation)
                if found is None:
                    problem = _unlisted(entry, compilation)
                    unsure = Diagnostic.of(KIND, artefact.place(element), problem=problem)
                    yield unsure.with_severity(Severity.WARNING)
                elif key == "include":
                    codes |= found
                else:
                    codes -= found
        if problem is None:
            stored = expanded(artefact.resource)
            if codes != stored:
                yield Diagnostic.of(KIND, artefact.place(), problem=_difference(frozenset(codes), stored))


def _unlisted(entry: dict[str, Any], compilation: Compilation) -> str:
    """Return what cannot be listed, with how much of the code system is here."""
    if "system" not in entry:
        return ", ".join(entry.get("valueSet", ()))
    listed = compilation.definitions.code_system(str(entry["system"])) or {}
    return f"{entry['system']} (content: {listed.get('content', 'not-present')})"


def _difference(codes: Codes, stored: Codes) -> str:
    """Return codes that are missing (`-`) and codes too many (`+`), the first of each."""
    missing = [f"-{code}" for _, code in sorted(codes - stored)]
    extra = [f"+{code}" for _, code in sorted(stored - codes)]
    return ", ".join((*missing[:LONGEST_LIST], *extra[:LONGEST_LIST]))


RULE = Rule(KIND, "snomed", "FP29, HL7 validator (expansions)", check)
