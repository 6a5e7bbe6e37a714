"""VS105: the stored expansion is not what the compose means when it is evaluated again."""

from __future__ import annotations

from collections.abc import Iterator

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
        en="the expansion is not what the value set selects: {problem}",
        nb="ekspansjonen er ikke det verdisettet velger: {problem}",
        nn="ekspansjonen er ikkje det verdisettet vel: {problem}",
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
                    problem = f"{entry.get('system') or entry.get('valueSet')} ?"
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


def _difference(codes: Codes, stored: Codes) -> str:
    """Return codes that are missing (`-`) and codes too many (`+`), the first of each."""
    missing = [f"-{code}" for _, code in sorted(codes - stored)]
    extra = [f"+{code}" for _, code in sorted(stored - codes)]
    return ", ".join((*missing[:LONGEST_LIST], *extra[:LONGEST_LIST]))


RULE = Rule(KIND, "snomed", "FP29, HL7 validator (expansions)", check)
