"""Several columns of few values as one: each combination that occurs gets a number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.rf2.columns import Codes


def combined(*columns: Codes | NDArray[np.bool_]) -> tuple[NDArray[np.int64], list[tuple[Any, ...]]]:
    """Return the number of each row's combination, and the combinations by number, in order of what they say.

    A flag says 1 or 0, an SCTID is a number, any other code a text.
    """
    keys = np.zeros(len(columns[0].numbers if isinstance(columns[0], Codes) else columns[0]), np.int64)
    for column in columns:
        numbers, values = _values(column)
        keys = keys * max(len(values), 1) + numbers
    found, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    said = [tuple(_said(column, row) for column in columns) for row in first.tolist()]
    order = sorted(range(len(found)), key=lambda at: tuple(map(str, said[at])))
    number_of = np.empty(len(found), np.int64)
    number_of[order] = np.arange(len(found))
    return number_of[inverse.reshape(-1)], [said[at] for at in order]


def _values(column: Codes | NDArray[np.bool_]) -> tuple[NDArray[Any], list[str]]:
    if isinstance(column, Codes):
        return column.numbers, column.values
    return column.astype(np.int64), ["0", "1"]


def _said(column: Codes | NDArray[np.bool_], row: int) -> int | str:
    if not isinstance(column, Codes):
        return int(column[row])
    value = column.values[column.numbers[row]]
    return int(value) if value.isdigit() else value
