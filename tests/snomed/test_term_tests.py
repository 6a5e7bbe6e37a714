from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digidot_term.snomed.term_tests import begins_words, is_like
from tests.snomed import naive_terms
from tests.snomed.naive_terms import ALPHABET, LETTERS

LANGUAGES = st.sampled_from(sorted(LETTERS))
TERMS = st.text(ALPHABET, min_size=1, max_size=12)
WORDS = st.lists(st.text(ALPHABET.replace(" ", ""), min_size=1, max_size=3), min_size=1, max_size=3)
PIECES = st.sampled_from(["*", "*", r"\*", r"\\", r"\""]) | st.text(ALPHABET, min_size=1, max_size=2)
PATTERNS = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@given(TERMS, WORDS, LANGUAGES)
def test_words_are_found_as_a_plain_comparison_finds_them(term: str, words: list[str], language: str) -> None:
    assert begins_words(words, language)(term) == naive_terms.has_words(term, words, language)


@given(st.data(), LANGUAGES)
def test_beginnings_taken_from_a_term_are_found_as_a_plain_comparison_finds_them(
    data: st.DataObject, language: str
) -> None:
    term = data.draw(TERMS)
    start = data.draw(st.integers(0, len(term) - 1))
    word = term[start : start + data.draw(st.integers(1, 3))].swapcase()
    assert begins_words([word], language)(term) == naive_terms.has_words(term, [word], language)


@given(TERMS, PATTERNS, LANGUAGES)
@example("åsaa", "*a", "nb")
@example("aaa", "*å", "nb")
@example("aåa", "a*a", "nb")
def test_patterns_are_those_of_a_plain_comparison(term: str, pattern: str, language: str) -> None:
    assert is_like(pattern, language)(term) == naive_terms.is_like(term, pattern, language)


@given(st.data(), LANGUAGES)
def test_patterns_made_of_a_term_are_those_of_a_plain_comparison(data: st.DataObject, language: str) -> None:
    term = data.draw(TERMS)
    cuts = sorted(
        data.draw(st.lists(st.integers(0, len(term)), min_size=2, max_size=6).filter(lambda c: len(c) % 2 == 0))
    )
    spans = zip([0, *cuts[1::2]], [*cuts[::2], len(term)], strict=True)
    pattern = "*".join(term[start:end].replace("\\", "\\\\").upper() for start, end in spans)
    assert is_like(pattern, language)(term) == naive_terms.is_like(term, pattern, language)
    assert is_like(pattern, language)(term)


def test_a_pattern_of_very_many_stars_is_answered() -> None:
    for letter in "aæ":
        term = letter * 4000
        assert not is_like(f"*{letter}" * 2000 + "b", "nb")(term)
        assert is_like(f"*{letter}" * 4000, "nb")(term)


def test_more_than_three_doubled_letters_are_looked_for_as_they_are_written() -> None:
    assert is_like("åååå", "nb")("aaaaaaå")
    assert not is_like("åååå", "nb")("aaaaaaaa")
    assert is_like("å" * 500, "nb")("å" * 500)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_nothing_but_a_backslash_is_itself(language: str) -> None:
    assert is_like("\\", language)("\\")
    assert is_like("a\\", language)("A\\")
