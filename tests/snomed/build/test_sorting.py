from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.build.sorting import order_and_ties, order_of, pack

ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*([st.integers(0, 3) | st.integers(0, 2**40)] * width)), min_size=1, max_size=20)
)


def columns_of(rows: Sequence[tuple[int, ...]], kind: type[np.integer] = np.int64) -> list[np.ndarray]:
    return [np.array(column, kind) for column in zip(*rows, strict=True)]


@given(ROWS)
def test_rows_are_ordered_by_their_columns_and_equal_ones_as_they_came(rows: list[tuple[int, ...]]) -> None:
    assert order_of(columns_of(rows)).tolist() == sorted(range(len(rows)), key=rows.__getitem__)


@given(ROWS, st.integers(0, 20))
def test_packed_numbers_sort_as_their_columns_do_or_there_are_none(rows: list[tuple[int, ...]], spare: int) -> None:
    packed = pack(columns_of(rows), spare)
    widths = [max(row[at].bit_length() for row in rows) for at in range(len(rows[0]))]
    assert (packed is None) is (sum(widths) + spare > 63)
    if packed is not None:
        assert packed.max() < 1 << 63 - spare
        assert np.argsort(packed, kind="stable").tolist() == sorted(range(len(rows)), key=rows.__getitem__)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.int32, np.uint32, np.int64])
def test_columns_may_be_of_any_type_and_are_not_changed(kind: type[np.integer]) -> None:
    rows = [(2, 200), (1, 3), (2, 1), (1, 3)]
    columns = columns_of(rows, kind)
    assert order_of(columns).tolist() == [1, 3, 2, 0]
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == rows


def test_flags_sort_too() -> None:
    assert order_of([np.array([True, False, True]), np.array([1, 2, 0])]).tolist() == [1, 2, 0]


def test_no_rows_are_in_order() -> None:
    assert order_of(columns_of([(1, 2)])).tolist() == [0]
    assert order_of([np.zeros(0, np.int64)] * 2).tolist() == []


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**40)), min_size=1))
def test_ties_are_rows_that_equal_the_one_before(rows: list[tuple[int, int]]) -> None:
    order, ties = order_and_ties([np.array(column, np.int64) for column in zip(*rows, strict=True)])
    ordered = [rows[at] for at in order.tolist()]
    assert ordered == sorted(rows)
    assert ties.tolist() == [one == other for one, other in pairwise(ordered)]
