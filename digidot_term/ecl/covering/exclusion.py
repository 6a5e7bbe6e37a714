"""What has to be taken out of blocks that hold more than the codes: as few clauses as are soon found.

No clause takes a code out: it stands over no code, or lets the codes below it in again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, reduce
from heapq import heapify, heappop, heappush, nsmallest
from operator import and_

from pyroaring import BitMap

from digidot_term.ecl.covering.block import BESIDE, BRANCH_WEIGHT, Block, block_of, single, strictly_below, whole
from digidot_term.ecl.covering.ground import Ground, Terrain
from digidot_term.ecl.rewriting.measure import CONCEPT_WEIGHT, MINUS_WEIGHT
from digidot_term.ecl.rewriting.shape import either
from digidot_term.ecl.tree import ExclusionExpressionConstraint

LEAST = CONCEPT_WEIGHT + BESIDE
"""What a clause weighs at least."""
_NESTING = BRANCH_WEIGHT + MINUS_WEIGHT + 1
_ISLANDS_AT_A_GLANCE = 20
_MOST_ISLANDS = 1_000
_MOST_TOPS = 50


class Exclusions:
    """Finds clauses that take concepts out and keep all codes in."""

    def __init__(self, ground: Ground, terrain: Terrain) -> None:
        self._ground, self._terrain = ground, terrain
        self.alone = ground.outside | ground.free
        """The concepts that only a clause of their own takes out, or one that lets codes in again."""

    def least_weight_with_islands(self, ids: BitMap, alone: BitMap) -> int:
        """Return what taking some of `alone` out of a branch weighs at least where codes may be let in again."""
        weight = 0
        for island in self._best_islands(ids, _ISLANDS_AT_A_GLANCE):
            below, nested = self._terrain.below(island), self._nested_weight(island)
            if LEAST * alone.intersection_cardinality(below) > nested:
                alone, weight = alone - below, weight + nested
        return weight + LEAST * len(alone)

    def find(self, unwanted: BitMap, most: float) -> list[Block] | None:
        """Return the clauses that take concepts out; None when they would weigh more than `most`."""
        islands, left = self._islands_of_use(unwanted)
        alone = left & self._ground.outside
        left = left - alone
        spent = sum(map(self._nested_weight, islands)) + LEAST * len(alone)
        if spent + LEAST * left.intersection_cardinality(self._ground.free) > most:
            return None
        tops: list[int] = []
        for ordinal in self._free_over(left):
            spent += LEAST
            if spent > most:
                return None
            covered = left & self._terrain.below(ordinal)
            tops.append(self._lowest_over(covered, ordinal))
            left = left - covered
        blocks = [*map(self._around, islands), *(whole(each, self._terrain) for each in tops)]
        blocks += [single(each, self._terrain) for each in alone | left]
        return blocks if weight_of(blocks) <= most else None

    def _islands_of_use(self, unwanted: BitMap) -> tuple[list[int], BitMap]:
        """Return concepts around which all but the codes is better taken out at once, and what is then left."""
        found = []
        left = unwanted
        codes_over = self._terrain.hierarchy.parents_of(unwanted & self._ground.free) & self._ground.broken
        for island in self._best_islands(unwanted | codes_over, _MOST_ISLANDS):
            below = self._terrain.below(island)
            if LEAST * (left & self.alone).intersection_cardinality(below) > self._nested_weight(island):
                found.append(island)
                left = left - below
        return found, left

    def _around(self, island: int) -> Block:
        """Make `<< y MINUS codes`: all around the codes below a concept; `< y` where only the concept is a code."""
        ground, terrain = self._ground, self._terrain
        outer = strictly_below(island, terrain) if island in ground.wanted else whole(island, terrain)
        unbroken = outer.ids & ground.wanted - ground.broken
        tops = unbroken - terrain.hierarchy.children_of(unbroken)
        kept = [whole(each, terrain) for each in tops]
        kept += [single(each, terrain) for each in outer.ids & ground.broken]
        if not kept:
            return outer
        inner = either(block.expression for block in kept)
        return block_of(ExclusionExpressionConstraint(outer.expression, inner), outer.ids - ground.wanted)

    def _best_islands(self, ids: BitMap, most: int) -> list[int]:
        """Return concepts around which it may be shorter to take all out but the codes, those with most profit."""
        ranks = self._ranks
        return nsmallest(most, ids & self._islands, key=ranks.__getitem__)

    @cached_property
    def _islands(self) -> BitMap:
        return BitMap(list(self._ranks))

    @cached_property
    def _ranks(self) -> dict[int, int]:
        """The concepts with more clauses around the codes below them than for these codes, the most profit first."""
        found = []
        for ordinal in self._ground.outside | self._ground.broken:
            around = self.alone.intersection_cardinality(self._terrain.below(ordinal))
            profit = LEAST * around - self._nested_weight(ordinal)
            if profit > 0:
                found.append((-profit, ordinal))
        return {ordinal: rank for rank, (_, ordinal) in enumerate(sorted(found))}

    def _nested_weight(self, ordinal: int) -> int:
        """Return what a clause around the codes below a concept weighs at least."""
        below, ground = self._terrain.below(ordinal), self._ground
        is_code = ordinal in ground.wanted
        if is_code and ground.wanted.intersection_cardinality(below) == 1:
            return BRANCH_WEIGHT + BESIDE
        codes = ground.whole.intersection_cardinality(below) + ground.broken.intersection_cardinality(below) - is_code
        return _NESTING + LEAST * max(1, codes)

    def _free_over(self, left: BitMap) -> Iterator[int]:
        """Yield free concepts that together stand over all of some, each time the one over most of what is left."""
        if not left:
            return
        over = self._terrain.above(left) & self._ground.free
        for ordinal in over & left:
            yield ordinal
            left = left - self._terrain.below(ordinal)
        waiting = [(-left.intersection_cardinality(self._terrain.below(each)), each) for each in over]
        waiting = [each for each in waiting if each[0]]
        heapify(waiting)
        while waiting:
            count, ordinal = heappop(waiting)
            now = -left.intersection_cardinality(self._terrain.below(ordinal))
            if now == count:
                yield ordinal
                left = left - self._terrain.below(ordinal)
            elif now:
                heappush(waiting, (now, ordinal))

    def _lowest_over(self, covered: BitMap, top: int) -> int:
        """Return the lowest concept at or below `top` that stands over all of some."""
        if top in covered:
            return top
        tops = covered - self._terrain.hierarchy.descendants(covered)
        if len(tops) > _MOST_TOPS:
            return top
        over = reduce(and_, map(self._terrain.over, tops)) & self._terrain.below(top)
        return min(over, key=lambda each: (len(self._terrain.below(each)), self._terrain.sctid(each)))


def weight_of(blocks: list[Block]) -> int:
    """Return what clauses weigh with what joins them."""
    return sum(block.weight + BESIDE for block in blocks)
