"""One RF2 file as columns of numbers, codes and texts; rows that break the format are left out and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.snomed import native
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.blocks import BadLine, count_lines, is_utf8, split, whole_lines
from digidot_term.snomed.rf2.columns import Column, column_reader
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.file_name import FileName
from digidot_term.snomed.rf2.layouts import MEMBER, required_columns
from digidot_term.snomed.rf2.numbers import Mask
from digidot_term.snomed.rf2.row_check import fault_of_line, faults_of_row
from digidot_term.snomed.rf2.selection import SelectedFile

FIRST_ROW = 2
"""The line of the first row; the header is line 1."""
_WORTH_FORESEEING = 1 << 16
"""Bytes of the first lines from which on the rest of a file is foreseen."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sound rows of one file: its columns by name, and each row's line."""

    file: SelectedFile
    header: tuple[str, ...]
    columns: Mapping[str, Column]
    lines: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.lines)


def read_sheet(file: SelectedFile, chunks: Iterable[bytes], faults: Faults) -> Sheet | None:
    """Read a file whose bytes come in chunks; None when its header lacks a column it must have."""
    file_name, layout = file.file_name, file.layout
    texts = whole_lines(chunks)
    first = next(texts, b"\n")
    head, _, rest = first.partition(b"\n")
    header = _header(head, file_name)
    missing = [name for name in required_columns(file_name, layout) if name not in header]
    if missing:
        place = Place(file.path, 1, 1)
        faults.add(Diagnostic.of(row_kinds.NO_HEADER, place, column=missing[0], found=", ".join(header) or "-"))
        return None
    reader = _SheetReader(file, header, head.count(b"\t") + 1, faults)
    for text in _pieces(rest, texts):
        reader.take(text)
    return Sheet(file, header, reader.columns(), reader.lines())


def _pieces(rest: bytes, texts: Iterator[bytes]) -> Iterator[bytes]:
    if rest:
        yield rest
    yield from texts


def _header(head: bytes, file_name: FileName) -> tuple[str, ...]:
    """Return the names of the columns; of two with one name the first has it.

    A column without a name is kept where the file's pattern says that it is there.
    """
    names = head.removesuffix(b"\r").decode(errors="replace").split("\t")
    known = len(MEMBER) + len(file_name.pattern) if file_name.content == "Refset" else 0
    while names and not names[-1].strip() and len(names) > known:
        names.pop()
    found: list[str] = []
    for number, name in enumerate(map(str.strip, names), start=1):
        found.append(name if name and name not in found else f"field{number}")
    return tuple(found)


class _SheetReader:
    """Takes a file's lines piece by piece."""

    def __init__(self, file: SelectedFile, header: Sequence[str], width: int, faults: Faults) -> None:
        self._file, self._header, self._width, self._faults = file, header, width, faults
        self._path, self._layout = file.path, file.layout
        self._readers = [column_reader(file.layout, name) for name in header]
        self._next_line = FIRST_ROW
        self._lines: list[NDArray[np.int32]] = []
        self._blank: list[BadLine] = []

    def take(self, text: bytes) -> None:
        """Read whole lines: at once where every row is plainly sound, carefully where one is not."""
        rows = count_lines(text)
        if self._is_plain(text, rows):
            lines = np.arange(self._next_line, self._next_line + rows, dtype=np.int32)
            self._next_line += rows
            self._tell((), last_row=int(lines[-1]))
            self._keep(None, lines)
        else:
            self._take_carefully(text)
        if len(self._lines) == 1 and len(text) >= _WORTH_FORESEEING:
            for reader in self._readers:
                reader.foresee(len(text) / self._file.size)

    def _is_plain(self, text: bytes, rows: int) -> bool:
        """Fill the columns with the rows of a text, if all of them are plainly sound."""
        if native.cells is None or self._width != len(self._header) or not is_utf8(text):
            return False
        rooms = tuple(reader.room(rows, len(text)) for reader in self._readers)
        return native.cells.parse_rows(text, rows, rooms) and all(reader.is_filled() for reader in self._readers)

    def _take_carefully(self, text: bytes) -> None:
        """Find the rows that are sound, and say what is wrong with the others."""
        block, bad = split(text, self._width, len(self._header), self._next_line)
        self._next_line += len(block.lines) if not bad else count_lines(text)
        self._tell(bad, last_row=int(block.lines[-1]) if len(block.lines) else 0)
        good = np.ones(len(block.lines), np.bool_)
        unpublished = np.zeros(len(block.lines), np.bool_)
        for at, reader in enumerate(self._readers):
            good &= reader.parse(block, at)
            unpublished |= reader.doubtful
        for row in np.flatnonzero(~good | unpublished).tolist():
            found = faults_of_row(self._path, int(block.lines[row]), self._header, block.row(row), self._layout)
            self._faults.extend(found)
        self._keep(None if good.all() else good, block.lines.astype(np.int32))

    def _keep(self, good: Mask | None, lines: NDArray[np.int32]) -> None:
        for reader in self._readers:
            reader.keep(good)
        self._lines.append(lines if good is None else lines[good])

    def _tell(self, bad: Sequence[BadLine], *, last_row: int) -> None:
        """Report lines that are no rows; empty ones only when a row follows, for at the end of a file they are none."""
        for each in bad:
            if each.raw:
                last_row = max(last_row, each.line)
        waiting = [*self._blank, *bad]
        self._blank = [each for each in waiting if not each.raw and each.line > last_row]
        for each in waiting:
            if each.raw or each.line < last_row:
                self._faults.add(fault_of_line(self._path, each, len(self._header)))

    def columns(self) -> dict[str, Column]:
        """Return the columns of all that was read."""
        return {name: reader.column() for name, reader in zip(self._header, self._readers, strict=True)}

    def lines(self) -> NDArray[np.int32]:
        """Return the line of each row."""
        return np.concatenate(self._lines) if self._lines else np.zeros(0, np.int32)
