"""Places: the role groups of concepts, and each ungrouped attribute alone, as numbers that bitmaps hold.

A place is a concept's ordinal in a layer: a concept's n-th role group lies in layer n, its ungrouped attributes in the
layers behind those of groups. What must hold within one group is an intersection of places, and the concepts that have
it are the layers laid over each other; see `build.places`, which writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property

from pyroaring import BitMap

from digidot_term.record import record
from digidot_term.snomed.bitmaps import runs_of
from digidot_term.snomed.index.layout import layer_width
from digidot_term.snomed.index.pools import TextOf, texts_of
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.place_rows import PlaceRows, Segments, united

Rows = dict[int, BitMap]
"""By segment, the places with a row that was asked for; a place with several such rows is in several segments."""


def any_value(_: str) -> bool:
    """Take every concrete value."""
    return True


@record
class Wanted:
    """Which values are asked for: some concepts, by ordinal, and concrete values by their text, or none."""

    concepts: BitMap
    concrete: Callable[[str], bool] | None = None


class Places:
    """The places that have attributes and values."""

    def __init__(self, index: Index) -> None:
        self._index = index
        count = len(index.numbers("concept.id"))
        self._width = layer_width(count)
        self._concepts, self._first_layer = BitMap(range(count)), BitMap(range(self._width))
        self._groups = BitMap(range(self._width * index.facts["group_layers"]))
        self._segments = Segments(index)
        ids = index.numbers("attribute.type.id")
        self._of_type: dict[int, list[int]] = {}
        for segment, number in enumerate(index.numbers("typed.type")):
            self._of_type.setdefault(ids[number], []).append(segment)

    def having(self, types: AbstractSet[int] | None, wanted: Wanted) -> BitMap:
        """Return the places that have a row of some types, or of any, with one of the values wanted."""
        found: list[BitMap] = []
        if types is None and wanted.concepts != self._concepts:
            found = self._pointing_at(wanted.concepts)
            wanted = Wanted(BitMap(), wanted.concrete)
        return united([*found, *(each for _, places in self._found(types, wanted) for each in places)])

    def rows_having(self, types: AbstractSet[int] | None, wanted: Wanted) -> Rows:
        """Return the same, the rows of each segment apart."""
        return {segment: united(found) for segment, found in self._found(types, wanted)}

    def without_redundant(self, found: Rows, *, within: bool) -> list[BitMap]:
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

    def values(self, types: AbstractSet[int] | None) -> BitMap:
        """Return the values that rows of some types, or of any, have."""
        return united(list(map(self._segments.values, self._segments_of(types))))

    @cached_property
    def all(self) -> BitMap:
        """All places."""
        return self.having(None, Wanted(self._concepts, any_value))

    def grouped(self, places: BitMap) -> BitMap:
        """Return those of the places that are role groups."""
        return places & self._groups

    def layers(self, places: BitMap) -> list[BitMap]:
        """Return the concepts of places, those of each layer apart."""
        if not places:
            return []
        layers = range(places.min() // self._width, places.max() // self._width + 1)
        return [places.shift(-layer * self._width) & self._first_layer for layer in layers]

    def concepts(self, places: BitMap) -> BitMap:
        """Return the concepts that places are of."""
        return united(self.layers(places))

    def _pointing_at(self, concepts: BitMap) -> list[BitMap]:
        """Return bitmaps that together are the places with any attribute that has one of some concepts as its value."""
        offset = self._index.numbers("incoming.offset")
        return self._incoming.places((offset[start], offset[end]) for start, end in runs_of(concepts))

    def _found(self, types: AbstractSet[int] | None, wanted: Wanted) -> Iterator[tuple[int, list[BitMap]]]:
        """Yield segments that have rows with a value wanted, and bitmaps that together are their places."""
        if not wanted.concepts and wanted.concrete is None:
            return
        for segment in self._segments_of(types):
            selected = self._selected(self._segments.values(segment), wanted)
            if selected:
                yield segment, self._segments.places(segment, selected)

    def _segments_of(self, types: AbstractSet[int] | None) -> Iterable[int]:
        if types is None:
            return range(len(self._segments))
        known = self._of_type
        fewer = types if len(types) < len(known) else [type_id for type_id in known if type_id in types]
        return [segment for type_id in fewer for segment in known.get(type_id, ())]

    def _selected(self, values: BitMap, wanted: Wanted) -> BitMap:
        """Return those of the values that are wanted; concrete ones have numbers behind those of concepts."""
        found = values & wanted.concepts
        if wanted.concrete is None:
            return found
        concrete = values - self._concepts
        if wanted.concrete is any_value:
            return found | concrete
        count = len(self._concepts)
        return found | BitMap([target for target in concrete if wanted.concrete(self._text(target - count))])

    @cached_property
    def _incoming(self) -> PlaceRows:
        return PlaceRows(self._index, "incoming")

    @cached_property
    def _text(self) -> TextOf:
        return texts_of(self._index, "attribute.value")

    @cached_property
    def _redundant(self) -> list[tuple[int, int, int, int]]:
        names = ("redundant.segment", "redundant.place", "redundant.by.segment", "redundant.by.place")
        return list(zip(*map(self._index.numbers, names), strict=True))
