"""Say what is wrong with rows that are long read: they are looked up again in their files for their text and place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.rf2.blocks import count_lines, whole_lines
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.numbers import have_check_digits
from digidot_term.snomed.rf2.row_check import column_of
from digidot_term.snomed.rf2.selection import SelectedFile
from digidot_term.snomed.rf2.sheet import Sheet
from digidot_term.snomed.rf2.values import sctid_fault

Indices = NDArray[np.int64]


class Seekers:
    """Looks references up and tells what refers to nothing: bad ids at once, ids of nothing there is apart.

    With a package missing, every reference into it dangles; whether `dangling` is told is the caller's choice.
    """

    def __init__(self, faults: Faults, dangling: Faults) -> None:
        self._faults, self._dangling = faults, dangling

    def find(self, rows: Rows, column: str, table: IdTable, active: NDArray[np.bool_], kind: Kind) -> NDArray[np.int32]:
        """Return where the ids of a column stand in a table; active rows with others are told as `kind`."""
        ids = rows.numbers(column)
        found = table.rows(ids)
        self.tell(rows, column, ids, np.flatnonzero(found == UNKNOWN), active, kind)
        return found

    def tell(
        self, rows: Rows, column: str, ids: Indices, unknown: Indices, active: NDArray[np.bool_], kind: Kind
    ) -> NDArray[np.bool_]:
        """Tell of ids that are nowhere; return which of `unknown` are malformed rather than merely not there."""
        if not len(unknown):
            return np.zeros(0, np.bool_)
        malformed = ~have_check_digits(ids[unknown])
        for row, values in texts_of(rows, unknown[malformed], self._faults):
            self._faults.add(_bad_id(rows, row, values, column))
        # What inactive rows refer to no longer matters.
        left = unknown[~malformed]
        for row, values in texts_of(rows, left[active[left]], self._dangling, kind):
            sheet, line = rows.where(row)
            at = sheet.header.index(column)
            place = Place(sheet.file.path, line, column_of(values, at))
            self._dangling.add(Diagnostic.of(kind, place, column=column, value=values[at]))
        return malformed


def _bad_id(rows: Rows, row: int, values: list[str], column: str) -> Diagnostic:
    sheet, line = rows.where(row)
    at = sheet.header.index(column)
    fault = sctid_fault(values[at], sheet.file.layout.components[column])
    if fault is None:
        raise AssertionError(f"{values[at]} was thought to be malformed")
    kind, more = fault
    return Diagnostic.of(
        kind, Place(sheet.file.path, line, column_of(values, at)), column=column, value=values[at], **more
    )


def texts_of(rows: Rows, wanted: Indices, faults: Faults, kind: Kind | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with their cells as text, as many of a file as will be told one by one; the others are counted."""
    by_sheet: dict[int, tuple[Sheet, dict[int, int]]] = {}
    for row in wanted.tolist():
        sheet, line = rows.where(row)
        by_sheet.setdefault(id(sheet), (sheet, {}))[1][line] = row
    for sheet, lines in by_sheet.values():
        path = sheet.file.path
        room = faults.room(kind, path) if kind else len(lines)
        told = dict(sorted(lines.items())[:room])
        if kind:
            faults.count(kind, path, len(lines) - len(told))
        for line, values in _lines(sheet.file, told.keys()):
            yield told[line], values[: len(sheet.header)]


def place_of(rows: Rows, row: int, column: str) -> Place:
    """Return where the value of a row's column stands."""
    sheet, line = rows.where(row)
    for _, values in _lines(sheet.file, {line}):
        return Place(sheet.file.path, line, column_of(values, sheet.header.index(column)))
    return Place(sheet.file.path, line)


def _lines(file: SelectedFile, wanted: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield some lines of a file, in order, as cells."""
    waiting = sorted(wanted, reverse=True)
    first = 1
    for text in whole_lines(file.package.chunks(file.name)):
        after = first + count_lines(text)
        if waiting and waiting[-1] < after:
            lines = text.split(b"\n")
            while waiting and waiting[-1] < after:
                line = waiting.pop()
                yield line, lines[line - first].removesuffix(b"\r").decode().split("\t")
        first = after
        if not waiting:
            return
