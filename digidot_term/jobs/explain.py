"""Find what a rule id or name stands for, among rules and all other diagnostics."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import digidot_term
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity
from digidot_term.diagnostics.nearest import nearest
from digidot_term.ecl.problem import Rule as EclRule
from digidot_term.language import Text
from digidot_term.report.rules import Explanation
from digidot_term.rules.page import read_page
from digidot_term.rules.registry import rule_named

UNKNOWN = Kind(
    "SRC032",
    "nothing-to-explain",
    Severity.ERROR,
    Text(
        en="there is no rule or diagnostic `{word}`{near}",
        nb="det finnes ingen regel eller melding `{word}`{near}",
        nn="det finst inga regel eller melding `{word}`{near}",
    ),
    Text(
        en="`digidot-term rules` lists the rules",
        nb="`digidot-term rules` viser reglene",
        nn="`digidot-term rules` viser reglane",
    ),
)


def explanations(word: str) -> tuple[Explanation, ...]:
    """Return the explanation of a rule, or of any other kind of diagnostic, by id or by name.

    The same mistake may be found in several places, under one name and different ids: all are explained.
    """
    kinds = all_kinds()
    found = [kind for kind in kinds if word.lower() in {kind.id.lower(), kind.name}]
    if not found:
        known = [name for kind in kinds for name in (kind.id, kind.name)]
        near = nearest(word, known)
        raise DigidotError(Diagnostic.of(UNKNOWN, Place("RULE"), word=word, near=near), exit_code=ExitCode.USAGE)
    return tuple(_explanation(kind) for kind in found)


def _explanation(kind: Kind) -> Explanation:
    rule = rule_named(kind.id)
    return Explanation(kind, rule, read_page(rule) if rule else None)


def all_kinds() -> tuple[Kind, ...]:
    """Return every kind of diagnostic the tool declares, in order of id: module constants, and those ECL rules hold."""
    values = [value for module in _modules() for value in vars(module).values()]
    kinds = [value.diagnostic if isinstance(value, EclRule) else value for value in values]
    found = {kind.id: kind for kind in kinds if isinstance(kind, Kind)}
    return tuple(found[name] for name in sorted(found))


def _modules() -> Iterator[object]:
    for info in pkgutil.walk_packages(digidot_term.__path__, "digidot_term."):
        yield importlib.import_module(info.name)
