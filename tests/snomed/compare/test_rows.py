"""Rows of numbers as sets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.compare.rows import differing_rows

SMALL = st.integers(0, 3)
WIDE = st.sampled_from([0, 1, 2, (1 << 40) - 1, 1 << 40, (1 << 62) - 1])
ROWS = st.one_of(*(st.lists(st.tuples(each, each, each), max_size=8) for each in (SMALL, WIDE)))

Rows = list[tuple[int, int, int]]


@given(ROWS, ROWS)
def test_rows_of_one_side_only(old: Rows, new: Rows) -> None:
    columns = [[np.array([row[at] for row in side], np.int64) for at in range(3)] for side in (old, new)]
    lost, gained = differing_rows(*columns)
    assert [old[at] for at in lost.tolist()] == [row for row in old if row not in new]
    assert [new[at] for at in gained.tolist()] == [row for row in new if row not in old]


@pytest.mark.parametrize("code", ["u1", "u4", "i4"])
def test_columns_of_any_type(code: str) -> None:
    old, new = np.array([3, 1, 200], code), np.array([200, 2], np.int64)
    lost, gained = differing_rows((old,), (new,))
    assert (lost.tolist(), gained.tolist()) == ([0, 1], [1])
