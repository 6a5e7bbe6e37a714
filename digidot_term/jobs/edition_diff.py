"""Compare two editions."""

from __future__ import annotations

from digidot_term.diagnostics import Diagnostic
from digidot_term.diff.edition_change import EditionComparison
from digidot_term.diff.editions import compare_editions
from digidot_term.jobs.opening import open_to_ask
from digidot_term.record import record
from digidot_term.snomed.edition import Edition


@record
class Compared:
    """Two editions, what changed from one to the other, and any doubts about either."""

    old: Edition
    new: Edition
    comparison: EditionComparison
    doubts: tuple[Diagnostic, ...]


def edition_diff(old: str, new: str) -> Compared:
    """Open two editions and compare them."""
    before, first_doubts = open_to_ask(old)
    after, more_doubts = open_to_ask(new)
    comparison = compare_editions(before, after)
    return Compared(before, after, comparison, (*first_doubts, *more_doubts))
