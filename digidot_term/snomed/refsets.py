"""Refset members, with the fields their headers name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from digidot_term.snomed.components import Member
from digidot_term.snomed.constants import PREFERRED
from digidot_term.snomed.merge import Entry
from digidot_term.snomed.rf2.layouts import MEMBER

_REFSET, _COMPONENT = 4, 5
_BASE = len(MEMBER)
_ACCEPTABILITY_COLUMN = "acceptabilityId"


class RefsetTable:
    """Active members by refset and by component."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._active = tuple(entry for entry in self._entries if entry[1][2] == "1")
        self._made: dict[int, tuple[Member, ...]] = {}

    def refset_ids(self) -> tuple[int, ...]:
        """Return the refsets that have an active member, sorted."""
        return tuple(sorted(self._by_refset))

    def members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the active members of a refset, by component and id."""
        made = self._made.get(refset_id)
        if made is None:
            found = [_member(entry) for entry in self._by_refset.get(refset_id, ())]
            made = self._made[refset_id] = tuple(sorted(found, key=_order))
        return made

    def inactive_members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the members that a refset once had, by component and id."""
        wanted = str(refset_id)
        found = (entry for entry in self._entries if entry[1][_REFSET] == wanted and entry[1][2] != "1")
        return tuple(sorted((_member(entry) for entry in found), key=_order))

    def memberships(self, component_id: int) -> tuple[Member, ...]:
        """Return the active members that speak of a component, by refset and id."""
        return tuple(sorted((_member(entry) for entry in self._by_component.get(component_id, ())), key=_order))

    @cached_property
    def acceptability(self) -> Mapping[int, Mapping[int, int]]:
        """By description, by language refset: preferred or acceptable; preferred wins where a release says both."""
        found: dict[int, dict[int, int]] = {}
        for sheet, row in self._active:
            if len(row) > _BASE and sheet.columns[_BASE] == _ACCEPTABILITY_COLUMN:
                refsets = found.setdefault(int(row[_COMPONENT]), {})
                refset, value = int(row[_REFSET]), int(row[_BASE])
                if refsets.get(refset) != PREFERRED:
                    refsets[refset] = value
        return found

    @cached_property
    def _by_refset(self) -> dict[int, list[Entry]]:
        return _grouped(self._active, _REFSET)

    @cached_property
    def _by_component(self) -> dict[int, list[Entry]]:
        return _grouped(self._active, _COMPONENT)


def _grouped(entries: Iterable[Entry], column: int) -> dict[int, list[Entry]]:
    """Gather entries by the id in a column."""
    lists: dict[str, list[Entry]] = {}
    for entry in entries:
        lists.setdefault(entry[1][column], []).append(entry)
    return {int(sctid): found for sctid, found in lists.items()}


def _order(member: Member) -> tuple[int, int, str]:
    """Order by refset, component and id."""
    return (member.refset_id, member.referenced_component_id, member.id)


def _member(entry: Entry) -> Member:
    """Make a member from its row."""
    sheet, row = entry
    return Member(
        id=row[0],
        refset_id=int(row[_REFSET]),
        referenced_component_id=int(row[_COMPONENT]),
        active=row[2] == "1",
        effective_time=row[1],
        module_id=int(row[3]),
        fields=dict(zip(sheet.columns[_BASE:], row[_BASE:], strict=True)),
    )
