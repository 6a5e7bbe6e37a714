"""One RF2 file as rows: TAB between columns, LF or CRLF between rows, no quoting, columns by header.

RF2 specification, "Release File Format": UTF-8 without escapes of any kind, so a quotation mark, U+0085 or U+2028
is part of its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.snomed.rf2 import row_kinds

Row = list[str]

_BOM = b"\xef\xbb\xbf"
FIRST_ROW = 2
"""The line of the first row; the header is line 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one file, in file order, each with its columns in the order of `columns`.

    `columns` starts with the columns the file must have; `header` is the order in the file; `lines` is each row's line.
    """

    path: str
    content: str
    columns: tuple[str, ...]
    header: tuple[str, ...]
    rows: Sequence[Row]
    lines: Sequence[int]

    def place(self, line: int, row: Row, column: str) -> Place:
        """Return where the value of a row's column starts in the file, counted in characters."""
        values = dict(zip(self.columns, row, strict=True))
        before = self.header[: self.header.index(column)]
        return Place(self.path, line, 1 + sum(len(values[name]) + 1 for name in before))


def read_sheet(
    path: str, content: str, data: bytes, required: tuple[str, ...]
) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """Split a file into rows; rows that are not UTF-8 or lack columns are left out, each with a diagnostic.

    None when the header lacks one of the `required` columns. The values themselves are not looked at.
    """
    lines, faults = _decode(path, data)
    header = tuple(lines[0].split("\t")) if lines and lines[0] is not None else ()
    missing = [column for column in required if column not in header]
    if missing:
        fault = Diagnostic.of(row_kinds.NO_HEADER, Place(path, 1, 1), column=missing[0], found=", ".join(header) or "-")
        return None, (fault,)
    rows = [line.split("\t") for line in lines[1:] if line is not None]
    numbers: Sequence[int] = range(FIRST_ROW, FIRST_ROW + len(rows))
    if len(rows) != len(lines) - 1:
        numbers = [number for number, line in enumerate(lines[1:], start=FIRST_ROW) if line is not None]
    if set(map(len, rows)) - {len(header)}:
        rows, numbers, short = _drop_uneven(path, header, rows, numbers)
        faults.extend(short)
    columns = (*required, *(column for column in header if column not in required))
    if columns != header:
        order = [header.index(column) for column in columns]
        rows = [[row[at] for at in order] for row in rows]
    return Sheet(path, content, columns, header, rows, numbers), tuple(faults)


def _decode(path: str, data: bytes) -> tuple[list[str | None], list[Diagnostic]]:
    """Return the lines of a file without their line ends; None stands for a line that is not UTF-8."""
    data = data.removeprefix(_BOM)
    lines: list[str | None] = []
    faults: list[Diagnostic] = []
    try:
        # One carriage return belongs to the line end, as in Windows; str.splitlines would split at more than LF.
        lines.extend(data.decode().replace("\r\n", "\n").split("\n"))
    except UnicodeDecodeError:
        for number, raw in enumerate(data.split(b"\n"), start=1):
            try:
                lines.append(raw.removesuffix(b"\r").decode())
            except UnicodeDecodeError as error:
                lines.append(None)
                faults.append(_not_utf8(path, number, raw, error.start))
    if lines and lines[-1] == "":
        lines.pop()
    elif lines and lines[-1] is not None:
        lines[-1] = lines[-1].removesuffix("\r")
    return lines, faults


def _not_utf8(path: str, number: int, raw: bytes, offset: int) -> Diagnostic:
    """Point at the first byte of a row that is not UTF-8."""
    place = Place(path, number, 1 + len(raw[:offset].decode()))
    return Diagnostic.of(row_kinds.NOT_UTF8, place, byte=f"0x{raw[offset]:02X}", offset=offset)


def _drop_uneven(
    path: str, header: tuple[str, ...], rows: Sequence[Row], numbers: Sequence[int]
) -> tuple[list[Row], list[int], Iterator[Diagnostic]]:
    """Leave out the rows that do not have as many columns as the header."""
    pairs = list(zip(numbers, rows, strict=True))
    even = [(number, row) for number, row in pairs if len(row) == len(header)]
    faults = (
        Diagnostic.of(row_kinds.COLUMN_COUNT, Place(path, number, 1), found=len(row), expected=len(header))
        for number, row in pairs
        if len(row) != len(header)
    )
    return [row for _, row in even], [number for number, _ in even], faults
