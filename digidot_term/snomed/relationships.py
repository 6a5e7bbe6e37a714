"""Defining relationships: rows to is-a pairs, and attributes both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.snomed.components import Relationship
from digidot_term.snomed.constants import INFERRED, IS_A
from digidot_term.snomed.rf2.sheet import Row

_INFERRED, _IS_A = str(INFERRED), str(IS_A)


def is_a_pairs(rows: Iterable[Row]) -> Iterator[tuple[int, int]]:
    """Yield (child, parent) of each active inferred is-a row."""
    return ((int(row[4]), int(row[5])) for row in _defining(rows) if row[7] == _IS_A)


def attributes(rows: Iterable[Row], value_rows: Iterable[Row]) -> Iterator[Relationship]:
    """Yield the active inferred attributes of relationship rows, without is-a, and of concrete value rows."""
    for row in _defining(rows):
        if row[7] != _IS_A:
            yield Relationship(int(row[4]), int(row[7]), int(row[5]), None, int(row[6]))
    for row in _defining(value_rows):
        yield Relationship(int(row[4]), int(row[7]), None, row[5], int(row[6]))


def _defining(rows: Iterable[Row]) -> Iterator[Row]:
    """Pass on the rows that are active and inferred; stated and additional ones define nothing."""
    return (row for row in rows if row[2] == "1" and row[8] == _INFERRED)


class AttributeTable:
    """Attribute relationships and concrete values by their source, and relationships by their destination."""

    def __init__(self, relationships: Iterable[Relationship]) -> None:
        outgoing: dict[int, list[Relationship]] = {}
        incoming: dict[int, list[Relationship]] = {}
        for relationship in sorted(set(relationships), key=_order):
            outgoing.setdefault(relationship.source_id, []).append(relationship)
            if relationship.destination_id is not None:
                incoming.setdefault(relationship.destination_id, []).append(relationship)
        self._outgoing = {sctid: tuple(found) for sctid, found in outgoing.items()}
        self._incoming = {sctid: tuple(found) for sctid, found in incoming.items()}

    def attributes(self, sctid: int) -> tuple[Relationship, ...]:
        """Return what the concept is defined by, in order of group, type and value."""
        return self._outgoing.get(sctid, ())

    def groups(self, sctid: int) -> tuple[tuple[Relationship, ...], ...]:
        """Return the concept's role groups in order; each ungrouped attribute (group 0) stands alone, in front."""
        grouped: dict[int, list[Relationship]] = {}
        single = []
        for relationship in self.attributes(sctid):
            if relationship.group:
                grouped.setdefault(relationship.group, []).append(relationship)
            else:
                single.append((relationship,))
        return (*single, *(tuple(group) for group in grouped.values()))

    def incoming(self, sctid: int) -> tuple[Relationship, ...]:
        """Return the attribute relationships that point at the concept."""
        return self._incoming.get(sctid, ())


def _order(relationship: Relationship) -> tuple[int, int, int, int, str]:
    """Order by source, group, type, destination and value."""
    return (
        relationship.source_id,
        relationship.group,
        relationship.type_id,
        relationship.destination_id or 0,
        relationship.value or "",
    )
