"""Bitmaps that go into an index and come out of it, and their runs."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from digidot_term.snomed.bitmaps import Bitmaps, bitmap, bitmap_of, runs_of, values_at, where
from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.bitmaps import add_bitmaps, write_descendants
from digidot_term.snomed.build.runs import Runs
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.write import write_index

NUMBERS = st.sets(st.integers(0, 40) | st.integers(0, (1 << 32) - 1))


def index_of(arrays: Arrays) -> Index:
    file = BytesIO()
    write_index(file, arrays.found, {})
    return Index(file.getvalue())


@given(st.lists(NUMBERS))
def test_what_was_added_is_read(sets: list[set[int]]) -> None:
    arrays = Arrays()
    add_bitmaps(arrays, "some", map(BitMap, sets))
    arrays.add_bitmap("one", np.array(sorted(sets[0] if sets else ()), np.int64))
    index = index_of(arrays)
    found = Bitmaps(index, "some")
    assert [set(found[number]) for number in range(len(found))] == sets
    assert set(bitmap(index, "one")) == (sets[0] if sets else set())


@given(NUMBERS)
def test_runs_are_as_long_as_can_be(numbers: set[int]) -> None:
    runs = list(runs_of(BitMap(numbers)))
    assert [each for start, end in runs for each in range(start, end)] == sorted(numbers)
    assert all(end not in numbers and start - 1 not in numbers for start, end in runs)


def test_numbers_need_not_be_in_order() -> None:
    assert bitmap_of(memoryview(np.array([7, 3, 7], np.uint32).tobytes()).cast("I")) == BitMap([3, 7])


def test_few_runs_are_kept_and_many_are_a_bitmap() -> None:
    arrays = Arrays()
    starts, ends = np.array([1, 5, 0, 2, 4, 6]), np.array([3, 6, 1, 3, 5, 8])
    write_descendants(Runs(np.array([0, 2, 2, 6]), starts, ends), arrays)
    index = index_of(arrays)
    assert index.numbers("run.offset").tolist() == [0, 2, 2, 2]
    assert (index.numbers("run.start").tolist(), index.numbers("run.end").tolist()) == ([1, 5], [3, 6])
    assert index.numbers("below.number").tolist() == [0, 0, 1]
    assert Bitmaps(index, "below")[0] == BitMap([0, 2, 4, 6, 7])


@given(st.lists(st.integers(0, 9), max_size=80), st.sets(st.integers(0, 79)), st.sets(st.integers(0, 9)))
def test_places_of_an_array_are_looked_at_by_their_numbers(
    numbers: list[int], places: set[int], wanted: set[int]
) -> None:
    some = BitMap(place for place in places if place < len(numbers))
    assert list(values_at(numbers, some)) == [numbers[place] for place in some]
    asked: list[int] = []
    found = where(numbers, some, lambda number: bool(asked.append(number)) or number in wanted)
    assert set(found) == {place for place in some if numbers[place] in wanted}
    assert sorted(asked) == sorted({numbers[place] for place in some})
