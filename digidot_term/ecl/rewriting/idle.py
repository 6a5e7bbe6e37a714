"""Which bitmaps of many may be left out of their union, or of their intersection, without changing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_

from pyroaring import BitMap


def idle_in_union(sets: Sequence[BitMap], order: Sequence[int], held: BitMap) -> set[int]:
    """Return the numbers of sets that the others hold all of, the first of `order` tried first.

    `held` is held besides. A set is left out only if those still kept hold it: of two equal sets one stays.
    """
    seen, again = held.copy(), BitMap()
    for one in sets:
        again |= seen & one
        seen |= one
    doubtful = [at for at in order if sets[at] <= again]
    needed = set(order).difference(doubtful)
    outside = reduce(or_, (sets[at] for at in needed), held)
    return _idle(sets, doubtful, outside, or_, lambda one, others: one <= others)


def idle_in_intersection(sets: Sequence[BitMap], order: Sequence[int], whole: BitMap) -> set[int]:
    """Return the numbers of sets that hold all that the others have in common within `whole`, tried in `order`."""
    common, missed_once = whole, BitMap()
    for one in sets:
        missed_once = (missed_once & one) | (common - one)
        common = common & one
    doubtful = [at for at in order if missed_once <= sets[at]]
    needed = set(order).difference(doubtful)
    outside = reduce(and_, (sets[at] for at in needed), whole)
    return _idle(sets, doubtful, outside, and_, lambda one, others: others <= one)


def _idle(
    sets: Sequence[BitMap],
    order: Sequence[int],
    outside: BitMap,
    join: Callable[[BitMap, BitMap], BitMap],
    is_idle: Callable[[BitMap, BitMap], bool],
) -> set[int]:
    """Halve the sets, joining what is outside of each half, so that n sets take n log n joins."""
    if len(order) <= 1:
        return {at for at in order if is_idle(sets[at], outside)}
    middle = len(order) // 2
    first, second = order[:middle], order[middle:]
    gone = _idle(sets, first, reduce(join, (sets[at] for at in second), outside), join, is_idle)
    left = (sets[at] for at in first if at not in gone)
    return gone | _idle(sets, second, reduce(join, left, outside), join, is_idle)
