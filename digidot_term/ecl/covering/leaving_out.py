"""Leave clauses out of an exact expression: those first that do least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import heapify, heappop, heapreplace

from pyroaring import BitMap

from digidot_term.ecl.covering.block import Block
from digidot_term.ecl.covering.parts import Parts, united, without_idle


def leave_out(parts: Parts, wanted: BitMap, *, max_clauses: int | None, at_most_wrong: int) -> Parts:
    """Leave clauses out while there are too many, or while no more is wrong than may be; one is always kept."""
    included, excluded = parts.included, parts.excluded
    uses = [_Use(included, wanted), _Use(excluded, united(included))]
    waiting = [(use.of(at), -use.blocks[at].weight, side, at) for side, use in enumerate(uses) for at in use.left]
    heapify(waiting)
    clauses, wrong = parts.clauses, 0
    while waiting:
        was, weight, side, at = waiting[0]
        use = uses[side]
        now = use.of(at)
        if now > was:
            heapreplace(waiting, (now, weight, side, at))
            continue
        too_many = max_clauses is not None and clauses > max_clauses
        if not too_many and wrong + now > at_most_wrong:
            break
        heappop(waiting)
        if use is uses[1] or len(use.left) > 1:
            use.leave_out(at)
            clauses, wrong = clauses - 1, wrong + now
    kept = tuple(included[at] for at in uses[0].left)
    out = [excluded[at] for at in uses[1].left]
    return Parts(kept, tuple(without_idle(out, united(kept), BitMap())))


class _Use:
    """Blocks that are left, and how many concepts of use each of them alone holds."""

    def __init__(self, blocks: Sequence[Block], of_use: BitMap) -> None:
        self.blocks = blocks
        self.left = dict.fromkeys(range(len(blocks)))
        seen, again = BitMap(), BitMap()
        for block in blocks:
            here = block.ids & of_use
            again |= seen & here
            seen |= here
        self._once, self._again = seen - again, again
        self._times = Counter(each for block in blocks for each in block.ids & again)

    def of(self, at: int) -> int:
        """Return how many concepts of use only this block holds by now."""
        ids = self.blocks[at].ids
        alone = sum(self._times[each] == 1 for each in ids & self._again)
        return int(self._once.intersection_cardinality(ids)) + alone

    def leave_out(self, at: int) -> None:
        """Take a block away."""
        del self.left[at]
        self._times.subtract(self.blocks[at].ids & self._again)
