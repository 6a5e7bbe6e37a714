from __future__ import annotations

import re
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.components import Hit
from digidot_term.snomed.constants import ACCEPTABLE, EN_GB_REFSET, EN_US_REFSET, NB_REFSET, NN_REFSET
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from digidot_term.snomed.search import words_of
from tests.rf2_builder import Rf2Builder, concept_id

A, B, C, D = (concept_id(letter) for letter in "abcd")


def edition_of(*terms: tuple[int, str, int, int], inactive: tuple[int, ...] = ()) -> Edition:
    builder = Rf2Builder()
    for refset in (EN_GB_REFSET, EN_US_REFSET, NB_REFSET, NN_REFSET):
        builder.add_concept(refset)
    for sctid in sorted({concept for concept, _, _, _ in terms}):
        builder.add_concept(sctid, active=sctid not in inactive)
    for concept, term, refset, acceptability in terms:
        code = "no" if refset in {NB_REFSET, NN_REFSET} else "en"
        builder.add_description(concept, term, refsets=(refset,), acceptability=acceptability, language_code=code)
    return builder.edition()


PREFERRED = 900000000000548007


def test_words_may_come_in_any_order_and_any_case() -> None:
    edition = edition_of((A, "Karies i dentin", NB_REFSET, PREFERRED), (B, "Karies i emalje", NB_REFSET, PREFERRED))
    assert edition.search("DENT kar") == (Hit(A, "Karies i dentin", "nb"),)
    assert edition.search("karies dentinitt") == ()
    assert edition.search("aries") == ()
    assert edition.search("") == edition.search(" -- ") == ()


def test_norwegian_letters_are_letters_of_their_own() -> None:
    edition = edition_of(
        (A, "Blå flekk", NB_REFSET, PREFERRED), (B, "Bla flekk", NB_REFSET, PREFERRED), (C, "Øre", NB_REFSET, PREFERRED)
    )
    assert [hit.concept_id for hit in edition.search("blå")] == [A]
    assert [hit.concept_id for hit in edition.search("bla")] == [B]
    assert [hit.concept_id for hit in edition.search("BLA\u030a")] == [A]  # a and a ring, as some keyboards write it
    assert [hit.concept_id for hit in edition.search("ØR")] == [C]
    assert edition.search("or") == ()


def test_active_goes_before_inactive_preferred_before_synonym_short_before_long() -> None:
    edition = edition_of(
        (A, "tooth", EN_GB_REFSET, PREFERRED),
        (B, "tooth of the upper jaw", EN_GB_REFSET, PREFERRED),
        (C, "tooth x", EN_GB_REFSET, ACCEPTABLE),
        (D, "tooth germ", EN_GB_REFSET, PREFERRED),
        inactive=(A,),
    )
    assert [hit.concept_id for hit in edition.search("tooth")] == [D, B, C, A]
    assert [hit.concept_id for hit in edition.search("tooth", limit=2)] == [D, B]


def test_a_concept_is_hit_once_with_its_best_term_and_that_terms_language() -> None:
    edition = edition_of(
        (A, "molar", EN_GB_REFSET, PREFERRED), (A, "molar", NB_REFSET, ACCEPTABLE), (A, "molaren", NN_REFSET, PREFERRED)
    )
    assert edition.search("mol") == (Hit(A, "molar", "en"),)
    assert edition.search("mol", ("nb", "nn")) == (Hit(A, "molaren", "nn"),)
    assert edition.search("mol", ("nb",)) == (Hit(A, "molar", "nb"),)


def spelt(word: str) -> list[str]:
    """In Norwegian, aa is another way to write å, and å another way to write aa."""
    parts = re.split("(aa|å)", word)
    return ["".join(each) for each in product(*(("aa", "å") if part in {"aa", "å"} else (part,) for part in parts))]


WORDS = st.text("abå1", min_size=1, max_size=3)
TERMS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(TERMS, max_size=8), st.lists(WORDS, min_size=1, max_size=2))
def test_hits_equal_a_plain_scan(terms: list[str], prefixes: list[str]) -> None:
    concepts = [make_sctid(200 + at, "00") for at in range(len(terms))]
    rows = [(concept, term, NB_REFSET, PREFERRED) for concept, term in zip(concepts, terms, strict=True)]
    found = edition_of(*rows).search(" ".join(prefixes), limit=None)
    expected = {
        concept
        for concept, term, _, _ in rows
        if all(any(word.startswith(each) for word in term.split() for each in spelt(prefix)) for prefix in prefixes)
    }
    assert {hit.concept_id for hit in found} == expected
    assert [len(hit.term.encode()) for hit in found] == sorted(len(hit.term.encode()) for hit in found)


def test_words_keep_their_accents() -> None:
    assert words_of("Idé-TÅRE o\u0301k d\u0335el 1/2") == ("idé", "tåre", "ók", "d\u0335el", "1", "2")
