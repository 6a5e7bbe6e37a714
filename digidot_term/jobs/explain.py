"""Find what a rule id or name stands for, among rules and all other diagnostics."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Iterator

import digidot_term
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity
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


def explanation(word: str) -> Explanation:
    """Return the explanation of a rule, or of any other kind of diagnostic, by id or name."""
    rule = rule_named(word)
    if rule is not None:
        return Explanation(rule.kind, rule, read_page(rule))
    kinds = all_kinds()
    for kind in kinds:
        if word.lower() in {kind.id.lower(), kind.name}:
            return Explanation(kind, None, None)
    known = [name for kind in kinds for name in (kind.id, kind.name)]
    close = difflib.get_close_matches(word, known, 1)
    near = f" (`{close[0]}`?)" if close else ""
    raise DigidotError(Diagnostic.of(UNKNOWN, Place("RULE"), word=word, near=near), exit_code=ExitCode.USAGE)


def all_kinds() -> tuple[Kind, ...]:
    """Return every kind of diagnostic the tool declares, in order of id: the module constants of type Kind."""
    found = {kind.id: kind for module in _modules() for kind in vars(module).values() if isinstance(kind, Kind)}
    return tuple(found[name] for name in sorted(found))


def _modules() -> Iterator[object]:
    for info in pkgutil.walk_packages(digidot_term.__path__, "digidot_term."):
        yield importlib.import_module(info.name)
