"""Say what is wrong with a single row; only ever asked of rows that a whole-column check has found to be bad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.blocks import BadLine
from digidot_term.snomed.rf2.layouts import Layout
from digidot_term.snomed.rf2.values import (
    CHECK_FLAG,
    CHECK_GROUP,
    CHECK_TERM,
    CHECK_UUID,
    CHECK_VALUE,
    Check,
    check_dates,
    sctid_check,
)

_CHECKS: dict[str, Check] = {
    "effectiveTime": check_dates,
    "active": CHECK_FLAG,
    "relationshipGroup": CHECK_GROUP,
    "value": CHECK_VALUE,
    "term": CHECK_TERM,
    "alternateIdentifier": CHECK_TERM,
}


def check_of(layout: Layout, column: str) -> Check | None:
    """Return the check of a column's values; a refset's own columns are free but for those every refset means alike."""
    if column in layout.components:
        return sctid_check(layout.components[column])
    if layout.sorts.get(column) == "uuid":
        return CHECK_UUID
    return _CHECKS.get(column) if column in layout.sorts else None


def faults_of_row(
    path: str, line: int, header: Sequence[str], row: Sequence[str], layout: Layout
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each bad value of a row."""
    for at, (column, value) in enumerate(zip(header, row, strict=True)):
        check = check_of(layout, column)
        for kind, values in check([value]).values() if check else ():
            place = Place(path, line, column_of(row, at))
            yield Diagnostic.of(kind, place, column=column, value=value, **values)


def column_of(row: Sequence[str], at: int) -> int:
    """Return where a row's value starts, counted in characters from 1."""
    return 1 + sum(len(value) + 1 for value in row[:at])


def fault_of_line(path: str, bad: BadLine, width: int) -> Diagnostic:
    """Say why a line is no row."""
    if bad.bad_byte is None:
        return Diagnostic.of(row_kinds.COLUMN_COUNT, Place(path, bad.line, 1), found=bad.cells, expected=width)
    column = 1 + len(bad.raw[: bad.bad_byte].decode())
    byte = f"0x{bad.raw[bad.bad_byte]:02X}"
    return Diagnostic.of(row_kinds.NOT_UTF8, Place(path, bad.line, column), byte=byte, offset=bad.bad_byte)
