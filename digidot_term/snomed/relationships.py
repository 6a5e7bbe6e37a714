"""The defining attributes of concepts, both ways."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.snomed.components import Relationship


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
