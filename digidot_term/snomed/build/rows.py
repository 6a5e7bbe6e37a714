"""The sheets of one content put together: of each component the row with the latest effectiveTime counts.

Sheets come in order of what builds on what, so of two rows of the same date that of the extension counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.sheet import Sheet
from digidot_term.snomed.rf2.texts import Texts

Keys = NDArray[Any]

_FEW = 1 << 16
"""Distinct texts up to which a text of several sheets is looked for, so that it has one number."""


@dataclass(slots=True)
class Rows:
    """The rows of some sheets that count; `origin` is each one's number among all rows of the sheets, in order."""

    sheets: Sequence[Sheet]
    origin: NDArray[np.int64]
    whole: bool
    _starts: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = np.cumsum([0, *map(len, self.sheets)])

    def __len__(self) -> int:
        return len(self.origin)

    def numbers(self, column: str) -> NDArray[Any]:
        """Return a column of numbers."""
        return self._picked(joined([sheet.columns[column] for sheet in self.sheets]))

    def codes(self, column: str) -> Codes:
        """Return a column of codes; a sheet without the column has empty text there."""
        found = [sheet.columns.get(column) or _blank(len(sheet)) for sheet in self.sheets]
        each = [codes for codes in found if isinstance(codes, Codes)]
        if len(each) < len(found):
            raise TypeError(column)
        numbers, raw = _joined_codes(each)
        return Codes(self._picked(numbers), raw)

    def ids(self, column: str) -> NDArray[np.int64]:
        """Return a column of codes that are SCTIDs as numbers."""
        codes = self.codes(column)
        return codes.ids[codes.numbers] if len(self) else np.zeros(0, np.int64)

    def texts(self, column: str) -> Texts:
        """Return a column of texts."""
        found = [sheet.columns[column] for sheet in self.sheets]
        each = [texts for texts in found if isinstance(texts, Texts)]
        if len(each) < len(found):
            raise TypeError(column)
        texts = Texts.joined(each)
        return texts if self.whole else texts.picked(self.origin)

    def where(self, row: int) -> tuple[Sheet, int]:
        """Return the sheet and line a row stands on."""
        number = int(self.origin[row])
        at = int(np.searchsorted(self._starts, number, side="right")) - 1
        sheet = self.sheets[at]
        return sheet, int(sheet.lines[number - self._starts[at]])

    def sheet_numbers(self) -> NDArray[np.int64]:
        """Return which of the sheets each row stands on."""
        return np.searchsorted(self._starts, self.origin, side="right") - 1

    def picked(self, wanted: NDArray[np.bool_]) -> Rows:
        """Return some of the rows."""
        return self if wanted.all() else Rows(self.sheets, self.origin[wanted], whole=False)

    def _picked(self, values: NDArray[Any]) -> NDArray[Any]:
        return values if self.whole else values[self.origin]


def latest_rows(sheets: Sequence[Sheet], keys: Keys, faults: Faults, *, as_of: str = "") -> Rows:
    """Keep of each key the latest row, none later than `as_of`; keys are one number a row, or two that count as one."""
    dates = joined([sheet.columns["effectiveTime"] for sheet in sheets]) if sheets else np.zeros(0, np.int32)
    counted = dates <= int(as_of) if as_of else np.ones(len(dates), np.bool_)
    repeated = _repeated(keys)
    if not repeated.any():
        return Rows(sheets, np.flatnonzero(counted), whole=bool(counted.all()))
    again = np.flatnonzero(repeated)
    columns = keys[again].reshape(len(again), -1).T
    order = again[np.lexsort((again, dates[again], counted[again], *columns[::-1]))]
    same = (keys[order[1:]] == keys[order[:-1]]).reshape(len(order) - 1, -1).all(axis=1)
    counted[order[:-1][same]] = False
    faults.extend(_duplicates(sheets, order, same))
    return Rows(sheets, np.flatnonzero(counted), whole=bool(counted.all()))


def _repeated(keys: Keys) -> NDArray[np.bool_]:
    """Say of each row whether its key may come more than once; the first number alone decides."""
    first = keys if keys.ndim == 1 else keys[:, 0].astype(np.uint64)
    if len(first) < 2 or (first[1:] > first[:-1]).all():  # noqa: PLR2004 - a pair
        return np.zeros(len(first), np.bool_)
    ordered = np.sort(first)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(again):
        return np.zeros(len(first), np.bool_)
    places = np.searchsorted(again, first)
    found: NDArray[np.bool_] = again[np.minimum(places, len(again) - 1)] == first
    return found


def _duplicates(sheets: Sequence[Sheet], order: NDArray[np.int64], same: NDArray[np.bool_]) -> Iterator[Diagnostic]:
    """Report every id that a Snapshot file has twice."""
    rows = Rows(sheets, order, whole=False)
    first: dict[int, int] = {}
    start = 0
    for at, is_same in enumerate([*same.tolist(), False]):
        if is_same:
            continue
        if at > start:
            first.clear()
            for row in sorted(range(start, at + 1), key=lambda each: int(order[each])):
                sheet, line = rows.where(row)
                known = first.setdefault(id(sheet), line)
                if known != line and sheet.file.file_name.release_type == "Snapshot":
                    yield _duplicate(sheet, line, known)
        start = at + 1


def _duplicate(sheet: Sheet, line: int, first: int) -> Diagnostic:
    key = sheet.file.layout.columns[0]
    place = Place(sheet.file.path, line, 1)
    return Diagnostic.of(row_kinds.DUPLICATE_ID, place, column=key, value=_value(sheet, line, key), first=first)


def _value(sheet: Sheet, line: int, column: str) -> str:
    values = sheet.columns[column]
    row = int(np.searchsorted(sheet.lines, line))
    if isinstance(values, Codes):
        return str(values.values[values.numbers[row]])
    if isinstance(values, Texts):
        return values[row].decode()
    return str(values[row]) if values.ndim == 1 else uuid_text(values[row])


def uuid_text(words: NDArray[np.uint64]) -> str:
    """Write the two words of a UUID."""
    digits = f"{int(words[0]):016x}{int(words[1]):016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def joined(parts: Sequence[Any]) -> NDArray[Any]:
    """Put columns behind each other; their type, and the order of its bytes, stays."""
    if not parts:
        return np.zeros(0, np.int64)
    return parts[0] if len(parts) == 1 else np.concatenate(parts, dtype=parts[0].dtype)


def _blank(rows: int) -> Codes:
    return Codes(np.zeros(rows, np.uint32), Texts.of([b""]))


def _joined_codes(columns: Sequence[Codes]) -> tuple[NDArray[np.uint32], Texts]:
    """Number the texts of several columns alike; long lists of texts are put behind each other as they are."""
    if not columns:
        return np.zeros(0, np.uint32), Texts.of(())
    numbers, texts = columns[0].numbers, columns[0].raw
    for codes in columns[1:]:
        number_of, texts = _joined_texts(texts, codes.raw)
        numbers = np.concatenate((numbers, number_of[codes.numbers] if len(number_of) else codes.numbers))
    return numbers, texts


def _joined_texts(texts: Texts, more: Texts) -> tuple[NDArray[np.uint32], Texts]:
    """Put texts behind others unless they are among them; return the number of each, and all texts."""
    if len(texts) > _FEW:
        both = Texts.joined((texts, more))
        return np.arange(len(texts), len(both), dtype=np.uint32), both
    place = {value: number for number, value in enumerate(texts)}
    number_of = np.array([place.setdefault(value, len(place)) for value in more], np.uint32)
    return number_of, Texts.of(list(place))
