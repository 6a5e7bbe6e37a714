"""The page of the reference that tells the figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Series
from tests.bench.goals import GOALS, Goal, Outcome
from tests.bench.processes import ROOT

PAGE = ROOT / "docs" / "reference" / "performance.md"
_TEXT = Path(__file__).with_name("page.md")
_HEAD = (
    "| goal | case | demand | measured | reference | ratio | met |",
    "|---|---|---|---|---|---|---|",
)


def render_table(outcomes: Sequence[Outcome], scale: float) -> str:
    """Return the table of what was measured, a row a case."""
    goals = {goal.id: goal for goal in GOALS}
    return "\n".join((*_HEAD, *(_row(goals[each.goal], each, scale) for each in outcomes))) + "\n"


def render_page(outcomes: Sequence[Outcome], facts: Sequence[tuple[str, str]], scale: float) -> str:
    """Return the page: the table and what it was measured on, set into the text that says how."""
    told = "\n".join(("| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in facts))) + "\n"
    text = _TEXT.read_text("utf-8")
    return text.replace("<!-- table -->\n", render_table(outcomes, scale)).replace("<!-- machine -->\n", told)


def _row(goal: Goal, outcome: Outcome, scale: float) -> str:
    cells = (
        goal.id,
        outcome.case,
        f"{goal.way} {goal.demand(scale):g} {goal.unit}" if outcome.counts else "none",
        _shown(outcome.measured),
        _shown(outcome.reference),
        "-" if outcome.value is None else goal.render(outcome.value),
        _verdict(goal, outcome, scale),
    )
    return f"| {' | '.join(cells)} |"


def _verdict(goal: Goal, outcome: Outcome, scale: float) -> str:
    if not outcome.counts or outcome.value is None:
        return "-"
    return "yes" if goal.is_met(outcome.value, scale) else "**no**"


def _shown(figure: Series | str) -> str:
    return figure.render() if isinstance(figure, Series) else figure
