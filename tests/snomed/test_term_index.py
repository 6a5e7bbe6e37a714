from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from digidot_term.language import Language
from digidot_term.snomed import Edition
from digidot_term.snomed.constants import ACCEPTABLE, EN_GB_REFSET, FSN, NB_REFSET, NN_REFSET, PREFERRED, SYNONYM
from digidot_term.snomed.folding import fold, has_word, spellings
from digidot_term.snomed.term_index import Costs, TermIndex
from digidot_term.snomed.term_tests import is_like
from tests.rf2_builder import Rf2Builder, concept_id

REFSETS: dict[Language, int] = {"nb": NB_REFSET, "nn": NN_REFSET, "en": EN_GB_REFSET}
A, B = concept_id("a"), concept_id("b")
Term = tuple[str, str]
"""A language code and a term."""

LANGUAGES = ["nb", "nn", "no", "da", "sv", "fi", "en", "de", "", "en-GB", "NB"]
LETTERS = "aAåÅeéoøÖæüß1_-. (\u0301\u00a0\u2028\u0130\u01c6\U0001f9b7x"
WORDS = st.text(LETTERS, min_size=1, max_size=4)
TERMS = st.lists(
    st.tuples(st.sampled_from(LANGUAGES), st.text(LETTERS, max_size=12).map("{}x".format)), min_size=1, max_size=8
)


