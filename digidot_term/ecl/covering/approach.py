"""Come near a set of codes with few clauses: each step takes the clause in, or out, that mends most of what is wrong.

What is wrong is counted in concepts: codes that are not found, and what is found that is no code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heapreplace

from pyroaring import BitMap

from digidot_term.ecl.covering.block import Block, single, whole
from digidot_term.ecl.covering.candidates import branch
from digidot_term.ecl.covering.ground import Ground, Terrain
from digidot_term.ecl.covering.parts import Parts, united, without_idle

_MOST_LOOKS = 40
"""So often everything is looked at anew because a clause brought in what is wrong; after that only in passing."""


class Approach:
    """Clauses taken so far, and what they find."""

    def __init__(self, ground: Ground, terrain: Terrain, blocks: Sequence[Block]) -> None:
        self._ground, self._terrain = ground, terrain
        self._including = [*blocks, *_branches(ground, terrain)]
        self._excluding: list[Block] = []
        self._included: list[Block] = []
        self._excluded: list[Block] = []
        self._found, self._out = BitMap(), BitMap()

    def until(self, clauses: float, wrong: int) -> Parts:
        """Take clauses until there are so many, or no more than so much is wrong, or nothing mends anything."""
        waiting = self._looked_at()
        looks = 1
        while waiting and self._wants_more(clauses, wrong):
            mends, _, number = waiting[0]
            now = -self._mends(number)
            if now > mends and len(waiting) > 1:
                heapreplace(waiting, (now, *waiting[0][1:])) if now < 0 else heappop(waiting)
                continue
            heappop(waiting)
            if now >= 0:
                break
            if self._take(number) and looks < _MOST_LOOKS:
                looks += 1
                waiting = self._looked_at()
        return self._parts()

    def _wants_more(self, clauses: float, wrong: int) -> bool:
        taken = len(self._included) + len(self._excluded)
        return not taken or (taken < clauses and self.wrong > wrong)

    @property
    def wrong(self) -> int:
        """How many codes are not found, and how many concepts found that are no codes."""
        return int(self._found.symmetric_difference_cardinality(self._ground.wanted))

    def _looked_at(self) -> list[tuple[int, int, int]]:
        """Return what each clause mends, negated, for a heap; then its weight and number."""
        extra = self._found - self._ground.wanted
        over = self._terrain.above(extra) if extra else BitMap()
        self._excluding = [whole(each, self._terrain) for each in over]
        numbers = range(-len(self._excluding), len(self._including))
        found = [
            (-mends, self._block(number).weight, number) for number in numbers if (mends := self._mends(number)) > 0
        ]
        heapify(found)
        return found

    def _block(self, number: int) -> Block:
        """Return a clause to take in, from 0, or out, below 0."""
        return self._including[number] if number >= 0 else self._excluding[-1 - number]

    def _mends(self, number: int) -> int:
        """Return how much less is wrong with a clause."""
        ids, wanted = self._block(number).ids, self._ground.wanted
        if number >= 0:
            fresh = ids - self._found - self._out
            right = fresh.intersection_cardinality(wanted)
            return int(2 * right - len(fresh))
        gone = ids & self._found
        return int(len(gone) - 2 * gone.intersection_cardinality(wanted))

    def _take(self, number: int) -> bool:
        """Take a clause; say whether it changed what is wrong for other clauses."""
        block = self._block(number)
        if number < 0:
            self._excluded.append(block)
            self._found, self._out = self._found - block.ids, self._out | block.ids
            return True
        self._included.append(block)
        before = self._found
        self._found = before | (block.ids - self._out)
        return not self._found - before <= self._ground.wanted

    def _parts(self) -> Parts:
        included = without_idle(self._included, united(self._included), BitMap())
        excluded = without_idle(self._excluded, united(included), BitMap())
        return Parts(tuple(included), tuple(excluded))


def _branches(ground: Ground, terrain: Terrain) -> Iterator[Block]:
    """Yield what may be taken in: branches of concepts that have codes below them, and the codes themselves."""
    for ordinal in ground.outside | ground.broken | ground.whole:
        yield branch(ordinal, ground, terrain)
    for ordinal in ground.broken:
        yield single(ordinal, terrain)
