from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.words import WordIndex
from digidot_term.snomed.folded import FAMILIES, FAMILY_OF
from digidot_term.snomed.folding import fold
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.write import write_index
from digidot_term.snomed.rf2.texts import Texts

pytestmark = pytest.mark.usefixtures("way")

Postings = dict[str, list[int]]

CODES = ["nb", "en", "sv", "no", "", "de"]
LETTERS = "aAbx0åÅÆéüß-_. (\u00a0\u2028\u0301\U0001f9b7\u0130"
TERM = st.text(LETTERS, min_size=1, max_size=40) | st.lists(st.text("ab", min_size=7, max_size=18)).map(" ".join)
ROWS = st.lists(st.tuples(TERM, st.integers(0, len(CODES) - 1), st.booleans()), max_size=12)


def indexed(terms: Sequence[str], spoken: Sequence[int], wanted: Sequence[int], ordinals: Sequence[int]) -> Index:
    """Index the words of some terms; `ordinals` has one below zero for a term that is left out in the end."""
    texts = Texts.of([term.encode() for term in terms])
    words = WordIndex(texts, CODES, np.array(spoken, np.int64), np.array(wanted, np.int64))
    arrays = Arrays()
    words.write(np.array(ordinals, np.int64), arrays)
    file = BytesIO()
    write_index(file, arrays.found, {})
    return Index(file.getvalue())


def postings_of(index: Index) -> Postings:
    """Read the words and where they are, in order."""
    words = bytes(index.numbers("word")).decode().split("\n")[:-1]
    offset, posting = index.numbers("word.posting.offset"), index.numbers("word.posting")
    assert len(offset) == len(words) + 1
    return {word: list(posting[offset[at] : offset[at + 1]]) for at, word in enumerate(words)}


def plain_postings(
    terms: Sequence[str], spoken: Sequence[int], wanted: Sequence[int], ordinals: Sequence[int]
) -> Postings:
    """Index term by term."""
    found: dict[str, set[int]] = {}
    for row in wanted:
        for word in re.findall(r"[^\W_]+", fold(terms[row], CODES[spoken[row]]).letters):
            here = found.setdefault(word, set())
            if ordinals[row] >= 0:
                here.add(ordinals[row])
    return {word: sorted(found[word]) for word in sorted(found, key=str.encode)}


@given(ROWS, st.randoms(use_true_random=False), st.sets(st.integers(0, 11), max_size=3))
def test_words_and_where_they_are_are_those_of_a_plain_reading(
    rows: list[tuple[str, int, bool]], random: Random, left_out: set[int]
) -> None:
    terms, spoken = [term for term, _, _ in rows], [code for _, code, _ in rows]
    wanted = [at for at, (_, _, is_active) in enumerate(rows) if is_active]
    ordinals = list(range(len(rows)))
    random.shuffle(ordinals)
    ordinals = [-1 if at in left_out else ordinal for at, ordinal in enumerate(ordinals)]

    index = indexed(terms, spoken, wanted, ordinals)

    assert postings_of(index) == plain_postings(terms, spoken, wanted, ordinals)
    for family in FAMILIES:
        assert BitMap.deserialize(bytes(index.numbers(f"word.family.{family}"))) == BitMap(
            ordinals[at] for at in wanted if ordinals[at] >= 0 and FAMILY_OF.get(CODES[spoken[at]], "") == family
        )


def test_more_terms_than_are_folded_at_once_are_all_there() -> None:
    count = 90_000
    terms = [f"term{at % 7} {at % 1000:04}-{'å' if at % 3 else 'aa'} endodontisk" for at in range(count)]
    spoken = [at % 2 for at in range(count)]
    ordinals = list(range(count))[::-1]
    found = postings_of(indexed(terms, spoken, range(count), ordinals))
    assert list(found) == sorted(
        {"a", "aa", "å", "endodontisk", *(f"term{n}" for n in range(7)), *(f"{n:04}" for n in range(1000))},
        key=str.encode,
    )
    assert found["endodontisk"] == list(range(count))
    assert found["0007"] == [count - 1 - at for at in range(count) if at % 1000 == 7][::-1]
    assert len(found["å"]) + len(found["a"]) + len(found["aa"]) == count


def test_long_words_that_differ_anywhere_are_told_apart() -> None:
    base = "abcdefghijklmnopqrstuvwxy"
    words = {base[:at] + "z" + base[at + 1 :] for at in range(25)} | {base[:end] for end in range(1, 26)}
    words |= {word[::-1] for word in words}
    terms = sorted(words)
    found = postings_of(indexed(terms, [1] * len(terms), range(len(terms)), range(len(terms))))
    assert found == {term: [at] for at, term in enumerate(terms)}


def test_no_terms_have_no_words() -> None:
    assert postings_of(indexed([], [], [], [])) == {}
    assert postings_of(indexed(["- ."], [0], [0], [0])) == {}
