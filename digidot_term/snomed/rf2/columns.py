"""The columns of a sheet: how each sort is read from blocks, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.rf2.blocks import Block
from digidot_term.snomed.rf2.codes import CompiledEncoder, encoder
from digidot_term.snomed.rf2.growing import Growing
from digidot_term.snomed.rf2.layouts import Layout
from digidot_term.snomed.rf2.numbers import (
    UNPUBLISHED,
    UUID_WORD,
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

    @property
    def ids(self) -> NDArray[np.int64]:
        """The texts as SCTIDs by number, 0 for one that is none."""
        return np.array([int(value) if _SCTID.fullmatch(value) else 0 for value in self.raw], np.int64)


_SCTID = re.compile(rb"[0-9]{1,18}")

Column = NDArray[Any] | Codes | Texts
"""Numbers, codes, or texts as they stand in the file."""

_NONE: Mask = np.zeros(1, np.bool_)


_ROOMS: dict[str, tuple[str, Any, tuple[int, ...]]] = {
    "id": ("i", np.int64, ()),
    "reference": ("r", np.int64, ()),
    "date": ("d", np.int32, ()),
    "flag": ("f", np.bool_, ()),
    "uuid": ("u", UUID_WORD, (2,)),
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
        """Look at what the room was filled with; say whether all of it is good."""

    def keep(self, good: Mask | None) -> None:
        """Keep those rows of the block just read, or all of them."""

    def foresee(self, share: float) -> None:
        """Make place for the whole file, of which so much has been read."""

    def column(self) -> Column:
        """Return all that was kept."""


class _Numbers:
    """Ids, dates, flags, UUIDs and plain numbers."""

    def __init__(self, sort: str, component: str) -> None:
        self.doubtful = _NONE
        self._sort, self._partitions = sort, PARTITIONS_OF.get(component, ())
        self._letter, kind, shape = _ROOMS[sort]
        self._kept, self._rows = Growing(kind, shape), 0

    def parse(self, block: Block, column: int) -> Mask:
        found: NDArray[Any]
        match self._sort:
            case "id":
                found, good = parse_sctids(block, column, self._partitions)
                good &= have_check_digits(found)
            case "reference":
                # Its check digit is looked at when it turns out to be of no component there is.
                found, good = parse_sctids(block, column, self._partitions)
            case "date":
                found, good = parse_dates(block, column)
                self.doubtful = found == UNPUBLISHED
            case "flag":
                found, good = parse_flags(block, column)
            case "uuid":
                found, good = parse_uuids(block, column)
            case _:
                found, good = parse_numbers(block, column)
        self._rows = len(found)
        self._kept.room(self._rows)[:] = found
        return good

    def room(self, rows: int, size: int) -> Room:
        del size
        self._rows = rows
        kinds = sum({_KINDS[partition % 10] for partition in self._partitions})
        return self._letter, kinds, self._kept.room(rows), None

    def is_filled(self) -> bool:
        return True

    def keep(self, good: Mask | None) -> None:
        self._kept.keep(self._rows, good)

    def foresee(self, share: float) -> None:
        self._kept.foresee(share)

    def column(self) -> Column:
        return self._kept.values()


class _Coded:
    """Texts of which there are few; each distinct one is checked once."""

    def __init__(self, check: Check | None) -> None:
        self.doubtful = _NONE
        self._encoder = encoder()
        self._check = check
        self._sound: list[bool] = []
        self._kept, self._found = Growing(np.uint32), np.zeros(0, np.uint32)

    def parse(self, block: Block, column: int) -> Mask:
        numbers = self._encoder.encode(block, column)
        self._found = self._kept.room(len(numbers))
        self._found[:] = numbers
        self._look_at_fresh()
        if self._check is None:
            return np.ones(len(numbers), np.bool_)
        return np.array(self._sound, np.bool_)[numbers] if self._sound else np.ones(0, np.bool_)

    def _look_at_fresh(self) -> None:
        """Check the values that were not there before."""
        if self._check is None:
            return
        fresh = [value.decode() for value in self._encoder.values(len(self._sound))]
        bad = self._check(fresh) if fresh else {}
        self._sound += [value not in bad for value in fresh]

    def room(self, rows: int, size: int) -> Room:
        del size
        self._found = self._kept.room(rows)
        compiled = self._encoder
        return "c", 0, self._found, compiled.dictionary if isinstance(compiled, CompiledEncoder) else None

    def is_filled(self) -> bool:
        self._look_at_fresh()
        return all(self._sound) or bool(np.array(self._sound, np.bool_)[self._found].all())

    def keep(self, good: Mask | None) -> None:
        self._kept.keep(len(self._found), good)

    def foresee(self, share: float) -> None:
        self._kept.foresee(share)

    def column(self) -> Column:
        numbers, values = self._kept.values(), self._encoder.texts()
        if all(self._sound):
            return Codes(numbers, values)
        used, places = np.unique(numbers, return_inverse=True)
        return Codes(places.reshape(-1).astype(np.uint32), values.picked(used))


class _Terms:
    """Terms, kept as the bytes they are."""

    def __init__(self) -> None:
        self.doubtful = _NONE
        self._letters, self._lengths = Growing(np.uint8), Growing(np.int64)
        self._found = np.zeros(0, np.int64)

    def parse(self, block: Block, column: int) -> Mask:
        cells = block.cells(column)
        found = Texts.of(cells)
        self._found = self._lengths.room(len(found))
        self._found[:] = found.lengths
        self._letters.room(len(found.letters))[:] = found.letters
        good = np.ones(len(cells), np.bool_)
        # A term that starts with no letter or digit of ASCII may be blank altogether.
        first = block.first_bytes(column)
        for row in np.flatnonzero((first <= ord(" ")) | (first >= 0x80)).tolist():  # noqa: PLR2004 - not ASCII
            good[row] = bool(cells[row].decode().strip())
        return good

    def room(self, rows: int, size: int) -> Room:
        self._found = self._lengths.room(rows)
        return "t", 0, self._found, self._letters.room(size)

    def is_filled(self) -> bool:
        return True

    def keep(self, good: Mask | None) -> None:
        lengths = self._found
        self._letters.keep(int(lengths.sum()), None if good is None else np.repeat(good, lengths))
        self._lengths.keep(len(lengths), good)

    def foresee(self, share: float) -> None:
        self._letters.foresee(share)
        self._lengths.foresee(share)

    def column(self) -> Column:
        return Texts.cut(self._letters.values(), self._lengths.values())


def column_reader(layout: Layout, name: str) -> ColumnReader:
    """Return what reads a column; one the layout does not know is a refset's own, kept as codes."""
    sort = layout.sorts.get(name, "code")
    if sort == "text":
        return _Terms()
    if sort == "code":
        return _Coded(check_of(layout, name))
    return _Numbers(sort, layout.components.get(name, ""))
