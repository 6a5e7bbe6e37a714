"""Which sets of many may be left out of their union, or of their intersection, without changing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

_Set = TypeVar("_Set", bound=Any)
"""Sets of ids, or bitmaps."""


def idle_in_union(sets: Sequence[_Set], order: Sequence[int], held: _Set) -> set[int]:
    """Return the numbers of sets that the others hold all of, the first of `order` tried first.

    `held` is held besides. A set is left out only if those still kept hold it: of two equal sets one stays.
    """
    return _idle(sets, order, held, or_, lambda one, others: one <= others)


def idle_in_intersection(sets: Sequence[_Set], order: Sequence[int], whole: _Set) -> set[int]:
    """Return the numbers of sets that hold all that the others have in common within `whole`, tried in `order`."""
    return _idle(sets, order, whole, and_, lambda one, others: others <= one)


def _idle(
    sets: Sequence[_Set],
    order: Sequence[int],
    outside: _Set,
    join: Callable[[_Set, _Set], _Set],
    is_idle: Callable[[_Set, _Set], bool],
) -> set[int]:
    """Halve the sets, joining what is outside of each half, so that n sets take n log n joins."""
    if len(order) == 1:
        return set(order) if is_idle(sets[order[0]], outside) else set()
    middle = len(order) // 2
    first, second = order[:middle], order[middle:]
    gone = _idle(sets, first, reduce(join, (sets[at] for at in second), outside), join, is_idle)
    left = (sets[at] for at in first if at not in gone)
    return gone | _idle(sets, second, reduce(join, left, outside), join, is_idle)
