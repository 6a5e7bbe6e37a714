from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.pools import add_pool
from digidot_term.snomed.index.pools import BLOCK, pool_of
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.write import write_index
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.texts import Texts

VALUES = ["", "b", "a", "å", "900000000000207008", "ALWAYS K02.9", "\u2028"]


def codes_of(numbers: Iterable[int], values: list[str]) -> Codes:
    return Codes(np.array([*numbers], np.uint32), Texts.of([value.encode() for value in values]))


def pooled(codes: Codes) -> Index:
    arrays = Arrays()
    add_pool("f", codes, arrays)
    file = BytesIO()
    write_index(file, arrays.found, {})
    return Index(file.getvalue())


def read_back(index: Index) -> list[str]:
    text = pool_of(index, "f")
    return [text(number) for number in index.numbers("f")]


@given(st.lists(st.integers(0, len(VALUES) - 1)))
def test_a_field_reads_back_with_each_text_once_in_the_order_they_come(numbers: list[int]) -> None:
    index = pooled(codes_of(numbers, VALUES))
    assert read_back(index) == [VALUES[number] for number in numbers]
    count = len(index.numbers("f.text.offset")) - 1
    texts = [pool_of(index, "f")(number) for number in range(count)]
    assert texts == list(dict.fromkeys(VALUES[number] for number in numbers))


@pytest.mark.parametrize("count", [BLOCK + 1, 3 * BLOCK])
def test_many_long_texts_are_packed_in_the_order_of_their_rows(count: int) -> None:
    values = [f"{number} «{'æ' * (5_000_000 // count // 2)}»" if number else "" for number in range(count)]
    numbers = [*range(count - 1, -1, -1), *range(0, count, 7)]
    index = pooled(codes_of(numbers, values))
    assert "f.text" not in index
    assert read_back(index) == [values[number] for number in numbers]
    assert list(index.numbers("f"))[:count] == list(range(count))
    assert index.size < 1_000_000


@pytest.mark.parametrize(("distinct", "code"), [(1, "B"), (256, "B"), (257, "H"), (65_536, "H"), (65_537, "I")])
def test_numbers_take_the_smallest_type_that_holds_them(distinct: int, code: str) -> None:
    values = [f"{number:05}" for number in range(distinct)]
    index = pooled(codes_of(range(distinct), values))
    assert index.numbers("f").format == code
    assert (index.numbers("f")[distinct - 1], pool_of(index, "f")(distinct - 1)) == (distinct - 1, values[-1])
