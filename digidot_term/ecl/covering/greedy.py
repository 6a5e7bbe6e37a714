"""Take the candidate that saves most, then the next, as long as one saves anything.

Every code that is whole needs `<<` of itself and every broken one a clause of its own, unless a block holds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heapreplace, nsmallest

from pyroaring import BitMap

from digidot_term.ecl.covering.block import BESIDE, BRANCH_WEIGHT, Block, single, whole
from digidot_term.ecl.covering.exclusion import LEAST, weight_of
from digidot_term.ecl.covering.parts import Parts, united, without_idle
from digidot_term.ecl.covering.pool import Pool
from digidot_term.ecl.rewriting.measure import MINUS_WEIGHT

_BRANCH = BRANCH_WEIGHT + BESIDE
_MINUS = MINUS_WEIGHT - BESIDE
"""What the first exclusion weighs besides: `MINUS` in place of an OR."""
_ROUNDS = 3
_MOST_DOUBTFUL = 500
_PRECISE_LOOK = 10
"""How many looks at a glance one takes that finds what must be taken out."""


class Greedy:
    """One run: what is still needed, what has been taken, and what has been taken out."""

    def __init__(self, pool: Pool, banned: frozenset[int] = frozenset(), *, pure: bool = False) -> None:
        """Do without some candidates; with `pure`, without all that hold more than codes."""
        self._pool, self.banned, self._pure = pool, banned, pure
        self._singles = pool.ground.broken | pool.leaves
        self._branches = pool.ground.whole - pool.leaves
        self._excluded: list[Block] = []
        self._taken_out = BitMap()
        self.taken: dict[int, Block] = {}
        self.looks = 0

    def run(self) -> Parts:
        """Take candidates, and return the parts of an expression."""
        for _ in range(_ROUNDS):
            before = len(self._excluded)
            self._take_best()
            if len(self._excluded) == before:
                break  # nothing that is taken out by now can make another block lighter
        return self._parts()

    def _take_best(self) -> None:
        """Take candidates while they save anything; what one saves is looked at anew when it comes to the front."""
        waiting = [(-hope, 0, number) for number, hope in self._hopes() if hope > 0]
        heapify(waiting)
        while waiting:
            before = waiting[0]
            number = before[2]
            gain, excluded = self._gain(number)
            now = (-gain, weight_of(excluded), number)
            if gain > 0 and now > before and len(waiting) > 1:
                heapreplace(waiting, now)
                continue
            heappop(waiting)
            if gain > 0:
                self._take(number, excluded)

    def _hopes(self) -> Iterator[tuple[int, int]]:
        """Yield candidates with what each may save; with codes to be let in again only for those that hold most."""
        alone = self._pool.exclusions.alone - self._taken_out
        self.looks += len(self._pool)
        doubtful = []
        for number in range(len(self._pool)):
            saved = 0 if number in self.banned else self._saved_at_most(number)
            hope = saved - LEAST * alone.intersection_cardinality(self._pool.ids(number)) if saved > 0 else 0
            if hope > 0:
                yield number, hope
            elif saved > 0:
                doubtful.append((-saved, number))
        for saved, number in nsmallest(0 if self._pure else _MOST_DOUBTFUL, doubtful):
            ids = self._pool.ids(number)
            yield number, -saved - self._pool.exclusions.least_weight_with_islands(ids, alone & ids)

    def _saved_at_most(self, number: int) -> int:
        """Return what a candidate saves if nothing must be taken out of it."""
        ids = self._pool.ids(number)
        saved = LEAST * self._singles.intersection_cardinality(ids)
        saved += _BRANCH * self._branches.intersection_cardinality(ids) - self._pool.weight(number)
        return saved + (LEAST if self._pool.has_foreign_top(number) else 0)

    def _gain(self, number: int) -> tuple[int, list[Block]]:
        """Return what a candidate saves, and the clauses that take out what else it holds."""
        self.looks += _PRECISE_LOOK
        block = self._pool.block(number)
        saved = LEAST * self._singles.intersection_cardinality(block.ids) - block.weight - BESIDE
        saved += _BRANCH * len(self._held_branches(number, block))
        unwanted = block.ids - self._pool.ground.wanted - self._taken_out if saved > 0 else BitMap()
        if not unwanted:
            return saved, []
        most = 0 if self._pure else saved - (0 if self._excluded else _MINUS)
        found = self._pool.exclusions.find(unwanted, most) if most > 0 else None
        return (0, []) if found is None else (most - weight_of(found), found)

    def _held_branches(self, number: int, block: Block) -> BitMap:
        """Return the needed branches that a candidate holds whole."""
        here = self._branches & block.ids
        if self._pool.is_branch(number):
            return here
        return BitMap([each for each in here if self._pool.terrain.below(each) <= block.ids])

    def _take(self, number: int, excluded: list[Block]) -> None:
        block = self.taken[number] = self._pool.block(number)
        self._excluded += excluded
        self._branches = self._branches - self._held_branches(number, block)
        self._singles = self._singles - block.ids
        self._taken_out |= united(excluded)

    def _parts(self) -> Parts:
        terrain, wanted = self._pool.terrain, self._pool.ground.wanted
        needed = [whole(each, terrain) for each in self._branches]
        needed += [single(each, terrain) for each in self._singles]
        taken = without_idle(list(self.taken.values()), wanted, united(needed))
        unwanted = united(taken) - wanted
        if not unwanted:
            return Parts((*taken, *needed))
        anew = self._pool.exclusions.find(unwanted, weight_of(self._excluded))
        return Parts((*taken, *needed), tuple(without_idle(anew or self._excluded, unwanted, BitMap())))
