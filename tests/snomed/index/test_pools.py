from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.pools import _block
from digidot_term.snomed.index.pools import BLOCK, TextOf, pool_of, texts_of
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.write import write_index
from digidot_term.snomed.rf2.texts import Texts

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=20)


def index_of(name: str, parts: Sequence[bytes]) -> Index:
    arrays = Arrays()
    arrays.add_texts(name, parts)
    file = BytesIO()
    write_index(file, arrays.found, {})
    return Index(file.getvalue())


def all_of(text: TextOf, count: int) -> list[str]:
    return [text(number) for number in range(count)]


@given(TEXTS)
def test_texts_side_by_side_are_read_by_number(texts: list[str]) -> None:
    index = index_of("t.text", [text.encode() for text in texts])
    assert all_of(texts_of(index, "t.text"), len(texts)) == all_of(pool_of(index, "t"), len(texts)) == texts


@settings(max_examples=30)
@given(TEXTS.filter(bool), st.sampled_from([1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK + 7]))
def test_packed_texts_are_read_by_number(some: list[str], count: int) -> None:
    texts = [some[number % len(some)] * (number % 3) for number in range(count)]
    blocks = [[text.encode() for text in texts[start : start + BLOCK]] for start in range(0, count, BLOCK)]
    packed = [zlib.compress(_block(Texts.of(block), 0, len(block))) for block in blocks]
    text = pool_of(index_of("t.packed", packed), "t")
    assert all_of(text, count) == texts
    assert [text(number) for number in reversed(range(count))] == texts[::-1]
