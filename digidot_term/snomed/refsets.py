"""Refset members from an index, with the fields their headers name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import bitmap_of
from digidot_term.snomed.components import Member
from digidot_term.snomed.constants import PREFERRED, REFSET_DESCRIPTOR_REFSET
from digidot_term.snomed.index.pools import TextOf, pool_of
from digidot_term.snomed.index.read import Index, Numbers
from digidot_term.snomed.index.times import time_text

UNNAMED = "field"
"""What a column without a name is called, with its number in the file behind."""
MEMBER_COLUMNS = 6
_ACCEPTABILITY = "acceptabilityId"


class RefsetRows(NamedTuple):
    """The rows of a refset within its layout, active ones in front."""

    refset_id: int
    layout: int
    start: int
    active_end: int
    end: int


class Field(NamedTuple):
    """A column of a layout: the number of each row's text, and the texts."""

    numbers: Numbers
    text: TextOf


class Refsets:
    """Members by refset and by component; a component is an ordinal of a concept, a description, or neither."""

    def __init__(self, index: Index, term_of: Callable[[int], str]) -> None:
        """Take what gives a concept's English term, which names a column whose header has no name."""
        self._index, self._term_of = index, term_of
        self._ids = index.numbers("refset.id")
        self._columns = tuple(index.numbers(f"refset.{name}") for name in ("layout", "start", "active_end", "end"))
        self.layouts: list[list[str]] = index.facts["layouts"]
        self._concept_count = len(index.numbers("concept.id"))
        self._description_count = len(index.numbers("description.id"))
        self._fields: dict[tuple[int, int], Field] = {}
        self._names: dict[RefsetRows, tuple[str, ...]] = {}

    def refset_ids(self) -> tuple[int, ...]:
        """Return the refsets that have an active member, sorted."""
        return tuple(sorted({rows.refset_id for rows in self.directory() if rows.active_end > rows.start}))

    def all_refset_ids(self) -> tuple[int, ...]:
        """Return the refsets that have or once had a member, sorted."""
        return tuple(sorted(set(self._ids)))

    def directory(self) -> Iterator[RefsetRows]:
        """Yield the rows of every refset; one whose rows have several layouts comes several times."""
        return (self._rows(at) for at in range(len(self._ids)))

    def rows(self, refset_id: int) -> Iterator[RefsetRows]:
        """Yield the rows of a refset."""
        return map(self._rows, range(bisect_left(self._ids, refset_id), bisect_right(self._ids, refset_id)))

    def members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the active members of a refset, by component and id."""
        found = (self._made(rows, at) for rows in self.rows(refset_id) for at in range(rows.start, rows.active_end))
        return tuple(sorted(found, key=_order))

    def inactive_members(self, refset_id: int) -> tuple[Member, ...]:
        """Return the members that a refset once had, by component and id."""
        found = (self._made(rows, at) for rows in self.rows(refset_id) for at in range(rows.active_end, rows.end))
        return tuple(sorted(found, key=_order))

    def memberships(self, component: int) -> tuple[Member, ...]:
        """Return the active members that speak of a component, by refset and id."""
        found = (self._made(rows, at) for rows in self.directory() for at in self._about(component, rows))
        return tuple(sorted(found, key=_order))

    def memberships_in(self, refset_ids: Iterable[int], component: int) -> tuple[Member, ...]:
        """Return the active members of some refsets that speak of a component, by refset and id."""
        found = (
            self._made(rows, at)
            for refset_id in refset_ids
            for rows in self.rows(refset_id)
            for at in self._about(component, rows)
        )
        return tuple(sorted(found, key=_order))

    def concepts(self, refset_id: int) -> BitMap:
        """Return the ordinals of the concepts that the active members of a refset refer to."""
        found = BitMap()
        for rows in self.rows(refset_id):
            components = self.components(rows.layout)
            end = bisect_left(components, self._concept_count, rows.start, rows.active_end)
            found |= bitmap_of(components[rows.start : end])
        return found

    def component_ids(self, refset_id: int) -> frozenset[int]:
        """Return the ids of what the active members of a refset refer to."""
        return frozenset(
            self.component_id(component)
            for rows in self.rows(refset_id)
            for component in self.components(rows.layout)[rows.start : rows.active_end]
        )

    def count(self, refset_id: int) -> int:
        """Return how many active members a refset has."""
        return sum(rows.active_end - rows.start for rows in self.rows(refset_id))

    def acceptability(self, description: int) -> Mapping[int, int]:
        """Return what the language refsets say of a description; preferred wins where a release says both."""
        found: dict[int, int] = {}
        for rows in self.directory():
            if _ACCEPTABILITY not in self.layouts[rows.layout]:
                continue
            numbers, text = self.field(rows.layout, self.layouts[rows.layout].index(_ACCEPTABILITY))
            for at in self._about(self._concept_count + description, rows):
                if found.get(rows.refset_id) != PREFERRED:
                    found[rows.refset_id] = int(text(numbers[at]))
        return found

    def accepted(self, refset_id: int, acceptabilities: Collection[int]) -> BitMap:
        """Return the ordinals of the descriptions of which a language refset says one of some things, likewise."""
        found, preferred, first = BitMap(), BitMap(), self._concept_count
        for rows in self.rows(refset_id):
            if _ACCEPTABILITY not in self.layouts[rows.layout]:
                continue
            numbers, text = self.field(rows.layout, self.layouts[rows.layout].index(_ACCEPTABILITY))
            start, end = self._described_rows(rows)
            components, said = self.components(rows.layout)[start:end], numbers[start:end]
            for number in set(said):
                here = BitMap(
                    [component - first for component, each in zip(components, said, strict=True) if each == number]
                )
                if int(text(number)) == PREFERRED:
                    preferred |= here
                if int(text(number)) in acceptabilities:
                    found |= here
        return found if PREFERRED in acceptabilities else found - preferred

    def _described_rows(self, rows: RefsetRows) -> tuple[int, int]:
        """Return where the active rows that speak of descriptions start and end."""
        components, last = self.components(rows.layout), self._concept_count + self._description_count
        start = bisect_left(components, self._concept_count, rows.start, rows.active_end)
        return start, bisect_left(components, last, start, rows.active_end)

    def component_id(self, component: int) -> int:
        """Return the SCTID of a component."""
        if component < self._concept_count:
            return int(self._index.numbers("concept.id")[component])
        component -= self._concept_count
        if component < self._description_count:
            return int(self._index.numbers("description.id")[component])
        return int(self._index.numbers("foreign.id")[component - self._description_count])

    def foreign(self, sctid: int) -> int | None:
        """Return the ordinal of what is no component of the edition but is referred to; None when it is not."""
        found = next((at for at, known in enumerate(self._index.numbers("foreign.id")) if known == sctid), None)
        return None if found is None else self._concept_count + self._description_count + found

    def field(self, layout: int, number: int) -> Field:
        """Return a column of a layout."""
        known = self._fields.get((layout, number))
        if known is None:
            name = f"member{layout}.field{number}"
            known = self._fields[layout, number] = Field(self._index.numbers(name), pool_of(self._index, name))
        return known

    def field_names(self, rows: RefsetRows) -> tuple[str, ...]:
        """Return the columns of a refset by their header; one without a name by the refset's descriptor, if it has one.

        RF2 specification, "Reference Set Descriptor": attribute 0 is the referenced component, 1 the column behind it.
        """
        known = self._names.get(rows)
        if known is None:
            names = self.layouts[rows.layout]
            unnamed = [name for name in names if name.startswith(UNNAMED) and name[len(UNNAMED) :].isdigit()]
            asks_itself = rows.refset_id == REFSET_DESCRIPTOR_REFSET
            described = self._described(rows.refset_id) if unnamed and not asks_itself else {}
            known = self._names[rows] = tuple(described.get(name, name) for name in names)
        return known

    def _described(self, refset_id: int) -> dict[str, str]:
        """Return the names that a refset's descriptor gives columns, by what they are called without it."""
        found = {}
        for member in self.members(REFSET_DESCRIPTOR_REFSET):
            order, concept = member.fields.get("attributeOrder", ""), member.fields.get("attributeDescription", "")
            if member.referenced_component_id == refset_id and order.isdigit() and concept.isdigit():
                words = self._term_of(int(concept)).split()
                name = "".join(words[:1]).lower() + "".join(word.capitalize() for word in words[1:])
                found[f"{UNNAMED}{int(order) + MEMBER_COLUMNS}"] = name or concept
        return found

    def _rows(self, at: int) -> RefsetRows:
        layout, start, active_end, end = (column[at] for column in self._columns)
        return RefsetRows(self._ids[at], layout, start, active_end, end)

    def components(self, layout: int) -> Numbers:
        """Return the ordinals of what the rows of a layout refer to."""
        return self._index.numbers(f"member{layout}.component")

    def modules(self, layout: int) -> tuple[Numbers, Numbers]:
        """Return the numbers of the modules of the rows of a layout, and the modules' ids by number."""
        name = f"member{layout}.module"
        return self._index.numbers(name), self._index.numbers(f"{name}.value")

    def times(self, layout: int) -> Numbers:
        """Return the effective times of the rows of a layout, as numbers."""
        return self._index.numbers(f"member{layout}.time")

    def uuid(self, layout: int, at: int) -> str:
        """Return the id of a member."""
        uuid = bytes(self._index.numbers(f"member{layout}.uuid")[16 * at : 16 * at + 16]).hex()
        return f"{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}"

    def _about(self, component: int, rows: RefsetRows) -> Iterable[int]:
        components = self.components(rows.layout)
        first = bisect_left(components, component, rows.start, rows.active_end)
        return range(first, bisect_right(components, component, first, rows.active_end))

    def _made(self, rows: RefsetRows, at: int) -> Member:
        layout = rows.layout
        modules, module_ids = self.modules(layout)
        fields = ((field, self.field(layout, number)) for number, field in enumerate(self.field_names(rows)))
        return Member(
            id=self.uuid(layout, at),
            refset_id=rows.refset_id,
            referenced_component_id=self.component_id(self.components(layout)[at]),
            active=at < rows.active_end,
            effective_time=time_text(self.times(layout)[at]),
            module_id=module_ids[modules[at]],
            fields={field: text(codes[at]) for field, (codes, text) in fields},
        )


def _order(member: Member) -> tuple[int, int, str]:
    """Order by refset, component and id."""
    return (member.refset_id, member.referenced_component_id, member.id)
