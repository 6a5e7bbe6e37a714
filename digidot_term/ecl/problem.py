"""What is wrong with an expression, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.diagnostics.shortened import shortened
from digidot_term.ecl.tree import Position
from digidot_term.language import Text
from digidot_term.record import record

ProblemKind = Literal[
    "syntax", "semantic", "unsupported", "warning", "unknown-concept", "inactive-concept", "term-mismatch"
]
"""What sort of problem: text that is no ECL; ECL that contradicts itself; ECL this engine does not answer; the rest."""


_LONGEST = 400
"""Characters of a value that are shown."""


@record
class Rule:
    """A problem's sort and the diagnostic it becomes."""

    kind: ProblemKind
    diagnostic: Kind


@record
class Problem:
    """A rule that is broken at a place of the text, with the actual values its texts speak of.

    `offset` counts characters from 0, `line` and `column` from 1.
    """

    offset: int
    line: int
    column: int
    rule: Rule
    values: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, rule: Rule, position: Position, **values: object) -> Problem:
        """Build a problem; values become text here, shortened where the text itself is endless."""
        pairs = tuple(sorted((name, shortened(str(value), _LONGEST)) for name, value in values.items()))
        return cls(position.offset, position.line, position.column, rule, pairs)

    @property
    def kind(self) -> ProblemKind:
        """What sort of problem it is."""
        return self.rule.kind

    @property
    def text(self) -> Text:
        """What is wrong, in every language, with places for the values."""
        return self.rule.diagnostic.message

    @property
    def stops(self) -> bool:
        """True when there is no answer because of it."""
        return self.kind in {"syntax", "semantic", "unsupported"}

    @property
    def is_error(self) -> bool:
        """True when the expression cannot be used as it stands."""
        return self.stops or self.kind == "unknown-concept"


def to_diagnostics(problems: Iterable[Problem], place: Place | Callable[[int, int], Place]) -> tuple[Diagnostic, ...]:
    """Turn problems into diagnostics.

    `place` is where the expression's first character stands, each further line below it, or a function that gives
    the place of a line and column of the expression, for texts that are folded or escaped.
    """
    place_of = _below(place) if isinstance(place, Place) else place
    return tuple(
        Diagnostic.of(problem.rule.diagnostic, place_of(problem.line, problem.column), **dict(problem.values))
        for problem in problems
    )


def _below(start: Place) -> Callable[[int, int], Place]:
    """Return a function from line and column of a text to the place it has when its first character is at `start`."""

    def place_of(line: int, column: int) -> Place:
        if not start.line:
            return start
        return Place(start.path, start.line + line - 1, max(start.column, 1) + column - 1)

    return place_of
