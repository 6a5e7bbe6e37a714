"""The members of one refset seen by column: a filter looks at each distinct value once, not at each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyroaring import BitMap

from digidot_term.record import record
from digidot_term.snomed.concept_set import ConceptIds, ConceptSet
from digidot_term.snomed.index.read import Numbers
from digidot_term.snomed.index.times import time_text
from digidot_term.snomed.refsets import RefsetRows, Refsets

COMPONENT = "referencedComponentId"
"""What every refset's first field is called."""


@record
class Column:
    """A field of members: `key` gives a row's number for its value, `text` the value as the release has it."""

    name: str
    key: Callable[[int], int]
    text: Callable[[int], str]

    def test(self, matches: Callable[[str], bool]) -> Callable[[int], bool]:
        """Return whether a row's value matches; each distinct value is looked at once."""
        known: dict[int, bool] = {}
        key, text = self.key, self.text

        def test(row: int) -> bool:
            number = key(row)
            found = known.get(number)
            if found is None:
                found = known[number] = matches(text(number))
            return found

        return test

    def values(self, rows: Iterable[int]) -> list[str]:
        """Return the distinct values of some rows."""
        return [self.text(number) for number in dict.fromkeys(map(self.key, rows))]


class MemberTable:
    """Members of a refset that have the same columns; a row is a number, and active rows stand in front."""

    __slots__ = ("_ids", "_refsets", "_rows", "fields", "refset_id")

    def __init__(self, ids: ConceptIds, refsets: Refsets, rows: RefsetRows) -> None:
        self._ids, self._refsets, self._rows = ids, refsets, rows
        self.refset_id = rows.refset_id
        self.fields = refsets.field_names(rows)
        """The columns behind the six that every refset has, by their header names."""

    def rows(self, *, inactive: bool) -> range:
        """Return the active rows, or all of them."""
        return range(self._rows.start, self._rows.end if inactive else self._rows.active_end)

    def concepts(self, rows: Iterable[int]) -> ConceptSet:
        """Return the concepts that some rows refer to; what else they refer to is left out."""
        count, components = len(self._ids.ids), self._components()
        found = map(components.__getitem__, rows)
        return ConceptSet(self._ids, BitMap([component for component in found if component < count]))

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
            return Column(self.fields[number], codes.__getitem__, text)
        return None

    def _base_column(self, name: str) -> Column | None:
        """Return one of the six columns that every refset has, by its name in lower case."""
        refsets, layout = self._refsets, self._rows.layout
        match name:
            case "referencedcomponentid":
                text = refsets.component_id
                return Column(COMPONENT, self._components().__getitem__, lambda key: str(text(key)))
            case "moduleid":
                modules, ids = refsets.modules(layout)
                return Column("moduleId", modules.__getitem__, lambda key: str(ids[key]))
            case "effectivetime":
                return Column("effectiveTime", refsets.times(layout).__getitem__, time_text)
            case "active":
                end = self._rows.active_end
                return Column("active", lambda row: int(row < end), str)
            case "refsetid":
                return Column("refsetId", lambda _row: self.refset_id, str)
            case "id":
                return Column("id", lambda row: row, lambda row: refsets.uuid(layout, row))
        return None

    def _components(self) -> Numbers:
        return self._refsets.components(self._rows.layout)
