"""Several columns of few values as one: each combination that occurs gets a number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.rf2.columns import Codes

_LARGEST_TABLE = 1 << 16
"""Possible combinations up to which a table of them is quicker than sorting the rows."""


def combined(*columns: Codes | NDArray[np.bool_]) -> tuple[NDArray[np.int64], list[tuple[Any, ...]]]:
    """Return the number of each row's combination, and the combinations by number, in order of what they say.

    A flag says 1 or 0, an SCTID is a number, any other code a text.
    """
    keys = np.zeros(len(columns[0].numbers if isinstance(columns[0], Codes) else columns[0]), np.int64)
    size = 1
    for column in columns:
        numbers, count = _numbers(column)
        keys = keys * max(count, 1) + numbers
        size *= max(count, 1)
    if size > max(_LARGEST_TABLE, len(keys)):
        _, keys = np.unique(keys, return_inverse=True)
        keys, size = keys.reshape(-1), int(keys.max(initial=0)) + 1
    first = np.full(size, len(keys), np.int64)
    first[keys[::-1]] = np.arange(len(keys) - 1, -1, -1)
    found = np.flatnonzero(first < len(keys))
    said = [tuple(_said(column, row) for column in columns) for row in first[found].tolist()]
    order = sorted(range(len(found)), key=lambda at: tuple(map(str, said[at])))
    number_of = np.zeros(size, np.int64)
    number_of[found[order]] = np.arange(len(found))
    return number_of[keys], [said[at] for at in order]


def _numbers(column: Codes | NDArray[np.bool_]) -> tuple[NDArray[Any], int]:
    if isinstance(column, Codes):
        return column.numbers, len(column.raw)
    return column, 2


def _said(column: Codes | NDArray[np.bool_], row: int) -> int | str:
    if not isinstance(column, Codes):
        return int(column[row])
    value = column.raw[column.numbers[row]].decode(errors="replace")
    return int(value) if value.isdigit() else value
