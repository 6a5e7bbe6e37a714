"""The members of one refset seen by column: a filter looks at each distinct value once, not at each row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyroaring import BitMap

from digidot_term.record import record
from digidot_term.snomed.bitmaps import bitmap_of, values_at, where
from digidot_term.snomed.concept_set import ConceptIds, ConceptSet
from digidot_term.snomed.index.read import Numbers
from digidot_term.snomed.index.times import time_text
from digidot_term.snomed.refsets import RefsetRows, Refsets

COMPONENT = "referencedComponentId"
"""What every refset's first field is called."""


@record
class Column:
    """A field of members: the number of each row's value, and the text of a number as the release has it."""

    name: str
    numbers: Sequence[int]
    text: Callable[[int], str]

    def where(self, rows: BitMap, matches: Callable[[str], bool]) -> BitMap:
        """Return the rows whose value matches; each distinct value is looked at once."""
        return where(self.numbers, rows, lambda number: matches(self.text(number)))

    def of(self, rows: BitMap) -> list[int]:
        """Return the numbers of some rows' values."""
        return list(values_at(self.numbers, rows))

    def values(self, rows: BitMap) -> list[str]:
        """Return the distinct values of some rows."""
        return [self.text(number) for number in dict.fromkeys(self.of(rows))]


class MemberTable:
    """Members of a refset that have the same columns; a row is a number."""

    __slots__ = ("_ids", "_refsets", "_rows", "fields", "refset_id")

    def __init__(self, ids: ConceptIds, refsets: Refsets, rows: RefsetRows) -> None:
        self._ids, self._refsets, self._rows = ids, refsets, rows
        self.refset_id = rows.refset_id
        self.fields = refsets.field_names(rows)
        """The columns behind the six that every refset has, by their header names."""

    @property
    def active(self) -> BitMap:
        """The active rows."""
        return BitMap(range(self._rows.start, self._rows.active_end))

    @property
    def rows(self) -> BitMap:
        """The rows, active or not."""
        return BitMap(range(self._rows.start, self._rows.end))

    def concepts(self, rows: BitMap) -> ConceptSet:
        """Return the concepts that some rows refer to; what else they refer to is left out."""
        components = self._components()
        is_one_piece = bool(rows) and rows.max() - rows.min() == len(rows) - 1
        piece = components[rows.min() : rows.max() + 1] if is_one_piece else None
        found = BitMap(values_at(components, rows)) if piece is None else bitmap_of(piece)
        return ConceptSet(self._ids, found & BitMap(range(len(self._ids.ids))))

    def column(self, name: str) -> Column | None:
        """Return a column by its name in any case; None when the members have none of that name."""
        wanted = name.lower()
        base = self._base_column(wanted)
        if base is not None:
            return base
        exact = [number for number, field in enumerate(self.fields) if field == name]
        alike = [number for number, field in enumerate(self.fields) if field.lower() == wanted]
        for number in (*exact, *alike):
            codes, text = self._refsets.field(self._rows.layout, number)
            return Column(self.fields[number], codes, text)
        return None

    def _base_column(self, name: str) -> Column | None:
        """Return one of the six columns that every refset has, by its name in lower case."""
        refsets, layout, rows = self._refsets, self._rows.layout, self._rows
        match name:
            case "referencedcomponentid":
                return Column(COMPONENT, self._components(), lambda number: str(refsets.component_id(number)))
            case "moduleid":
                modules, ids = refsets.modules(layout)
                return Column("moduleId", modules, lambda number: str(ids[number]))
            case "effectivetime":
                return Column("effectiveTime", refsets.times(layout), time_text)
            case "active":
                return Column("active", b"\1" * rows.active_end + bytes(rows.end - rows.active_end), str)
            case "refsetid":
                return Column("refsetId", bytes(rows.end), lambda _: str(self.refset_id))
            case "id":
                return Column("id", range(rows.end), lambda row: refsets.uuid(layout, row))
        return None

    def _components(self) -> Numbers:
        return self._refsets.components(self._rows.layout)
