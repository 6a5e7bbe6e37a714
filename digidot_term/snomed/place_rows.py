"""Rows of attributes, and their places: single ones, and those of whole blocks of rows as bitmaps."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import Bitmaps
from digidot_term.snomed.index.layout import BLOCKS
from digidot_term.snomed.index.read import Index


class PlaceRows:
    """The places of rows in an order in which those that are asked for lie next to each other."""

    def __init__(self, index: Index, name: str) -> None:
        self._place, self._blocks = index.numbers(f"{name}.place"), Bitmaps(index, f"{name}.block")
        self._blocks_before = [sum(len(self._place) // rows for rows in BLOCKS[:size]) for size in range(len(BLOCKS))]

    def places(self, slices: Iterable[tuple[int, int]]) -> list[BitMap]:
        """Return bitmaps that together are the places of rows, given where they start and end."""
        ready: list[BitMap] = []
        loose = array("I")
        for start, end in slices:
            self._gather(start, end, len(BLOCKS) - 1, ready, loose)
        return [BitMap(loose), *ready] if loose else ready

    def _gather(self, start: int, end: int, size: int, ready: list[BitMap], loose: array[int]) -> None:
        """Take the largest blocks that lie between two rows, then smaller ones at both ends, and the rows left over."""
        if size < 0 or end - start < BLOCKS[0]:
            loose.frombytes(bytes(self._place[start:end]))
            return
        rows, before = BLOCKS[size], self._blocks_before[size]
        first, last = -(-start // rows), end // rows
        if first >= last:
            self._gather(start, end, size - 1, ready, loose)
            return
        ready += [self._blocks[before + number] for number in range(first, last)]
        self._gather(start, first * rows, size - 1, ready, loose)
        self._gather(last * rows, end, size - 1, ready, loose)


class Segments:
    """The rows of attributes type by type; a segment is rows of one type by value, at most one for each place."""

    def __init__(self, index: Index) -> None:
        self._rows = PlaceRows(index, "typed")
        self._first, self._first_offset = index.numbers("typed.first"), index.numbers("typed.first.offset")
        self._values, self._whole = Bitmaps(index, "typed.value"), Bitmaps(index, "typed.segment")
        self._known: dict[int, BitMap] = {}

    def __len__(self) -> int:
        return len(self._values)

    def values(self, segment: int) -> BitMap:
        """Return the values that a segment has; they are kept, and not to be changed."""
        found = self._known.get(segment)
        if found is None:
            found = self._known[segment] = self._values[segment]
        return found

    def places(self, segment: int, selected: BitMap) -> list[BitMap]:
        """Return bitmaps that together are the places with one of some values, which the segment has."""
        values = self.values(segment)
        others = values - selected
        if not others:
            return [self._whole[segment]]
        if len(selected) <= len(others):
            return self._rows.places(self._slices(segment, values, selected, others))
        # A place has one row, so those that are wanted are all without those that are not.
        return [self._whole[segment] - united(self._rows.places(self._slices(segment, values, others, selected)))]

    def _slices(self, segment: int, values: BitMap, selected: BitMap, others: BitMap) -> Iterator[tuple[int, int]]:
        """Yield where the rows of the selected values start and end.

        Values are taken a run at a time: up to the next one that is not selected, then to the next one that is.
        """
        every, wanted, unwanted = values.to_array(), selected.to_array(), others.to_array()
        first = self._first[self._first_offset[segment] :]
        taken = passed = end = 0
        while taken < len(wanted):
            start = bisect_left(every, wanted[taken], end)
            passed += start - end
            end = bisect_left(every, unwanted[passed], start) if passed < len(unwanted) else len(every)
            taken += end - start
            yield first[start], first[end]


def united(bitmaps: Sequence[BitMap]) -> BitMap:
    """Return the numbers that are in any of some bitmaps."""
    return BitMap.union(*bitmaps) if bitmaps else BitMap()
