"""Counts by bitmap: which numbers stand in how many of some bitmaps, and whether that is within a cardinality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyroaring import BitMap

from digidot_term.ecl.tree import Cardinality

_SOME = Cardinality(1, None)


def asks_for_some(cardinality: Cardinality | None) -> bool:
    """Say whether one is enough and many are allowed, as where no cardinality is written (ECL 6.3)."""
    return cardinality is None or cardinality == _SOME


def allows(cardinality: Cardinality | None, count: int) -> bool:
    """Say whether there may be so many."""
    least, most = _bounds(cardinality)
    return least <= count and (most is None or count <= most)


def within(cardinality: Cardinality | None, bitmaps: Sequence[BitMap], every: BitMap) -> BitMap:
    """Return those of `every` that stand in as many of the bitmaps as a cardinality says."""
    least, most = _bounds(cardinality)
    if least > len(bitmaps):
        return BitMap()
    if most is None or most >= len(bitmaps):
        return every & at_least(least, bitmaps)[-1] if least else every
    found = at_least(most + 1, bitmaps)
    return (every & found[least - 1] if least else every) - found[most]


def at_least(most: int, bitmaps: Iterable[BitMap]) -> list[BitMap]:
    """Return what stands in one or more of the bitmaps, in two or more, and so on up to `most`."""
    found = [BitMap() for _ in range(most)]
    for bitmap in bitmaps:
        fresh = bitmap
        for number, known in enumerate(found):
            found[number], fresh = known | fresh, known & fresh
            if not fresh:
                break
    return found


def _bounds(cardinality: Cardinality | None) -> tuple[int, int | None]:
    return (1, None) if cardinality is None else (cardinality.minimum, cardinality.maximum)
