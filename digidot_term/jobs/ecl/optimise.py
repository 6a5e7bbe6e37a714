"""Suggest a shorter expression."""

from __future__ import annotations

from pathlib import Path

from digidot_term import ecl
from digidot_term.diagnostics import Diagnostic, Severity, worst
from digidot_term.ecl.rewriting import Suggestion
from digidot_term.jobs.ecl.answer import place_of
from digidot_term.jobs.opening import edition_in_use, open_to_ask
from digidot_term.record import record
from digidot_term.snomed.edition import Edition


@record
class Shortened:
    """A suggestion, none for an expression that cannot be read, and the edition it was asked of, if any."""

    suggestion: Suggestion | None
    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when something in the expression is wrong, an unknown concept for one."""
        return worst(self.diagnostics) is Severity.ERROR


def shorten(
    text: str, edition: str | None, folder: Path | None, *, laws_only: bool, self_grouped: bool = False
) -> Shortened:
    """Parse `text`, then look for a shorter expression; for the laws of the language alone no edition is opened."""
    expression, problems = ecl.parse(text)
    found = ecl.to_diagnostics(problems, place_of)
    if expression is None:
        return Shortened(None, None, found)
    if laws_only:
        return Shortened(ecl.optimise(expression), None, found)
    opened, doubts = open_to_ask(edition_in_use(edition, folder))
    suggestion = ecl.optimise(expression, opened, self_grouped=self_grouped)
    return Shortened(suggestion, opened, (*doubts, *found, *ecl.to_diagnostics(suggestion.problems, place_of)))
