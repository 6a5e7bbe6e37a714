"""The columns of a sheet: how each sort is read from blocks, and what it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.rf2.blocks import Block
from digidot_term.snomed.rf2.codes import Encoder
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
    raw: list[bytes]

    @property
    def values(self) -> list[str]:
        """The texts by number."""
        return [value.decode(errors="replace") for value in self.raw]


Column = NDArray[Any] | Codes | list[bytes]
"""Numbers, codes, or texts as they stand in the file."""

_NONE: Mask = np.zeros(1, np.bool_)


_EMPTY: dict[str, NDArray[Any]] = {
    "date": np.zeros(0, np.int32),
    "flag": np.zeros(0, np.bool_),
    "uuid": np.zeros((0, 2), np.uint64),
}


class ColumnReader(Protocol):
    """Reads a column block by block: `parse`, then `keep` with the rows that are sound in every column."""

    doubtful: Mask

    def parse(self, block: Block, column: int) -> Mask:
        """Read a block; say which cells are good."""

    def keep(self, good: Mask) -> None:
        """Keep those rows of the block just read."""

    def column(self) -> Column:
        """Return all that was kept."""


class _Numbers:
    """Ids, dates, flags, UUIDs and plain numbers."""

    def __init__(self, sort: str, component: str) -> None:
        self.doubtful = _NONE
        self._sort, self._partitions = sort, PARTITIONS_OF.get(component, ())
        self._parts: list[NDArray[Any]] = []
        self._found: NDArray[Any] = _EMPTY.get(sort, np.zeros(0, np.int64))

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

    def keep(self, good: Mask) -> None:
        self._parts.append(self._found if good.all() else self._found[good])

    def column(self) -> Column:
        if self._parts:
            return np.concatenate(self._parts)
        return self._found


class _Coded:
    """Texts of which there are few; each distinct one is checked once."""

    def __init__(self, check: Check | None) -> None:
        self.doubtful = _NONE
        self._encoder = Encoder()
        self._check = check
        self._sound: list[bool] = []
        self._parts: list[NDArray[np.uint32]] = []
        self._found = np.zeros(0, np.uint32)

    def parse(self, block: Block, column: int) -> Mask:
        self._found = self._encoder.encode(block, column)
        if self._check is None:
            return np.ones(len(self._found), np.bool_)
        fresh = [value.decode() for value in self._encoder.values[len(self._sound) :]]
        bad = self._check(fresh) if fresh else {}
        self._sound += [value not in bad for value in fresh]
        return np.array(self._sound, np.bool_)[self._found] if self._sound else np.ones(0, np.bool_)

    def keep(self, good: Mask) -> None:
        self._parts.append(self._found if good.all() else self._found[good])

    def column(self) -> Column:
        numbers = np.concatenate(self._parts) if self._parts else self._found
        values = self._encoder.values
        if all(self._sound):
            return Codes(numbers, values)
        used, places = np.unique(numbers, return_inverse=True)
        return Codes(places.reshape(-1).astype(np.uint32), [values[at] for at in used.tolist()])


class _Texts:
    """Terms, kept as the bytes they are."""

    def __init__(self) -> None:
        self.doubtful = _NONE
        self._texts: list[bytes] = []
        self._found: list[bytes] = []

    def parse(self, block: Block, column: int) -> Mask:
        self._found = block.cells(column)
        good = np.ones(len(self._found), np.bool_)
        # A term that starts with no letter or digit of ASCII may be blank altogether.
        first = block.first_bytes(column)
        for row in np.flatnonzero((first <= ord(" ")) | (first >= 0x80)).tolist():  # noqa: PLR2004 - not ASCII
            good[row] = bool(self._found[row].decode().strip())
        return good

    def keep(self, good: Mask) -> None:
        if good.all():
            self._texts += self._found
        else:
            self._texts += [text for text, wanted in zip(self._found, good.tolist(), strict=True) if wanted]

    def column(self) -> Column:
        return self._texts


def column_reader(layout: Layout, name: str) -> ColumnReader:
    """Return what reads a column; one the layout does not know is a refset's own, kept as codes."""
    sort = layout.sorts.get(name, "code")
    if sort == "text":
        return _Texts()
    if sort == "code":
        return _Coded(check_of(layout, name))
    return _Numbers(sort, layout.components.get(name, ""))
