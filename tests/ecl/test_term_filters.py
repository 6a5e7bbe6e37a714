"""Filters on terms in drawn editions, against a matcher that looks at every description (ECL 6.8)."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.ecl import Expression, evaluate, parse
from digidot_term.snomed.constants import DEFINITION, FSN, SYNONYM
from digidot_term.snomed.edition import Edition
from tests.rf2_builder import Rf2Builder, concept_id
from tests.snomed import naive_terms

CONCEPTS = [concept_id(letter) for letter in "abc"]
TYPES = {SYNONYM: "syn", FSN: "fsn", DEFINITION: "def"}
NOT_TYPED = naive_terms.ALPHABET.replace(" ", "").replace("\u0085", "")


class Term(NamedTuple):
    concept: int
    text: str
    language: str
    type_id: int
    active: bool


class Search(NamedTuple):
    """A search as the naive matcher reads it, and as it is written."""

    is_wild: bool
    words: list[str]
    written: str

    def finds(self, term: Term) -> bool:
        if self.is_wild:
            return naive_terms.is_like(term.text, self.words[0], term.language)
        return naive_terms.has_words(term.text, self.words, term.language)


class Filter(NamedTuple):
    """Searches, of which one must find the term, or none."""

    searches: list[Search]
    is_not: bool

    @property
    def written(self) -> str:
        searches = " ".join(search.written for search in self.searches)
        several = len(self.searches) > 1
        return f"term {'!=' if self.is_not else '='} {f'({searches})' if several else searches}"

    def passes(self, term: Term) -> bool:
        return any(search.finds(term) for search in self.searches) != self.is_not


TERMS = st.lists(
    st.builds(
        Term,
        st.sampled_from(CONCEPTS),
        st.text(naive_terms.ALPHABET, min_size=1, max_size=8).map("{}x".format)
        | st.sampled_from(["Tåre", "taare", "Pulpaamputasjon", "Rot-fylling 1/2", "Sjögren’s", "idé", "Ide\u0085x"]),
        st.sampled_from(["no", "nb", "en", "sv"]),
        st.sampled_from(sorted(TYPES)),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)
WORDS = st.lists(
    st.text(NOT_TYPED, min_size=1, max_size=2) | st.sampled_from(["tåre", "pulpa", "fyl", "1/2", "sjö", "IDÉ"]),
    min_size=1,
    max_size=2,
)
PIECES = st.sampled_from(["*", "*", r"\*", r"\\", r"\""]) | st.text(naive_terms.ALPHABET, min_size=1, max_size=2)
SEARCHES = WORDS.map(lambda words: Search(False, words, f'"{" ".join(words)}"')) | st.lists(
    PIECES, min_size=1, max_size=4
).map("".join).map(lambda pattern: Search(True, [pattern], f'wild:"{pattern}"'))
FILTERS = st.builds(Filter, st.lists(SEARCHES, min_size=1, max_size=2), st.booleans())
STATES = [("", {True}), (", active = true", {True}), (", active = 0", {False}), (", active = *", {True, False})]


def edition_of(terms: list[Term]) -> Edition:
    builder = Rf2Builder()
    for sctid in CONCEPTS:
        builder.add_concept(sctid)
    for term in terms:
        builder.add_description(
            term.concept, term.text, language_code=term.language, type_id=term.type_id, active=term.active
        )
    return builder.edition()


def answer(written: str, edition: Edition) -> set[int]:
    expression, problems = parse(written)
    assert isinstance(expression, Expression), problems
    return set(evaluate(expression, edition)[0])


@given(TERMS, st.lists(FILTERS, min_size=1, max_size=2), st.sampled_from(STATES), st.sampled_from([None, *TYPES]))
def test_one_description_passes_all_filters_of_a_constraint(
    terms: list[Term], filters: list[Filter], state: tuple[str, set[bool]], type_id: int | None
) -> None:
    written = ", ".join(each.written for each in filters) + state[0]
    written += f", type = {TYPES[type_id]}" if type_id else ""
    expected = {
        term.concept
        for term in terms
        if term.active in state[1]
        and all(each.passes(term) for each in filters)
        and (type_id is None or term.type_id == type_id)
    }
    assert answer(f"* {{{{ {written} }}}}", edition_of(terms)) == expected


@given(TERMS, FILTERS, FILTERS)
def test_several_constraints_may_be_met_by_several_descriptions(terms: list[Term], one: Filter, other: Filter) -> None:
    expected = {
        concept
        for concept in CONCEPTS
        if all(
            any(each.passes(term) for term in terms if term.concept == concept and term.active) for each in (one, other)
        )
    }
    edition = edition_of(terms)
    assert answer(f"* {{{{ {one.written} }}}} {{{{ {other.written} }}}}", edition) == expected
    assert answer(f"* {{{{ {other.written} }}}} {{{{ {one.written} }}}}", edition) == expected


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('term = "tåre"', {CONCEPTS[0]}),
        ('term = match : "TAARE"', {CONCEPTS[0]}),
        ('term = wild:"t*re"', {CONCEPTS[0]}),
        ('term = "væske"', {CONCEPTS[1]}),
        ('term = "væske", type = syn', set()),
        ('term = "væske", type = (syn def)', {CONCEPTS[1]}),
        ('term = "utgått"', set()),
        ('term = "utgått", active = false', {CONCEPTS[2]}),
        ('term = "utgått", active = *', {CONCEPTS[2]}),
        ('term = "utgått", active != 1', {CONCEPTS[2]}),
        ('term = ("tåre" "kjertel")', {CONCEPTS[0], CONCEPTS[2]}),
        ('term = "tåre", term = "kjertel"', set()),
        ('term != "tåre"', {CONCEPTS[1], CONCEPTS[2]}),
        ('term = "a\\"b"', {CONCEPTS[2]}),
        ('term = wild:"*\\"*"', {CONCEPTS[2]}),
    ],
)
def test_terms_types_and_states(written: str, found: set[int]) -> None:
    a, b, c = CONCEPTS
    terms = [
        Term(a, "tåre", "no", SYNONYM, True),
        Term(b, "En væske i øyet", "no", DEFINITION, True),
        Term(c, "utgått", "no", SYNONYM, False),
        Term(c, 'kjertel a"b', "no", SYNONYM, True),
    ]
    assert answer(f"* {{{{ {written} }}}}", edition_of(terms)) == found
