"""Merge the sheets of several packages: of each component the row with the latest effectiveTime counts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from digidot_term.snomed.rf2.sheet import Row, Sheet

Entry = tuple[Sheet, Row]
"""A row and the sheet it stands on, for its columns and its place."""

_ID, _EFFECTIVE_TIME = 0, 1


def latest_rows(sheets: Iterable[Sheet]) -> dict[str, Entry]:
    """Return each component's latest row by id; of two rows of the same date, the later sheet's counts."""
    latest: dict[str, Entry] = {}
    for sheet in sheets:
        ids = [row[_ID] for row in sheet.rows]
        if latest.keys().isdisjoint(ids) and len(set(ids)) == len(ids):
            latest.update(zip(ids, zip(repeat(sheet), sheet.rows), strict=False))
        else:
            _merge(latest, sheet)
    return latest


def _merge(latest: dict[str, Entry], sheet: Sheet) -> None:
    """Take in a sheet row by row."""
    for row in sheet.rows:
        known = latest.get(row[_ID])
        if known is None or _age(row) >= _age(known[1]):
            latest[row[_ID]] = (sheet, row)


def _age(row: Row) -> tuple[bool, str]:
    """Order rows of a component: by effectiveTime, and an unpublished row, which has none, after all others."""
    return (not row[_EFFECTIVE_TIME], row[_EFFECTIVE_TIME])
