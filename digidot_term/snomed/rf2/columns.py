"""The columns of a sheet: how each sort is read from blocks, and what it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.rf2.blocks import Block
from digidot_term.snomed.rf2.codes import CompiledEncoder, encoder
from digidot_term.snomed.rf2.layouts import Layout
from digidot_term.snomed.rf2.numbers import (
    UNPUBLISHED,
    Mask,
    have_check_digits,
    parse_dates,
    parse_flags,
    parse_numbers,
    parse_sctids,
    parse_uuids,
)
from digidot_term.snomed.rf2.row_check import check_of
from digidot_term.snomed.rf2.texts import Texts
from digidot_term.snomed.rf2.values import Check

PARTITIONS_OF = {
    "concept": (0, 10),
    "description": (1, 11),
    "relationship": (2, 12),
    "component": (0, 10, 1, 11, 2, 12),
}
"""The two partition digits of each sort of component, as a number."""


@dataclass(frozen=True, slots=True)
class Codes:
    """A column of few distinct texts: a number for each row, and the texts by number."""

    numbers: NDArray[np.uint32]
    raw: Texts

    @property
    def values(self) -> list[str]:
        """The texts by number."""
        return [value.decode(errors="replace") for value in self.raw]


Column = NDArray[Any] | Codes | Texts
"""Numbers, codes, or texts as they stand in the file."""

_NONE: Mask = np.zeros(1, np.bool_)


_ROOMS: dict[str, tuple[str, type[Any], tuple[int, ...]]] = {
    "id": ("i", np.int64, ()),
    "reference": ("r", np.int64, ()),
    "date": ("d", np.int32, ()),
    "flag": ("f", np.bool_, ()),
    "uuid": ("u", np.uint64, (2,)),
    "number": ("n", np.int64, ()),
}
"""By sort of numbers: its letter in the compiled part, the type of a value, and how many numbers make one."""
_KINDS = {0: 1, 1: 2, 2: 4}
"""The bit of each last partition digit."""

Room = tuple[str, int, Any, object]
"""What the compiled part fills: sort, partitions, an array of a value for each row, and what else a sort needs."""


class ColumnReader(Protocol):
    """Reads a column block by block: `parse` or `room`, then `keep` with the rows that are sound in every column."""

    doubtful: Mask

    def parse(self, block: Block, column: int) -> Mask:
        """Read a block; say which cells are good."""

    def room(self, rows: int, size: int) -> Room:
        """Make room for the cells of a block of so many rows and bytes, all of them plainly sound."""

    def is_filled(self) -> bool:
        """Take what the room was filled with; say whether all of it is good."""

    def keep(self, good: Mask) -> None:
        """Keep those rows of the block just read."""

    def column(self) -> Column:
        """Return all that was kept."""


class _Numbers:
    """Ids, dates, flags, UUIDs and plain numbers."""

    def __init__(self, sort: str, component: str) -> None:
        self.doubtful = _NONE
        self._sort, self._partitions = sort, PARTITIONS_OF.get(component, ())
        self._letter, self._type, self._shape = _ROOMS[sort]
        self._parts: list[NDArray[Any]] = []
        self._found = self._empty(0)

    def _empty(self, rows: int) -> NDArray[Any]:
        return np.empty((rows, *self._shape), self._type)

    def parse(self, block: Block, column: int) -> Mask:
        match self._sort:
            case "id":
                self._found, good = parse_sctids(block, column, self._partitions)
                good &= have_check_digits(self._found)
            case "reference":
                # Its check digit is looked at when it turns out to be of no component there is.
                self._found, good = parse_sctids(block, column, self._partitions)
            case "date":
                self._found, good = parse_dates(block, column)
                self.doubtful = self._found == UNPUBLISHED
            case "flag":
                self._found, good = parse_flags(block, column)
            case "uuid":
                self._found, good = parse_uuids(block, column)
            case _:
                self._found, good = parse_numbers(block, column)
        return good

    def room(self, rows: int, size: int) -> Room:
        del size
        self._found = self._empty(rows)
        kinds = sum({_KINDS[partition % 10] for partition in self._partitions})
        return self._letter, kinds, self._found, None

    def is_filled(self) -> bool:
        return True

    def keep(self, good: Mask) -> None:
        self._parts.append(self._found if good.all() else self._found[good])

    def column(self) -> Column:
        parts, self._parts = self._parts, []
        return np.concatenate(parts) if parts else self._found


class _Coded:
    """Texts of which there are few; each distinct one is checked once."""

    def __init__(self, check: Check | None) -> None:
        self.doubtful = _NONE
        self._encoder = encoder()
        self._check = check
        self._sound: list[bool] = []
        self._parts: list[NDArray[np.uint32]] = []
        self._found = np.zeros(0, np.uint32)

    def parse(self, block: Block, column: int) -> Mask:
        self._found = self._encoder.encode(block, column)
        self._look_at_fresh()
        if self._check is None:
            return np.ones(len(self._found), np.bool_)
        return np.array(self._sound, np.bool_)[self._found] if self._sound else np.ones(0, np.bool_)

    def _look_at_fresh(self) -> None:
        """Check the values that were not there before."""
        if self._check is None:
            return
        fresh = [value.decode() for value in self._encoder.values(len(self._sound))]
        bad = self._check(fresh) if fresh else {}
        self._sound += [value not in bad for value in fresh]

    def room(self, rows: int, size: int) -> Room:
        del size
        self._found = np.empty(rows, np.uint32)
        compiled = self._encoder
        return "c", 0, self._found, compiled.dictionary if isinstance(compiled, CompiledEncoder) else None

    def is_filled(self) -> bool:
        self._look_at_fresh()
        return all(self._sound) or bool(np.array(self._sound, np.bool_)[self._found].all())

    def keep(self, good: Mask) -> None:
        self._parts.append(self._found if good.all() else self._found[good])

    def column(self) -> Column:
        parts, self._parts = self._parts, []
        numbers = np.concatenate(parts) if parts else self._found
        values = self._encoder.texts()
        if all(self._sound):
            return Codes(numbers, values)
        used, places = np.unique(numbers, return_inverse=True)
        return Codes(places.reshape(-1).astype(np.uint32), values.picked(used))


class _Terms:
    """Terms, kept as the bytes they are."""

    def __init__(self) -> None:
        self.doubtful = _NONE
        self._parts: list[Texts] = []
        self._found = Texts.of(())
        self._room: tuple[NDArray[np.int64], NDArray[np.uint8]]

    def parse(self, block: Block, column: int) -> Mask:
        cells = block.cells(column)
        self._found = Texts.of(cells)
        good = np.ones(len(cells), np.bool_)
        # A term that starts with no letter or digit of ASCII may be blank altogether.
        first = block.first_bytes(column)
        for row in np.flatnonzero((first <= ord(" ")) | (first >= 0x80)).tolist():  # noqa: PLR2004 - not ASCII
            good[row] = bool(cells[row].decode().strip())
        return good

    def room(self, rows: int, size: int) -> Room:
        lengths, letters = self._room = np.empty(rows, np.int64), np.empty(size, np.uint8)
        return "t", 0, lengths, letters

    def is_filled(self) -> bool:
        lengths, letters = self._room
        self._found = Texts.cut(letters[: int(lengths.sum())].copy(), lengths)
        return True

    def keep(self, good: Mask) -> None:
        self._parts.append(self._found if good.all() else self._found.picked(np.flatnonzero(good)))

    def column(self) -> Column:
        parts, self._parts = self._parts, []
        return Texts.joined(parts)


def column_reader(layout: Layout, name: str) -> ColumnReader:
    """Return what reads a column; one the layout does not know is a refset's own, kept as codes."""
    sort = layout.sorts.get(name, "code")
    if sort == "text":
        return _Terms()
    if sort == "code":
        return _Coded(check_of(layout, name))
    return _Numbers(sort, layout.components.get(name, ""))
