"""Bitmaps of an index: sets of numbers made from their bytes when they are asked for, and their runs."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from pyroaring import BitMap

from digidot_term.snomed.index.read import Index, Numbers


class Bitmaps:
    """Bitmaps by number."""

    __slots__ = ("_data", "_offset")

    def __init__(self, index: Index, name: str) -> None:
        self._data, self._offset = index.numbers(name), index.numbers(f"{name}.offset")

    def __getitem__(self, number: int) -> BitMap:
        return BitMap.deserialize(bytes(self._data[self._offset[number] : self._offset[number + 1]]))

    def __len__(self) -> int:
        return len(self._offset) - 1


def bitmap(index: Index, name: str) -> BitMap:
    """Return a bitmap that is an array of its own."""
    return BitMap.deserialize(bytes(index.numbers(name)))


def bitmap_of(numbers: Numbers) -> BitMap:
    """Return the bitmap of an array of unsigned 32-bit numbers."""
    return BitMap(array("I", bytes(numbers)))


def runs_of(numbers: BitMap) -> Iterator[tuple[int, int]]:
    """Yield where the numbers next to each other start and end, the end itself not among them, in order."""
    starts = numbers - numbers.shift(1)
    ends = numbers - numbers.shift(-1)
    return zip(starts, (end + 1 for end in ends), strict=True)
