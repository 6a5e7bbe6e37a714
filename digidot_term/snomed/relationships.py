"""Attributes of concepts from an index, both ways."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import bitmap_of
from digidot_term.snomed.components import Relationship
from digidot_term.snomed.index.pools import texts_of
from digidot_term.snomed.index.read import Index


class Attributes:
    """Attribute relationships and concrete values by the ordinal of their source, relationships also by destination."""

    def __init__(self, index: Index) -> None:
        self._ids = index.numbers("concept.id")
        self._offset, self._target = index.numbers("attribute.offset"), index.numbers("attribute.target")
        self._type, self._type_id = index.numbers("attribute.type"), index.numbers("attribute.type.id")
        self._group = index.numbers("attribute.group")
        self._incoming_offset, self._incoming = index.numbers("incoming.offset"), index.numbers("incoming.row")
        self._incoming_source = index.numbers("incoming.source")
        self._value = texts_of(index, "attribute.value")
        self._typed_offset = index.numbers("typed.offset")
        self._typed_target, self._typed_source = index.numbers("typed.target"), index.numbers("typed.source")

    def of(self, ordinal: int) -> tuple[Relationship, ...]:
        """Return what a concept is defined by, in order of group, type and value."""
        rows = range(self._offset[ordinal], self._offset[ordinal + 1])
        return tuple(sorted((self._made(row, ordinal) for row in rows), key=_order))

    def incoming(self, ordinal: int) -> tuple[Relationship, ...]:
        """Return the attribute relationships that point at a concept, in order of their source."""
        rows = range(self._incoming_offset[ordinal], self._incoming_offset[ordinal + 1])
        made = (self._made(self._incoming[row], self._incoming_source[row]) for row in rows)
        return tuple(sorted(made, key=lambda each: (each.source_id, *_order(each))))

    def sources(self, type_ids: AbstractSet[int] | None, values: BitMap | None) -> BitMap:
        """Return the concepts that have an attribute of some types, or of any, with one of some values, or any."""
        found = BitMap()
        for number, type_id in enumerate(self._type_id):
            if type_ids is not None and type_id not in type_ids:
                continue
            first, end = self._typed_offset[number], self._typed_offset[number + 1]
            if values is None:
                found |= bitmap_of(self._typed_source[first:end])
                continue
            targets = self._typed_target
            for value in bitmap_of(targets[first:end]) & values:
                first = bisect_left(targets, value, first, end)
                last = bisect_right(targets, value, first, end)
                found |= bitmap_of(self._typed_source[first:last])
        return found

    def _made(self, row: int, source: int) -> Relationship:
        target = self._target[row]
        count = len(self._ids)
        destination, value = (self._ids[target], None) if target < count else (None, self._value(target - count))
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