def edition_of(
    terms: list[Term], *, inactive: frozenset[int] = frozenset(), refset: int = 0
) -> tuple[Edition, list[int]]:
    """An edition whose one concept has some terms, of which a refset has every other one, and their ids."""
    builder = Rf2Builder()
    for sctid in (A, B, *REFSETS.values()):
        builder.add_concept(sctid)
    ids = [
        builder.add_description(
            A,
            term,
            refsets=(refset,) if refset and not at % 2 else (),
            language_code=code,
            active=at not in inactive,
            acceptability=(PREFERRED, ACCEPTABLE)[at // 2 % 2],
            type_id=(SYNONYM, FSN)[at // 4 % 2],
        )
        for at, (code, term) in enumerate(terms)
    ]
    return builder.edition(), ids


COSTS = st.sampled_from([Costs(), Costs(0, 0, 0), Costs(1000, 0, 1000), Costs(0, 1000, 0)])
"""Small editions never come to the ways that large ones are asked, unless these are said to be the quicker ones."""


def numbers(edition: Edition, ids: list[int], found: BitMap) -> list[int]:
    """Return which of some terms were found."""
    return sorted(ids.index(edition._descriptions.ids[ordinal]) for ordinal in found)


def scan(terms: list[Term], words: list[str], language: str | None = None) -> list[int]:
    """Look at all terms, one after the other."""
    return [
        at
        for at, (code, term) in enumerate(terms)
        if all(has_word(fold(term, language or code), spellings(word, language or code)) for word in words)
    ]


@given(TERMS, st.lists(WORDS, min_size=1, max_size=3), st.sets(st.integers(0, 7), max_size=3), COSTS)
def test_hits_are_those_of_a_plain_scan(terms: list[Term], words: list[str], inactive: set[int], costs: Costs) -> None:
    edition, ids = edition_of(terms, inactive=frozenset(inactive))
    expected = [at for at in scan(terms, words) if at not in inactive]
    assert numbers(edition, ids, TermIndex(edition._index, costs).matching(words)) == expected
    assert sorted(ids.index(each) for each in edition.descriptions_with(words)) == expected


@pytest.mark.parametrize("language", REFSETS)
@given(
    terms=TERMS,
    words=st.lists(WORDS, min_size=1, max_size=2),
    inactive=st.sets(st.integers(0, 7), max_size=2),
    costs=COSTS,
)
def test_hits_in_a_language_are_its_own_terms_by_a_plain_scan(
    language: Language, terms: list[Term], words: list[str], inactive: set[int], costs: Costs
) -> None:
    edition, ids = edition_of(terms, inactive=frozenset(inactive), refset=REFSETS[language])
    expected = [at for at in scan(terms, words, language) if at % 2 == 0 and at not in inactive]
    assert numbers(edition, ids, TermIndex(edition._index, costs).matching(words, language)) == expected
    assert sorted(ids.index(each) for each in edition.descriptions_with(words, language)) == expected


PATTERNS = st.lists(st.one_of(st.sampled_from(["*", "*", r"\*", r"\\"]), WORDS), min_size=1, max_size=5).map("".join)
PATTERNS |= WORDS.map("*{}*".format)


@pytest.mark.parametrize("language", [None, *REFSETS])
@given(terms=TERMS, pattern=PATTERNS, costs=COSTS)
def test_terms_like_a_pattern_are_those_of_a_plain_scan(
    language: Language | None, terms: list[Term], pattern: str, costs: Costs
) -> None:
    edition, ids = edition_of(terms, refset=REFSETS[language] if language else 0)
    own = range(0, len(terms), 2 if language else 1)
    expected = [at for at in own if is_like(pattern, language or terms[at][0])(terms[at][1])]
    assert numbers(edition, ids, TermIndex(edition._index, costs).like(pattern, language)) == expected
    assert sorted(ids.index(each) for each in edition.descriptions_like(pattern, language)) == expected


CASES = [
    ("blå", "nb", ["Blå flekk", "BLAA FLEKK", "blåaktig"], ["Bla flekk", "himmelblå"]),
    ("bla", "nb", ["bla", "blaa"], ["blå"]),
    ("pulpa", "nb", ["Pulpaamputasjon", "pulpa"], ["pulpå"]),
    ("pulpaa", "nb", ["pulpaamputasjon"], ["pulpa"]),
    ("bla", "en", ["bla", "blå", "blaa"], []),
    ("blå", "en", ["blå"], ["bla", "blaa"]),
    ("øre", "nb", ["Øre", "ørevoks", "öre"], ["ore"]),
    ("öre", "nb", ["öre"], ["øre"]),
    ("ære", "nb", ["ærend", "ÄRE"], ["aere", "are"]),
    ("ide", "nb", ["idé", "ide"], []),
    ("idé", "nb", ["idé", "IDÉEN"], ["ide"]),
    ("resume", "en", ["RÉSUMÉ"], []),
    ("résumé", "en", ["résumés", "re\u0301sume\u0301"], ["resume", "resumé"]),
    ("sjögren", "sv", ["Sjögren", "sjøgren"], ["sjogren"]),
    ("strasse", "de", ["Straße"], []),
    ("k02.9", "en", ["K02.9 caries", "(K02.9)"], ["K02.8", "9 k02"]),
    ("-ray", "en", ["x -ray", "-rays"], ["x-ray", "ray"]),
    ("ray", "en", ["x-ray", "(ray)"], ["array", "x1ray"]),
]


@pytest.mark.parametrize(("word", "language", "there", "elsewhere"), CASES)
def test_letters_are_compared_as_the_language_has_it(
    word: str, language: str, there: list[str], elsewhere: list[str]
) -> None:
    edition, ids = edition_of([(language, term) for term in (*there, *elsewhere)])
    assert numbers(edition, ids, edition._terms.matching([word])) == list(range(len(there)))


@pytest.mark.parametrize("code", ["no", "en", "sv", ""])
def test_a_languages_terms_are_compared_as_it_has_it_whatever_their_language_code(code: str) -> None:
    terms = [(code, term) for each in ("Åse", "aase", "Äpfel", "Ærend", "ase") for term in (each, each)]
    edition, ids = edition_of(terms, refset=NB_REFSET)
    for word, expected in (
        ("åse", [0, 2]),
        ("AASE", [0, 2]),
        ("ase", [8]),
        ("æpfel", [4]),
        ("äpfel", [4]),
        ("apfel", []),
    ):
        assert numbers(edition, ids, edition._terms.matching([word], "nb")) == expected, word
        assert numbers(edition, ids, edition._terms.like(f"{word}*", "nb")) == expected, word


def test_no_words_find_nothing() -> None:
    edition, _ = edition_of([("nb", "rot")])
    assert not edition._terms.matching([])


@given(TERMS)
def test_words_are_those_of_all_active_terms_in_order_of_their_bytes(terms: list[Term]) -> None:
    edition, _ = edition_of(terms, inactive=frozenset({0}))
    words = edition._terms.words
    found = [words.word(number) for number in range(len(words))]
    folded = [fold(term, code).letters for code, term in terms[1:]]
    assert found == sorted({word for term in folded for word in re.findall(r"[^\W_]+", term)}, key=str.encode)
    for part in ("a", "å", "x", "1x"):
        assert list(words.containing(part)) == [number for number, word in enumerate(found) if part in word]
        start, end = words.between(part.encode())
        assert found[start:end] == [word for word in found if word.startswith(part)]
        assert words.having(range(start, end)) == words.having(list(range(start, end)))
        assert words.count(range(start, end)) >= len(words.having(range(start, end)))
    assert list(words.containing("")) == []
