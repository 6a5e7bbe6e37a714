from __future__ import annotations

from digidot_term.snomed.components import HistoricalAssociation
from digidot_term.snomed.constants import (
    CONCEPT_INACTIVATION_REFSET,
    MOVED_FROM,
    POSSIBLY_EQUIVALENT_TO,
    REPLACED_BY,
    SAME_AS,
)
from digidot_term.snomed.reading import read_edition
from tests.rf2_builder import Rf2Builder, concept_id

A, B, C, AMBIGUOUS = (concept_id(letter) for letter in "abcd")


def test_what_became_of_an_inactive_concept() -> None:
    builder = Rf2Builder()
    for sctid in (B, C, AMBIGUOUS, SAME_AS, REPLACED_BY, POSSIBLY_EQUIVALENT_TO, CONCEPT_INACTIVATION_REFSET):
        builder.add_concept(sctid)
    builder.add_concept(A, active=False)
    builder.add_member(POSSIBLY_EQUIVALENT_TO, A, targetComponentId=C)
    builder.add_member(POSSIBLY_EQUIVALENT_TO, A, targetComponentId=B)
    builder.add_member(REPLACED_BY, A, targetComponentId=C)
    builder.add_member(SAME_AS, A, active=False, targetComponentId=B)
    builder.add_member(CONCEPT_INACTIVATION_REFSET, A, valueId=AMBIGUOUS)
    edition = builder.edition()

    assert edition.history(A) == (
        HistoricalAssociation(REPLACED_BY, C),
        HistoricalAssociation(POSSIBLY_EQUIVALENT_TO, B),
        HistoricalAssociation(POSSIBLY_EQUIVALENT_TO, C),
    )
    assert edition.inactivation_reason(A) == AMBIGUOUS
    assert (edition.history(B), edition.inactivation_reason(B)) == ((), None)


def test_an_association_without_a_target_says_nothing() -> None:
    builder = Rf2Builder()
    for sctid in (A, SAME_AS):
        builder.add_concept(sctid)
    builder.add_member(SAME_AS, A, targetComponentId="")
    assert builder.edition().history(A) == ()


def test_a_set_is_led_to_by_what_became_of_its_concepts() -> None:
    builder = Rf2Builder()
    for sctid in (A, B, C, AMBIGUOUS):
        builder.add_concept(sctid, active=sctid in {B, C})
    description = builder.add_description(C, "c")
    builder.add_member(REPLACED_BY, A, targetComponentId=B)
    builder.add_member(POSSIBLY_EQUIVALENT_TO, AMBIGUOUS, targetComponentId=B)
    builder.add_member(SAME_AS, AMBIGUOUS, targetComponentId=C, active=False)
    builder.add_member(SAME_AS, description, targetComponentId=B)
    builder.add_member(MOVED_FROM, C, targetComponentId=AMBIGUOUS)
    edition, _ = read_edition([builder.package()], name="led")

    both = edition.concepts_of({B, C})
    assert edition.led(both, {REPLACED_BY}) == {A}
    assert edition.led(both, {REPLACED_BY, POSSIBLY_EQUIVALENT_TO, SAME_AS}) == {A, AMBIGUOUS}
    assert edition.led(both, {MOVED_FROM}) == frozenset()
    assert edition.led(both, {MOVED_FROM}, back=True) == {AMBIGUOUS}
    assert edition.led(edition.concepts_of({AMBIGUOUS}), {MOVED_FROM}) == {C}
    assert edition.led(both, ()) == frozenset()
