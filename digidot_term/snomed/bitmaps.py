"""Bitmaps of an index: sets of numbers made from their bytes when they are asked for, and their runs."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, compress

from pyroaring import BitMap

from digidot_term.snomed.index.read import Index, Numbers

_TOGETHER = 8
"""How many numbers next to each other are quicker taken as a piece than one by one."""


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


def values_at(numbers: Sequence[int], places: BitMap) -> Iterator[int]:
    """Return the numbers at some places of an array, in order: by whole pieces where the places lie together."""
    if len(places - places.shift(1)) * _TOGETHER > len(places):
        return map(numbers.__getitem__, places)
    return chain.from_iterable(numbers[start:end] for start, end in runs_of(places))


def where(numbers: Sequence[int], places: BitMap, passes: Callable[[int], bool]) -> BitMap:
    """Return those of some places of an array whose number passes; each number is asked once."""
    present = set(values_at(numbers, places))
    wanted = set(filter(passes, present))
    if wanted == present:
        return places
    return BitMap(compress(places, map(wanted.__contains__, values_at(numbers, places)))) if wanted else BitMap()
