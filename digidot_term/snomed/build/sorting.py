"""Sort by several numbers at once: they and the row's own are packed into one, which sorts many times faster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ROOM = 63


def order_of(columns: Sequence[NDArray[Any]]) -> NDArray[np.int64]:
    """Return the rows in order of columns of numbers from zero on, the first counting most; equal ones as they came."""
    return order_and_ties(columns)[0]


def order_and_ties(columns: Sequence[NDArray[Any]]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the rows in order, and of each but the first in that order whether it equals the one before."""
    rows = len(columns[0])
    own = max(rows - 1, 0).bit_length()
    packed = pack(columns, spare=own)
    if packed is None:
        order = np.lexsort(columns[::-1])
        sorted_columns = [column[order] for column in columns]
        return order, np.logical_and.reduce([column[1:] == column[:-1] for column in sorted_columns])
    packed <<= own
    packed |= np.arange(rows)
    packed.sort()
    ties = (packed[1:] ^ packed[:-1]) < 1 << own
    packed &= (1 << own) - 1
    return packed, ties


def pack(columns: Sequence[NDArray[Any]], spare: int = 0) -> NDArray[np.int64] | None:
    """Return one number for each row that sorts as the columns do; None where they and `spare` bits are too many."""
    widths = [int(column.max(initial=0)).bit_length() for column in columns]
    if sum(widths) + spare > _ROOM:
        return None
    packed = columns[0].astype(np.int64)
    for column, width in zip(columns[1:], widths[1:], strict=True):
        packed <<= width
        packed |= column
    return packed
