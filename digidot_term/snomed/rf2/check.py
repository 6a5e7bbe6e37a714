"""Look at every value of a sheet column by column, so that a sound release costs little; bad rows are left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from digidot_term.diagnostics import Diagnostic, Severity
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.layouts import OWN_ID_SORT, REFERENCE_COLUMNS
from digidot_term.snomed.rf2.sheet import Row, Sheet
from digidot_term.snomed.rf2.values import (
    CHECK_FLAG,
    CHECK_GROUP,
    CHECK_TERM,
    CHECK_UUID,
    CHECK_VALUE,
    Check,
    Fault,
    check_dates,
    sctid_check,
)

_PLAIN_CHECKS: dict[str, Check] = {
    "effectiveTime": check_dates,
    "active": CHECK_FLAG,
    "relationshipGroup": CHECK_GROUP,
    "value": CHECK_VALUE,
    "term": CHECK_TERM,
}
_PLAIN_IN_REFSETS = frozenset({"effectiveTime", "active"})
_REFERENCES_IN_REFSETS = frozenset({"moduleId", "refsetId", "referencedComponentId", "acceptabilityId"})

Faults = dict[str, dict[str, Fault]]
"""By column, by bad value, what is wrong with it."""


def check_sheet(sheet: Sheet, sound: set[str]) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """Return the sheet without its bad rows, and a diagnostic for each bad value; `sound` remembers good SCTIDs."""
    if not sheet.rows:
        return sheet, ()
    faults = _faults(sheet, sound)
    if not faults:
        return sheet, _duplicates(sheet)
    bad = {column: sheet.columns.index(column) for column in faults}
    rows: list[Row] = []
    lines: list[int] = []
    diagnostics: list[Diagnostic] = []
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        wrong = [column for column, at in bad.items() if row[at] in faults[column]]
        if all(faults[column][row[bad[column]]][0].severity < Severity.ERROR for column in wrong):
            rows.append(row)
            lines.append(line)
        diagnostics.extend(_diagnostic(sheet, line, row, column, faults[column]) for column in wrong)
    checked = replace(sheet, rows=rows, lines=lines)
    return checked, (*diagnostics, *_duplicates(checked))


def _faults(sheet: Sheet, sound: set[str]) -> Faults:
    """Find the bad values of each column."""
    faults = {}
    for column, values in zip(sheet.columns, zip(*sheet.rows, strict=True), strict=True):
        check = _check_for(sheet.content, column, sound)
        bad = check(set(values)) if check else {}
        if bad:
            faults[column] = bad
    return faults


def _check_for(content: str, column: str, sound: set[str]) -> Check | None:
    """Return the check of a column; a refset's own columns are free but for those every refset means alike."""
    if column == "id":
        return sctid_check(OWN_ID_SORT[content], sound) if content in OWN_ID_SORT else CHECK_UUID
    if content == "Refset" and column not in _PLAIN_IN_REFSETS | _REFERENCES_IN_REFSETS:
        return None
    if column in REFERENCE_COLUMNS:
        return sctid_check(REFERENCE_COLUMNS[column], sound)
    return _PLAIN_CHECKS.get(column)


def _diagnostic(sheet: Sheet, line: int, row: Row, column: str, faults: dict[str, Fault]) -> Diagnostic:
    """Say what is wrong with one value of one row."""
    value = row[sheet.columns.index(column)]
    kind, values = faults[value]
    return Diagnostic.of(kind, sheet.place(line, row, column), column=column, value=value, **values)


def _duplicates(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """Report every id that a Snapshot file has twice."""
    ids = [row[0] for row in sheet.rows]
    if len(set(ids)) == len(ids):
        return ()
    return tuple(_repeated(sheet, ids))


def _repeated(sheet: Sheet, ids: list[str]) -> Iterable[Diagnostic]:
    """Point at each later row of an id."""
    first: dict[str, int] = {}
    for line, row, sctid in zip(sheet.lines, sheet.rows, ids, strict=True):
        if sctid in first:
            place = sheet.place(line, row, "id")
            yield Diagnostic.of(row_kinds.DUPLICATE_ID, place, column="id", value=sctid, first=first[sctid])
        first.setdefault(sctid, line)
