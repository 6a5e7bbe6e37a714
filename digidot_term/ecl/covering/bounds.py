"""The best expression within a bound: at most so many clauses, at most so much wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from digidot_term.ecl.covering.approach import Approach
from digidot_term.ecl.covering.block import Block
from digidot_term.ecl.covering.ground import Ground, Terrain
from digidot_term.ecl.covering.leaving_out import leave_out
from digidot_term.ecl.covering.parts import Parts
from digidot_term.record import record


@record
class Bounds:
    """How many clauses there may be, and how many concepts may be wrong: missing, or found without being a code.

    None is no bound; without bounds nothing may be wrong.
    """

    max_clauses: int | None = None
    at_most_wrong: int | None = None

    @property
    def is_exact(self) -> bool:
        """Whether there are no bounds, so that the expression must be exact."""
        return self.max_clauses is None and not self.at_most_wrong

    def excess(self, clauses: int, wrong: int) -> tuple[int, int]:
        """Return how many clauses there are over the bound, and how much is wrong over it."""
        over = 0 if self.max_clauses is None else max(0, clauses - self.max_clauses)
        return (over, max(0, wrong - (self.at_most_wrong or 0)))

    def are_met(self, clauses: int, wrong: int) -> bool:
        """Say whether all bounds that were set are met; a bound on clauses alone says nothing of what is wrong."""
        over, too_wrong = self.excess(clauses, wrong)
        return not over and (not too_wrong or (self.at_most_wrong is None and self.max_clauses is not None))


def within_bounds(
    exact: Sequence[Parts], blocks: Sequence[Block], bounds: Bounds, ground: Ground, terrain: Terrain
) -> Iterator[Parts]:
    """Yield expressions that may be the best: those that come near the codes, and exact ones with clauses left out."""
    clauses, wrong = inf if bounds.max_clauses is None else bounds.max_clauses, bounds.at_most_wrong or 0
    yield Approach(ground, terrain, blocks).until(clauses, wrong)
    for parts in exact:
        yield parts
        yield leave_out(parts, ground.wanted, max_clauses=bounds.max_clauses, at_most_wrong=wrong)
