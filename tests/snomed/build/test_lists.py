from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.build.lists import gathered, grouped, offsets_of, places_of

COUNT = 6
PAIRS = st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(0, 99)))
OWNERS = st.lists(st.integers(0, COUNT - 1))


def array(numbers: list[int]) -> np.ndarray:
    return np.array(numbers, np.int64)


@given(PAIRS)
def test_values_are_grouped_by_their_owner(pairs: list[tuple[int, int]]) -> None:
    lists = grouped(array([owner for owner, _ in pairs]), array([value for _, value in pairs]), COUNT)
    for owner in range(COUNT):
        here = lists.values[lists.offsets[owner] : lists.offsets[owner + 1]].tolist()
        assert here == sorted(value for each, value in pairs if each == owner)
    assert lists.offsets.tolist() == offsets_of(np.sort(array([owner for owner, _ in pairs])), COUNT).tolist()


@given(PAIRS, OWNERS)
def test_values_of_some_owners_are_gathered(pairs: list[tuple[int, int]], owners: list[int]) -> None:
    lists = grouped(array([owner for owner, _ in pairs]), array([value for _, value in pairs]), COUNT)
    values, which = gathered(lists, array(owners))
    expected = [
        (value, at)
        for at, owner in enumerate(owners)
        for value in sorted(value for each, value in pairs if each == owner)
    ]
    assert list(zip(values.tolist(), which.tolist(), strict=True)) == expected
    places, same = places_of(lists.offsets, array(owners))
    assert (lists.values[places].tolist(), same.tolist()) == (values.tolist(), which.tolist())
