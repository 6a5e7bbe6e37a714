"""Find concepts by their terms, in the whole edition or among those that meet an expression."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, Place, Severity, worst
from digidot_term.jobs.opening import edition_in_use, open_to_ask
from digidot_term.record import record
from digidot_term.snomed.components import Hit
from digidot_term.snomed.edition import DEFAULT_LANGUAGES, Edition

PLACE = "--ecl"


@record
class Found:
    """The concepts found, the best first, and whether there are more; no edition when the expression cannot be read."""

    edition: Edition | None
    hits: tuple[Hit, ...]
    more: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when something in the expression was wrong, an unknown concept for one."""
        return worst(self.diagnostics) is Severity.ERROR


def search(
    text: str,
    edition: str | None,
    folder: Path | None,
    *,
    limit: int,
    expression: str | None = None,
    fuzzy: bool = False,
) -> Found:
    """Open the edition and search it; with an expression, only among the concepts that meet it."""
    if expression is None:
        opened, doubts = open_to_ask(edition_in_use(edition, folder))
        return _found(opened, text, limit, within=None, fuzzy=fuzzy, diagnostics=doubts)
    return _search_within(expression, text, edition, folder, limit=limit, fuzzy=fuzzy)


def _search_within(
    expression: str, text: str, edition: str | None, folder: Path | None, *, limit: int, fuzzy: bool
) -> Found:
    from digidot_term import ecl

    constraint, problems = ecl.parse(expression)
    found = ecl.to_diagnostics(problems, _place_of)
    if constraint is None:
        return Found(None, (), more=False, diagnostics=found)
    opened, doubts = open_to_ask(edition_in_use(edition, folder))
    ids, problems = ecl.evaluate(constraint, opened)
    found = (*doubts, *found, *ecl.to_diagnostics(problems, _place_of))
    return _found(opened, text, limit, within=ids, fuzzy=fuzzy, diagnostics=found)


def _found(
    edition: Edition,
    text: str,
    limit: int,
    *,
    within: AbstractSet[int] | None,
    fuzzy: bool,
    diagnostics: tuple[Diagnostic, ...],
) -> Found:
    hits = edition.search(text, DEFAULT_LANGUAGES, limit + 1, within=within, kindly=True, fuzzy=fuzzy)
    return Found(edition, hits[:limit], more=len(hits) > limit, diagnostics=diagnostics)


def _place_of(line: int, column: int) -> Place:
    return Place(PLACE, line, column)
