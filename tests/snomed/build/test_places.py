"""Places and redundancy against plain dictionaries."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from digidot_term.diagnostics import DigidotError
from digidot_term.snomed import kinds
from digidot_term.snomed.build import places as building
from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.places import Attributes, segments_of, write_places
from digidot_term.snomed.build.redundancy import write_redundancy
from digidot_term.snomed.build.relationships import _write
from digidot_term.snomed.build.runs import Runs
from digidot_term.snomed.index.layout import BLOCKS, layer_width
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.write import write_index
from digidot_term.snomed.places import Places, Wanted, any_value

COUNT = 10
Row = tuple[int, int, int, int]
ROWS = st.sets(
    st.tuples(st.integers(0, COUNT - 1), st.integers(0, 3), st.integers(0, 2), st.integers(0, COUNT + 2)), max_size=40
)
NOTHING_BELOW = Runs(np.zeros(COUNT + 1, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))


def attributes(rows: set[Row]) -> Attributes:
    return Attributes(*np.array(sorted(rows), np.int64).reshape(-1, 4).T)


def places_of(rows: set[Row], count: int = COUNT, below: Runs = NOTHING_BELOW) -> Places:
    arrays = Arrays()
    found = attributes(rows)
    segments = segments_of(found, count)
    _write(found, segments.places, np.arange(3) + 100, count, arrays)
    arrays.add_texts("attribute.value", [str(target).encode() for target in range(count, count + 3)])
    write_places(found, segments, 3, arrays)
    write_redundancy(found, segments, np.arange(3), below, arrays)
    arrays.add("concept.id", np.arange(count), "q")
    file = BytesIO()
    write_index(file, arrays.found, {"group_layers": segments.group_layers})
    return Places(Index(file.getvalue()))


def asking(values: set[int], count: int = COUNT) -> Wanted:
    return Wanted(BitMap(values) & BitMap(range(count)), lambda text: int(text) in values)


def counts(bitmaps: list[BitMap]) -> Counter[int]:
    return Counter(number for bitmap in bitmaps for number in bitmap)


@given(ROWS, st.sets(st.integers(0, COUNT + 2)), st.none() | st.sets(st.integers(99, 103)))
def test_places_have_the_rows_that_are_asked_for(rows: set[Row], values: set[int], types: set[int] | None) -> None:
    places = places_of(rows)
    found = list(places.rows_having(types, asking(values)).values())
    wanted = [row for row in rows if row[3] in values and (types is None or row[2] + 100 in types)]
    assert counts([layer for bitmap in found for layer in places.layers(bitmap)]) == Counter(row[0] for row in wanted)
    groups = {row[:2] for row in wanted if row[1]}
    grouped = [places.grouped(bitmap) for bitmap in found]
    assert counts(places.layers(BitMap().union(*grouped))) == Counter(source for source, _ in groups)
    assert sorted(counts(grouped).values()) == sorted(Counter(row[:2] for row in wanted if row[1]).values())
    assert places.having(types, asking(values)) == BitMap().union(*found)
    assert set(places.values(types)) == {row[3] for row in rows if types is None or row[2] + 100 in types}


@given(ROWS)
def test_a_place_is_a_group_or_an_ungrouped_row(rows: set[Row]) -> None:
    places = places_of(rows)
    wanted = {row[:2] for row in rows if row[1]} | {row for row in rows if not row[1]}
    assert counts(places.layers(places.all)) == Counter(each[0] for each in wanted)
    assert places.having({100, 101, 102}, Wanted(BitMap(range(COUNT)), any_value)) == places.all
    assert len(places.grouped(places.all)) == len({row[:2] for row in rows if row[1]})


MANY = 3 * BLOCKS[-1] + BLOCKS[0] + 100


@pytest.fixture(scope="module")
def many() -> Places:
    """Rows of two types, so that blocks have rows of both; the value of a concept is a tenth of it."""
    rows = {(source, 1, source % 9 // 8, source // 10) for source in range(MANY)}
    return places_of(rows, MANY, Runs(np.zeros(MANY + 1, np.int64), *[np.zeros(0, np.int64)] * 2))


@given(st.integers(0, MANY // 10), st.integers(0, MANY // 10), st.sets(st.integers(0, MANY // 10), max_size=5))
def test_blocks_hold_what_single_rows_hold(many: Places, first: int, last: int, others: set[int]) -> None:
    values = set(range(first, last)) ^ others
    wanted = {source for source in range(MANY) if source // 10 in values}
    assert set(many.concepts(many.having(None, asking(values, MANY)))) == wanted
    found = many.having({100}, asking(values, MANY))
    assert set(many.concepts(found)) == {source for source in wanted if source % 9 < 8}


def test_redundant_rows_are_left_out_where_both_are_found() -> None:
    # 1 stands below 0, and so does type 1, which is concept 1, below type 0.
    below = Runs(np.array([0, *[1] * COUNT]), np.array([1]), np.array([2]))
    rows = {(5, 1, 0, 0), (5, 1, 1, 1), (5, 2, 0, 0), (6, 0, 0, 0), (6, 0, 0, 1)}
    places = places_of(rows, below=below)

    def found(values: set[int], *, within: bool = False) -> Counter[int]:
        kept = places.without_redundant(places.rows_having(None, asking(values)), within=within)
        return counts([layer for bitmap in kept for layer in places.layers(bitmap)])

    assert found({0, 1}) == {5: 2, 6: 1}
    assert found({0, 1}, within=True) == {5: 2, 6: 2}
    assert found({0}) == {5: 2, 6: 1}


def test_more_groups_than_there_is_room_for_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_ROOM", 2 * layer_width(COUNT))
    assert segments_of(attributes({(1, 1, 0, 0), (1, 2, 0, 0)}), COUNT).group_layers == 2
    with pytest.raises(DigidotError) as refused:
        segments_of(attributes({(1, 1, 0, 0), (1, 2, 0, 0), (1, 0, 0, 0)}), COUNT)
    assert [each.kind for each in refused.value.diagnostics] == [kinds.TOO_MANY_GROUPS]
