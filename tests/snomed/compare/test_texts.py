"""Texts of two indexes are compared byte for byte, side by side or packed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.compare.side import Side
from digidot_term.snomed.compare.texts import Packed, Texts, differing, differing_values, pool
from digidot_term.snomed.index.pools import BLOCK
from tests.snomed.build.test_pools import codes_of, pooled
from tests.snomed.compare.indexes import index_of, side_of

TEXTS = st.lists(st.sampled_from(["", "a", "b", "ab", "ba", "å", "æø"]), min_size=1, max_size=8)
LONG = 5_000_000


def texts_of(values: Sequence[str]) -> Texts:
    arrays = Arrays()
    arrays.add_texts("t", [value.encode() for value in values])
    return Texts.of(Side(index_of(arrays)), "t")


@given(TEXTS, TEXTS, st.data())
def test_pairs_of_texts(old: list[str], new: list[str], data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.tuples(st.integers(0, len(old) - 1), st.integers(0, len(new) - 1))))
    was, now = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    expected = [old[one] != new[other] for one, other in pairs]
    for compare in (differing, differing_values):
        assert compare(texts_of(old), was, texts_of(new), now).tolist() == expected


@given(TEXTS)
def test_all_of_them_in_order(values: list[str]) -> None:
    texts, rows = texts_of(values), np.arange(len(values))
    assert not differing(texts, rows, texts_of(values), rows).any()
    assert [texts.text(row) for row in range(len(values))] == values


@pytest.mark.parametrize("count", [2 * BLOCK, 3 * BLOCK + 1])
def test_packed_texts(count: int) -> None:
    values = [f"{number} {'x' * (LONG // count)}" for number in range(count)]
    others = [value if number % 3 else f"{value}y" for number, value in enumerate(values)]
    old, new = (side_of(pooled(codes_of(range(count), each))) for each in (values, [*reversed(others)]))
    was, now = pool(old, "f"), pool(new, "f")
    assert isinstance(was, Packed)
    rows = np.array([count - 1, 0, 5, 6, BLOCK, 1])
    assert differing(was, rows, now, count - 1 - rows).tolist() == [row % 3 == 0 for row in rows.tolist()]
    assert differing_values(was, rows, now, count - 1 - rows).tolist() == [row % 3 == 0 for row in rows.tolist()]


def test_many_pairs_are_sorted_and_few_are_looked_up() -> None:
    values = [str(number) for number in range(3000)]
    texts = texts_of(values)
    rows = np.repeat(np.arange(3000), 2)
    assert not differing_values(texts, rows, texts, rows).any()
    assert differing_values(texts, rows, texts, rows[::-1]).tolist() == (rows != rows[::-1]).tolist()
