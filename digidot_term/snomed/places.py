"""Places: the role groups of concepts, and each ungrouped attribute alone, as numbers that bitmaps hold.

A place is a concept's ordinal in a layer: a concept's n-th role group lies in layer n, its ungrouped attributes in the
layers behind those of groups. What must hold within one group is an intersection of places, and the concepts that have
it are the layers laid over each other; see `build.places`, which writes them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import Bitmaps
from digidot_term.snomed.index.layout import BLOCKS, layer_width
from digidot_term.snomed.index.read import Index

Selection = Callable[[BitMap], BitMap]
"""Picks some of the values that rows have: ordinals of concepts, and behind them the numbers of concrete values."""
Found = dict[int, BitMap]
"""By segment, the places with a row that was asked for; a place with several such rows is in several segments."""


class Places:
    """The places that have attributes and values; a segment is the rows of one type, at most one for each place."""

    def __init__(self, index: Index) -> None:
        self._width = layer_width(len(index.numbers("concept.id")))
        self._first_layer = BitMap(range(self._width))
        self._grouped = BitMap(range(self._width * index.facts["group_layers"]))
        self._row, self._place = index.numbers("typed.row"), index.numbers("typed.place")
        self._first, self._first_offset = index.numbers("typed.first"), index.numbers("typed.first.offset")
        self._values, self._blocks = Bitmaps(index, "typed.value"), Bitmaps(index, "typed.block")
        self._blocks_before = [sum(len(self._place) // rows for rows in BLOCKS[:size]) for size in range(len(BLOCKS))]
        self._known_values: dict[int, BitMap] = {}
        self._index = index
        ids = index.numbers("attribute.type.id")
        self._segments: dict[int, list[int]] = {}
        for segment, number in enumerate(index.numbers("typed.type")):
            self._segments.setdefault(ids[number], []).append(segment)

    def having(self, types: AbstractSet[int] | None, selection: Selection) -> Found:
        """Return the places that have a row of some types, or of any, with one of the values selected."""
        found = {}
        for segment in self._segments_of(types):
            values = self._values_of(segment)
            selected = selection(values)
            if selected:
                found[segment] = self._rows(self._slices(segment, values, selected))
        return found

    def values(self, types: AbstractSet[int] | None) -> BitMap:
        """Return the values that rows of some types, or of any, have."""
        return united([self._values_of(segment) for segment in self._segments_of(types)])

    def without_redundant(self, found: Found, *, within: bool) -> list[BitMap]:
        """Return the places found, without the rows that another one found says more exactly.

        `within` compares rows of one place only, which tells ungrouped attributes apart.
        """
        kept = {segment: places.copy() for segment, places in found.items()} if self._redundant else found
        nothing = BitMap()
        for segment, place, by_segment, by_place in self._redundant:
            both = place in found.get(segment, nothing) and by_place in found.get(by_segment, nothing)
            if both and (place == by_place or not within):
                kept[segment].discard(place)
        return list(kept.values())

    @cached_property
    def _redundant(self) -> list[tuple[int, int, int, int]]:
        names = ("redundant.segment", "redundant.place", "redundant.by.segment", "redundant.by.place")
        return list(zip(*map(self._index.numbers, names), strict=True))

    @cached_property
    def all(self) -> BitMap:
        """All places."""
        return self._rows([(0, len(self._place))])

    def grouped(self, places: BitMap) -> BitMap:
        """Return those of the places that are role groups."""
        return places & self._grouped

    def layers(self, places: BitMap) -> list[BitMap]:
        """Return the concepts of places, those of each layer apart."""
        if not places:
            return []
        layers = range(places.min() // self._width, places.max() // self._width + 1)
        return [places.shift(-layer * self._width) & self._first_layer for layer in layers]

    def concepts(self, places: BitMap) -> BitMap:
        """Return the concepts that places are of."""
        return united(self.layers(places))

    def _segments_of(self, types: AbstractSet[int] | None) -> Iterable[int]:
        if types is None:
            return range(len(self._values))
        known = self._segments
        fewer = types if len(types) < len(known) else [type_id for type_id in known if type_id in types]
        return [segment for type_id in fewer for segment in known.get(type_id, ())]

    def _values_of(self, segment: int) -> BitMap:
        found = self._known_values.get(segment)
        if found is None:
            found = self._known_values[segment] = self._values[segment]
        return found

    def _slices(self, segment: int, values: BitMap, selected: BitMap) -> Iterator[tuple[int, int]]:
        """Yield where the rows of the selected values start and end; rows are in order of their value."""
        others = values - selected
        last, last_other = selected.max(), others.max() if others else -1
        first, base = self._first, self._first_offset[segment] - 1
        at = selected.min()
        while True:
            start = first[base + values.rank(at)]
            if at > last_other:
                yield start, self._row[segment + 1]
                return
            other = others.next_set_bit(at)
            yield start, first[base + values.rank(other)]
            if other > last:
                return
            at = selected.next_set_bit(other)

    def _rows(self, slices: Iterable[tuple[int, int]]) -> BitMap:
        """Return the places of rows."""
        ready: list[BitMap] = []
        loose = array("I")
        for start, end in slices:
            self._gather(start, end, len(BLOCKS) - 1, ready, loose)
        return united([BitMap(loose), *ready])

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


def united(bitmaps: Sequence[BitMap]) -> BitMap:
    """Return the numbers that are in any of some bitmaps."""
    return BitMap.union(*bitmaps) if bitmaps else BitMap()
