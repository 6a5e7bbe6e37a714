"""All that may be worth more than the codes one by one, numbered: blocks, and branches that are made when wanted."""

from __future__ import annotations

from collections.abc import Iterable

from pyroaring import BitMap

from digidot_term.ecl.covering.block import BESIDE, BRANCH_WEIGHT, Block
from digidot_term.ecl.covering.candidates import branch
from digidot_term.ecl.covering.exclusion import Exclusions
from digidot_term.ecl.covering.ground import Ground, Terrain


class Pool:
    """Candidates by number: some blocks, then the branches of all concepts that have codes below them."""

    def __init__(self, ground: Ground, exclusions: Exclusions, terrain: Terrain, blocks: Iterable[Block]) -> None:
        self.ground, self.exclusions, self.terrain = ground, exclusions, terrain
        self.leaves = BitMap([each for each in ground.whole if terrain.is_leaf(each)])
        self._blocks = list(blocks)
        self._tops = list(ground.outside | ground.broken)

    def __len__(self) -> int:
        return len(self._blocks) + len(self._tops)

    def is_branch(self, number: int) -> bool:
        """Say whether a candidate is a branch, which has all below what it has."""
        return number >= len(self._blocks)

    def block(self, number: int) -> Block:
        """Return the block of a candidate."""
        if not self.is_branch(number):
            return self._blocks[number]
        return branch(self._tops[number - len(self._blocks)], self.ground, self.terrain)

    def ids(self, number: int) -> BitMap:
        """Return the concepts of a candidate; of a branch with the concept on top, if that is a code or not."""
        if not self.is_branch(number):
            return self._blocks[number].ids
        return self.terrain.below(self._tops[number - len(self._blocks)])

    def weight(self, number: int) -> int:
        """Return what a candidate weighs with what joins it."""
        return (BRANCH_WEIGHT if self.is_branch(number) else self._blocks[number].weight) + BESIDE

    def has_foreign_top(self, number: int) -> bool:
        """Say whether a candidate is a branch whose top is no code: it is left out by `<`."""
        return self.is_branch(number) and self._tops[number - len(self._blocks)] in self.ground.outside
