"""NO118: a value set takes a whole top-level hierarchy of SNOMED CT, or all of it."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries
from digidot_term.snomed.constants import ROOT
from digidot_term.snomed.edition import Edition

KIND = Kind(
    "NO118",
    "unbounded-snomed-valueset",
    Severity.WARNING,
    Text(
        en="the value set takes all of {what}",
        nb="verdisettet tar med alt i {what}",
        nn="verdisettet tek med alt i {what}",
    ),
    Text(
        en="choose the concepts that are used: a narrower expression, a refset or a list",
        nb="velg de begrepene som brukes: et smalere uttrykk, en refset eller en liste",
        nn="vel dei omgrepa som blir brukte: eit smalare uttrykk, ein refset eller ei liste",
    ),
)

_WHOLE = frozenset({"is-a", "descendent-of"})


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find includes that are the root of SNOMED CT or a concept right below it, with all descendants."""
    for artefact in compilation.of_type("ValueSet"):
        for element, entry in entries(artefact, "include"):
            filters = entry.get("filter", ())
            wide = [_wide(item, compilation.edition) for item in filters]
            if wide and all(wide):
                yield Diagnostic.of(KIND, artefact.place(element), what=wide[0])


def _wide(item: dict[str, str], edition: Edition) -> str | None:
    """Return the hierarchy a filter takes whole, as ECL with its term; None when it takes less."""
    if item["value"] == "*":
        return "*"
    if item["op"] not in _WHOLE:
        return None
    sctid = int(item["value"])
    if sctid == ROOT or edition.parents(sctid) == (ROOT,):
        return f"{sctid} |{edition.term(sctid)}|"
    return None


RULE = Rule(KIND, "no", "HL7 Norway best-practice (code system principles)", check)
