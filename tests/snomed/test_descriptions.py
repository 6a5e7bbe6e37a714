from __future__ import annotations

import pytest

from digidot_term.snomed.constants import (
    ACCEPTABLE,
    DEFINITION,
    EN_GB_REFSET,
    EN_US_REFSET,
    FSN,
    NB_REFSET,
    NN_REFSET,
    SYNONYM,
)
from digidot_term.snomed.identifiers import make_sctid
from tests.rf2_builder import Rf2Builder, concept_id

A, B, C = (concept_id(letter) for letter in "abc")
NB_GP_REFSET = make_sctid(999, "10", "1000202")


@pytest.fixture
def builder() -> Rf2Builder:
    builder = Rf2Builder()
    for refset in (EN_GB_REFSET, EN_US_REFSET, NB_REFSET, NN_REFSET, NB_GP_REFSET):
        builder.add_concept(refset)
    builder.add_concept(A, fsn="Tooth structure (body structure)")
    return builder


def test_british_english_goes_before_american(builder: Rf2Builder) -> None:
    builder.add_description(A, "Color of tooth", refsets=(EN_US_REFSET,))
    builder.add_description(A, "Colour of tooth", refsets=(EN_GB_REFSET,))
    assert builder.edition().preferred_term(A, "en") == "Colour of tooth"


def test_american_english_is_better_than_none(builder: Rf2Builder) -> None:
    builder.add_description(A, "Color of tooth", refsets=(EN_US_REFSET,))
    assert builder.edition().preferred_term(A, "en") == "Color of tooth"


def test_the_language_comes_from_the_refset_and_never_from_the_language_code(builder: Rf2Builder) -> None:
    builder.add_description(A, "tannstruktur", language_code="no", refsets=(NB_REFSET,))
    builder.add_description(A, "tannstrukturen", language_code="nb", refsets=(NN_REFSET,))
    builder.add_description(A, "tann", language_code="nb", refsets=())
    edition = builder.edition()
    assert edition.terms(A, "nb") == ("tannstruktur",)
    assert edition.terms(A, "nn") == ("tannstrukturen",)


def test_the_general_practice_refsets_are_kept_apart(builder: Rf2Builder) -> None:
    builder.add_description(A, "tann hos fastlegen", language_code="no", refsets=(NB_GP_REFSET,))
    edition = builder.edition()
    assert edition.preferred_term(A, "nb") is None
    assert edition.terms(A, "nb") == ()
    assert edition.preferred_term_in(A, NB_GP_REFSET) == "tann hos fastlegen"
    assert edition.preferred_term_in(A, NB_REFSET) is None


def test_terms_fall_back_from_bokmal_to_nynorsk_to_english_to_the_full_name(builder: Rf2Builder) -> None:
    builder.add_concept(B, fsn="Second (thing)", term="Second")
    builder.add_description(B, "andre", refsets=(NN_REFSET,))
    builder.add_concept(C, fsn="Third (thing)", term="Third")
    edition = builder.edition()
    assert (edition.term(B), edition.term(B, ("nb", "en")), edition.term(B, ("nb",))) == (
        "andre",
        "Second",
        "Second (thing)",
    )
    assert (edition.term(C), edition.term(A)) == ("Third", "Tooth structure (body structure)")
    assert edition.term(concept_id("z")) == ""


def test_preferred_goes_before_acceptable_and_full_names_come_last(builder: Rf2Builder) -> None:
    builder.add_description(A, "Dens", acceptability=ACCEPTABLE)
    builder.add_description(A, "Tooth")
    builder.add_description(A, "A tooth is ...", type_id=DEFINITION)
    assert builder.edition().terms(A, "en") == ("Tooth", "Dens", "Tooth structure (body structure)")


def test_an_acceptable_term_is_not_preferred(builder: Rf2Builder) -> None:
    builder.add_description(A, "tann", refsets=(NB_REFSET,), acceptability=ACCEPTABLE)
    edition = builder.edition()
    assert edition.preferred_term(A, "nb") is None
    assert edition.terms(A, "nb") == ("tann",)


def test_inactive_descriptions_and_memberships_give_no_term(builder: Rf2Builder) -> None:
    builder.add_description(A, "old", active=False)
    kept = builder.add_description(A, "kept", refsets=())
    builder.add_member(EN_GB_REFSET, kept, active=False, acceptabilityId=ACCEPTABLE)
    edition = builder.edition()
    assert edition.terms(A, "en") == ("Tooth structure (body structure)",)
    assert [found.active for found in edition.descriptions(A)] == [True, False, True]


def test_the_full_name_is_the_english_one_even_where_it_is_translated(builder: Rf2Builder) -> None:
    builder.add_concept(B)
    builder.add_description(B, "tann (kroppsstruktur)", type_id=FSN, refsets=(NB_REFSET,))
    builder.add_description(B, "Tooth (body structure)", type_id=FSN)
    builder.add_concept(C)
    builder.add_description(C, "bare norsk (ting)", type_id=FSN, refsets=(NB_REFSET,))
    edition = builder.edition()
    assert edition.fsn(B) == "Tooth (body structure)"
    assert edition.fsn(C) == "bare norsk (ting)"
    assert edition.fsn(concept_id("z")) == ""


def test_a_description_has_all_its_row_says(builder: Rf2Builder) -> None:
    builder.add_concept(B)
    sctid = builder.add_description(B, '"quoted" term', language_code="no", refsets=(NB_REFSET,))
    (found,) = builder.edition().descriptions(B)
    assert (found.id, found.concept_id, found.type_id, found.term) == (sctid, B, SYNONYM, '"quoted" term')
    assert (found.language_code, found.effective_time, found.module_id) == ("no", "20250101", builder.module)
    assert set(found.acceptability) == {NB_REFSET}


@pytest.mark.parametrize("term", ['"quoted start', "a\x85b", "a\u2028b", "tann 26 – «krone»"])
def test_odd_characters_in_terms_survive(builder: Rf2Builder, term: str) -> None:
    builder.add_description(A, term, refsets=(NB_REFSET,))
    builder.add_concept(B, term="after it")
    edition = builder.edition()
    assert edition.term(A) == term
    assert edition.term(B) == "after it"
