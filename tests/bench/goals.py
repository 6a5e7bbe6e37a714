"""The goals, as data, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.bench.figures import Series

SMALL = 0.2
"""Scales below this have the demands of small releases, where fixed costs weigh more."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is demanded: a value of a unit, at most or at least; `small` is the demand at small scales."""

    id: str
    what: str
    way: Literal["at most", "at least"]
    limit: float
    unit: Literal["×", "MB", "ms", "more", "queries"] = "×"
    small: float | None = None

    def demand(self, scale: float) -> float:
        """Return the limit at a scale."""
        return self.small if self.small is not None and scale < SMALL else self.limit

    def is_met(self, value: float, scale: float) -> bool:
        """Say whether a value is good enough at a scale."""
        demand = self.demand(scale)
        return value <= demand if self.way == "at most" else value >= demand

    def render(self, value: float) -> str:
        """Return a value with its unit."""
        if self.unit == "MB":
            return f"{value:.1f} MB"
        if self.unit == "queries":
            return f"{value:.0f} queries"
        return f"{value:.2f} {self.unit}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured for a goal in one case, beside which reference, and the value the goal is about.

    One that does not count stands in the table for comparison alone; one without a value could not be measured.
    """

    goal: str
    case: str
    measured: Series | str
    reference: Series | str
    value: float | None
    counts: bool = True


GOALS = (
    Goal("G1", "load from zips, beside unpacking them", "at most", 2.5, small=3.5),
    Goal("G2", "load from folders, beside counting their lines", "at most", 12),
    Goal("G3", "memory while loading, beside the text", "at most", 1.6),
    Goal("G4", "size of the index, beside the text", "at most", 0.30),
    Goal("G5", "a question in a fresh process, beside importing Typer", "at most", 1.5),
    Goal("G6", "version and help, beside importing Typer", "at most", 1.2),
    Goal("G7a", "growth of the load from a tenth to the whole", "at most", 11),
    Goal("G7b", "growth of the ratio of G5 from a tenth to the whole", "at most", 0.4, "more"),
    Goal("G8a", "word beginnings, times faster than SQLite FTS5", "at least", 4),
    Goal("G8b", "searches whose hits differ from a plain scan's", "at most", 0, "queries"),
    Goal("G8c", "wild cards, times faster than `re`", "at least", 4),
    Goal("G9", "memory of a small question", "at most", 80, "MB"),
    Goal("G10a", "hierarchy questions, times faster than breadth-first search with numpy", "at least", 50, small=5),
    Goal("G10b", "hierarchy questions, times faster than Python's sets", "at least", 100, small=30),
    Goal("G10c", "hierarchy questions whose answers differ from the searches'", "at most", 0, "queries"),
    Goal("G11a", "the refinement in the middle, beside masks with numpy", "at most", 1.0, small=2),
    Goal("G11b", "one refinement in a hundred takes longer, beside masks with numpy", "at most", 5),
    Goal("G11c", "refinements, times faster than SQL in DuckDB", "at least", 15),
    Goal("G11d", "refinements whose answers differ from the masks' and DuckDB's", "at most", 0, "queries"),
    Goal("G12", "counting in a fresh process, beside importing Typer", "at most", 1.7),
    Goal("G13", "parsing an expression, its share of the import included", "at most", 1, "ms"),
    Goal("G14a", "building structures, beside SUSHI", "at most", 0.1),
    Goal("G14b", "memory while building structures, beside SUSHI", "at most", 0.5),
    Goal("G14c", "building few structures, beside SUSHI", "at most", 0.25),
    Goal("G14d", "growth of the build when there is twice as much", "at most", 2.2),
)


def goals_of(names: str) -> tuple[Goal, ...]:
    """Return the goals of a list such as `G1,G7`, all of them when it is empty; ValueError for one there is not."""
    wanted = [name.strip().upper() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if not any(_is_called(goal, name) for goal in GOALS)]
    if unknown:
        raise ValueError(f"there is no goal {', '.join(unknown)}; there are {', '.join(each.id for each in GOALS)}")
    return tuple(goal for goal in GOALS if not wanted or any(_is_called(goal, name) for name in wanted))


def _is_called(goal: Goal, name: str) -> bool:
    """`G7` names both of its parts."""
    return name in {goal.id.upper(), goal.id.rstrip("abcd").upper()}
