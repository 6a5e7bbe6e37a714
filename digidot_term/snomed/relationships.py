"""Attributes of concepts from an index, both ways."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import compress, repeat

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import runs_of
from digidot_term.snomed.components import Relationship
from digidot_term.snomed.index.layout import layer_width
from digidot_term.snomed.index.pools import texts_of
from digidot_term.snomed.index.read import Index, Numbers


class Attributes:
    """Attribute relationships and concrete values by the ordinal of their source, relationships also by destination."""

    def __init__(self, index: Index) -> None:
        self._ids = index.numbers("concept.id")
        self.concept_count = len(self._ids)
        self._offset, self._target = index.numbers("attribute.offset"), index.numbers("attribute.target")
        self._type, self._type_id = index.numbers("attribute.type"), index.numbers("attribute.type.id")
        self._group = index.numbers("attribute.group")
        self._incoming_offset, self._incoming = index.numbers("incoming.offset"), index.numbers("incoming.row")
        self._incoming_place, self._width = index.numbers("incoming.place"), layer_width(self.concept_count)
        self._value = texts_of(index, "attribute.value")

    def of(self, ordinal: int) -> tuple[Relationship, ...]:
        """Return what a concept is defined by, in order of group, type and value."""
        rows = range(self._offset[ordinal], self._offset[ordinal + 1])
        return tuple(sorted((self._made(row, ordinal) for row in rows), key=_order))

    def incoming(self, ordinal: int) -> tuple[Relationship, ...]:
        """Return the attribute relationships that point at a concept, in order of their source."""
        rows = range(self._incoming_offset[ordinal], self._incoming_offset[ordinal + 1])
        made = (self._made(self._incoming[row], self._source(row)) for row in rows)
        return tuple(sorted(made, key=lambda each: (each.source_id, *_order(each))))

    def targets(self, sources: BitMap, types: AbstractSet[int] | None) -> array[int]:
        """Return the target of each row that some concepts have of some types, or of any.

        A target is an ordinal, or from `concept_count` on a concrete value.
        """
        chosen = self._chosen(types)
        found = array("I")
        for start, end in runs_of(sources):
            rows = slice(self._offset[start], self._offset[end])
            found.extend(compress(self._target[rows], chosen(self._type[rows])))
        return found

    def incoming_rows(self, ordinal: int) -> Iterator[tuple[int, int, int]]:
        """Yield source, group and type, by its number, of each row that points at a concept."""
        start, end = self._incoming_offset[ordinal], self._incoming_offset[ordinal + 1]
        rows = self._incoming[start:end]
        groups, types = map(self._group.__getitem__, rows), map(self._type.__getitem__, rows)
        return zip(map(self._source, range(start, end)), groups, types, strict=True)

    def _source(self, incoming: int) -> int:
        """Return the source of an incoming row: its place is in one of the layers, each as wide as all concepts."""
        return self._incoming_place[incoming] % self._width

    def type_numbers(self, types: AbstractSet[int] | None) -> AbstractSet[int]:
        """Return the numbers of those of some types, or of all, that attributes have."""
        return {number for number, type_id in enumerate(self._type_id) if types is None or type_id in types}

    def _chosen(self, types: AbstractSet[int] | None) -> Callable[[Numbers], Iterable[object]]:
        """Return what says of the type numbers of rows which of them are wanted."""
        if types is None:
            return lambda _: repeat(True)
        numbers = self.type_numbers(types)
        if self._type.itemsize > 1:
            return lambda codes: map(numbers.__contains__, codes)
        table = bytes(number in numbers for number in range(256))
        return lambda codes: bytes(codes).translate(table)

    def _made(self, row: int, source: int) -> Relationship:
        target = self._target[row]
        is_concept = target < self.concept_count
        destination, value = (
            (self._ids[target], None) if is_concept else (None, self._value(target - self.concept_count))
        )
        return Relationship(self._ids[source], self._type_id[self._type[row]], destination, value, self._group[row])


def role_groups(attributes: tuple[Relationship, ...]) -> tuple[tuple[Relationship, ...], ...]:
    """Return role groups in order; each ungrouped attribute (group 0) stands alone, in front."""
    grouped: dict[int, list[Relationship]] = {}
    single = []
    for relationship in attributes:
        if relationship.group:
            grouped.setdefault(relationship.group, []).append(relationship)
        else:
            single.append((relationship,))
    return (*single, *(tuple(group) for group in grouped.values()))


def _order(relationship: Relationship) -> tuple[int, int, int, str]:
    """Order by group, type, destination and value."""
    return (relationship.group, relationship.type_id, relationship.destination_id or 0, relationship.value or "")
