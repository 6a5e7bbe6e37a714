"""Look into the answer to an expression: why a concept is in it, and what it is made of."""

from __future__ import annotations

from pathlib import Path

from digidot_term import ecl
from digidot_term.diagnostics import Diagnostic, Severity, worst
from digidot_term.jobs.concept import find
from digidot_term.jobs.ecl.answer import place_of
from digidot_term.jobs.opening import edition_in_use, open_to_ask
from digidot_term.record import record
from digidot_term.snomed.edition import Edition


@record
class Explained:
    """An explanation; none, and no edition, when the expression cannot be read or answered."""

    edition: Edition | None
    explanation: ecl.Explanation | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when something in the expression was wrong, an unknown concept for one."""
        return worst(self.diagnostics) is Severity.ERROR


def explain_answer(
    text: str, concept: str, edition: str | None, folder: Path | None, *, self_grouped: bool = False
) -> Explained:
    """Parse an expression, look a concept up by its id, and explain; nothing is opened for what cannot be read."""
    expression, problems = ecl.parse(text)
    found = ecl.to_diagnostics(problems, place_of)
    if expression is None:
        return Explained(None, None, found)
    opened, known, doubts = find(concept, edition, folder)
    explanation, problems = ecl.explain(expression, opened, known.id, self_grouped=self_grouped)
    return Explained(opened, explanation, (*doubts, *found, *ecl.to_diagnostics(problems, place_of)))


@record
class Planned:
    """A plan; none, and no edition, when the expression cannot be read or answered."""

    edition: Edition | None
    plan: ecl.Plan | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """True when something in the expression was wrong, an unknown concept for one."""
        return worst(self.diagnostics) is Severity.ERROR


def plan_answer(text: str, edition: str | None, folder: Path | None, *, self_grouped: bool = False) -> Planned:
    """Parse an expression and measure its parts; nothing is opened for what cannot be read."""
    expression, problems = ecl.parse(text)
    found = ecl.to_diagnostics(problems, place_of)
    if expression is None:
        return Planned(None, None, found)
    opened, doubts = open_to_ask(edition_in_use(edition, folder))
    plan, problems = ecl.plan(expression, opened, self_grouped=self_grouped)
    return Planned(opened, plan, (*doubts, *found, *ecl.to_diagnostics(problems, place_of)))
