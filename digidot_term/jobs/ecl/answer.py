"""Answer an ECL expression."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path

from digidot_term import ecl
from digidot_term.diagnostics import Diagnostic, Place, Severity, worst
from digidot_term.jobs.opening import edition_in_use, open_to_ask
from digidot_term.record import record
from digidot_term.snomed.edition import Edition

PLACE = "expression"


@record
class Answer:
    """The concepts that meet an expression, or rows where it selects fields of refset members.

    There is no edition and there are no ids when it could not be read.
    """

    edition: Edition | None
    ids: AbstractSet[int]
    diagnostics: tuple[Diagnostic, ...]
    rows: ecl.Rows | None = None

    @property
    def failed(self) -> bool:
        """True when something in the expression was wrong, an unknown concept for one."""
        return worst(self.diagnostics) is Severity.ERROR


def answer(text: str, edition: str | None, folder: Path | None, *, self_grouped: bool = False) -> Answer:
    """Parse `text`, then evaluate it; nothing is opened for an expression that cannot be read."""
    expression, problems = ecl.parse(text)
    found = ecl.to_diagnostics(problems, place_of)
    if expression is None:
        return Answer(None, frozenset(), found)
    opened, doubts = open_to_ask(edition_in_use(edition, folder))
    met = ecl.answer(expression, opened, self_grouped=self_grouped)
    return Answer(opened, met.ids, (*doubts, *found, *ecl.to_diagnostics(met.problems, place_of)), met.rows)


def tidied(text: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return an expression in canonical form, None when it cannot be read, and what there is to say of it."""
    expression, problems = ecl.parse(text)
    return None if expression is None else ecl.render(expression), ecl.to_diagnostics(problems, place_of)


def place_of(line: int, column: int) -> Place:
    """Place of a character of an expression given on the command line."""
    return Place(PLACE, line, column)
