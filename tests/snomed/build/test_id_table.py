from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.build.id_table import UNKNOWN, IdTable

pytestmark = pytest.mark.usefixtures("way")

IDS = st.integers(1, 2**62)
NEAR = st.integers(1, 60).map(lambda number: 10 * number)


def rows(ids: list[int], wanted: list[int]) -> list[int]:
    return IdTable(np.array(ids, np.int64)).rows(np.array(wanted, np.int64)).tolist()


@given(st.lists(IDS | NEAR, unique=True), st.lists(st.just(0) | IDS | NEAR))
def test_ids_are_found_where_they_stand_and_others_are_not(ids: list[int], others: list[int]) -> None:
    places = {sctid: place for place, sctid in enumerate(ids)}
    wanted = [*ids, *others, *reversed(ids)]
    assert rows(ids, wanted) == [places.get(sctid, UNKNOWN) for sctid in wanted]


@given(st.lists(IDS | NEAR, unique=True), st.lists(st.integers(0, 40), max_size=5))
def test_ids_added_later_stand_behind_the_others(ids: list[int], cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(ids)) for cut in cuts), len(ids)]
    table = IdTable(np.zeros(0, np.uint64))
    for start, end in pairwise(places):
        assert len(table) == start
        assert (table.rows(np.array(ids[start:end], np.uint64)) == UNKNOWN).all()
        table.add(np.array(ids[start:end], np.uint64))
        assert table.rows(np.array(ids[:end], np.uint64)).tolist() == list(range(end))


def test_a_table_grows_with_what_is_added() -> None:
    table = IdTable(np.arange(1, 4, dtype=np.uint64))
    for start in range(4, 20_000, 1_000):
        table.add(np.arange(start, start + 1_000, dtype=np.uint64) << np.uint64(32))
    assert table.rows(np.arange(4, len(table) + 1, dtype=np.uint64) << np.uint64(32)).tolist() == list(
        range(3, len(table))
    )
    assert table.rows(np.array([3, 4, 0], np.uint64)).tolist() == [2, UNKNOWN, UNKNOWN]


@pytest.mark.parametrize("step", [1, 10, 1 << 20, 1 << 40])
def test_many_ids_of_any_pattern_are_found(step: int) -> None:
    ids = np.arange(1, 70_001, dtype=np.int64) * step
    table = IdTable(ids)
    assert (table.rows(ids[::-1]) == np.arange(70_000)[::-1]).all()
    assert (table.rows(ids + step * 70_000) == UNKNOWN).all()


def test_an_empty_table_has_nothing() -> None:
    assert rows([], [0, 1, 2**62]) == [UNKNOWN] * 3
    assert rows([1], []) == []
