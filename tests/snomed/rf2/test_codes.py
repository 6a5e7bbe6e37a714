from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.rf2.codes import encoder
from tests.snomed.rf2.cells import column_of

pytestmark = pytest.mark.usefixtures("way")

FEW = st.sampled_from(["", "a", "b", "900000000000207008", "900000000000207009", "æ" * 12, "x" * 24])
MANY = st.integers(0, 40).map(str)
LONG = st.sampled_from(["y" * 25, "z" * 60])
BLOCKS = st.one_of(*(st.lists(st.lists(cells, max_size=30), max_size=4) for cells in (FEW, FEW | MANY, FEW | LONG)))


@given(BLOCKS, st.text("q", max_size=9))
def test_a_number_leads_back_to_its_cell(blocks: list[list[str]], before: str) -> None:
    numbers_of = encoder()
    numbers = [numbers_of.encode(column_of(cells, before=before), 1).tolist() for cells in blocks]
    assert [[numbers_of.values(number)[0].decode() for number in each] for each in numbers] == blocks


@given(BLOCKS)
def test_distinct_cells_are_numbered_in_the_order_they_come(blocks: list[list[str]]) -> None:
    numbers_of = encoder()
    for cells in blocks:
        numbers_of.encode(column_of(cells), 1)
    assert numbers_of.values(0) == [cell.encode() for cell in dict.fromkeys(cell for cells in blocks for cell in cells)]
    assert len(numbers_of) == len(numbers_of.values(0))


@pytest.mark.parametrize("count", [1, 12, 13, 1000])
def test_there_may_be_any_number_of_distinct_cells(count: int) -> None:
    numbers_of = encoder()
    cells = [str(number % count) for number in range(2 * count)]
    for _ in range(2):
        assert numbers_of.encode(column_of(cells), 1).tolist() == [*range(count), *range(count)]
    assert len(numbers_of) == count


def test_cells_that_begin_or_end_alike_are_told_apart() -> None:
    cells = ["a", "aa", "ba", "a\0", "\0a", "", "a" * 8, "a" * 9, "b" + "a" * 8, "a" * 16, "a" * 17]
    assert encoder().encode(column_of(cells), 1).tolist() == list(range(len(cells)))
