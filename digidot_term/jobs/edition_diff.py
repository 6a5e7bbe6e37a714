"""Compare two editions."""

from __future__ import annotations

from digidot_term.diagnostics import Diagnostic
from digidot_term.diff.edition_change import EditionComparison
from digidot_term.diff.editions import compare_editions
from digidot_term.record import record
from digidot_term.snomed.edition import Edition

Asked = tuple[Edition, tuple[Diagnostic, ...]]
"""An edition, and what is doubtful about it."""


@record
class Compared:
    """Two editions, what changed from one to the other, and any doubts about either."""

    old: Edition
    new: Edition
    comparison: EditionComparison
    doubts: tuple[Diagnostic, ...]


def edition_diff(old: Asked, new: Asked) -> Compared:
    """Compare two editions that were opened to be asked."""
    (before, first_doubts), (after, more_doubts) = old, new
    return Compared(before, after, compare_editions(before, after), (*first_doubts, *more_doubts))
