"""Find the place of a merged row again; only ever needed when there is something to say about it."""

from __future__ import annotations

from digidot_term.diagnostics import Place
from digidot_term.snomed.merge import Entry
from digidot_term.snomed.rf2.sheet import Sheet


class Locator:
    """Places of rows; a sheet's rows are numbered the first time one of them is asked for."""

    def __init__(self) -> None:
        self._lines: dict[str, dict[int, int]] = {}

    def place(self, entry: Entry, column: str) -> Place:
        """Return where the value of a row's column stands."""
        sheet, row = entry
        return sheet.place(self._lines_of(sheet)[id(row)], row, column)

    def _lines_of(self, sheet: Sheet) -> dict[int, int]:
        """Return the line of each row, by the identity of its list: the merge hands rows on as they are."""
        if sheet.path not in self._lines:
            self._lines[sheet.path] = {id(row): line for line, row in zip(sheet.lines, sheet.rows, strict=True)}
        return self._lines[sheet.path]
