from __future__ import annotations

from digidot_term.diagnostics import Diagnostic, Severity
from digidot_term.snomed import kinds, make_sctid
from digidot_term.snomed.constants import ADDITIONAL, EN_GB_REFSET, IS_A, STATED
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from digidot_term.snomed.rf2.faults import MOST_OF_A_KIND
from tests.rf2_builder import Rf2Builder, concept_id

A, B, C, UNKNOWN = (concept_id(letter) for letter in "abcz")
CHAIN = """
    a
    |
    b
    |
    c
"""


def drawn(text: str = CHAIN) -> Rf2Builder:
    builder = Rf2Builder.drawn(text)
    builder.add_concept(EN_GB_REFSET)
    builder.add_concept(900000000000509007)
    return builder


def read(builder: Rf2Builder) -> tuple[Edition, tuple[Diagnostic, ...]]:
    return read_edition([builder.package()], name="x")


def test_a_description_of_an_unknown_concept_is_left_out() -> None:
    builder = drawn()
    builder.add_description(UNKNOWN, "nothing", refsets=())
    edition, (diagnostic,) = read(builder)
    assert diagnostic.kind is kinds.DANGLING
    path = "test/Snapshot/Terminology/sct2_Description_Snapshot-en_INT_20250101.txt"
    assert str(diagnostic.place) == f"{path}:8:{len('1016018') + len('20250101') + len('1') + 18 + 5}"
    assert diagnostic.message() == f"conceptId {UNKNOWN} is in no loaded package"
    assert edition.descriptions(UNKNOWN) == ()


def test_relationships_with_an_unknown_end_are_left_out() -> None:
    builder = drawn()
    builder.add_is_a(A, UNKNOWN)
    builder.add_attribute(UNKNOWN, B, A)
    builder.add_concrete_value(UNKNOWN, B, "#1")
    edition, diagnostics = read(builder)
    assert [diagnostic.kind for diagnostic in diagnostics] == [kinds.DANGLING] * 3
    assert (edition.parents(A), edition.incoming(A), edition.attributes(UNKNOWN)) == ((), (), ())


def test_an_unknown_attribute_type_is_worth_one_warning_and_stays() -> None:
    builder = drawn()
    builder.add_attribute(B, UNKNOWN, A)
    builder.add_attribute(C, UNKNOWN, A)
    edition, (diagnostic,) = read(builder)
    assert (diagnostic.kind, diagnostic.severity) == (kinds.OUTSIDE_EDITION, Severity.WARNING)
    assert len(edition.incoming(A)) == 2


def test_a_member_of_something_unknown_stays() -> None:
    builder = drawn()
    builder.add_member(EN_GB_REFSET, make_sctid(9999, "01"), acceptabilityId=900000000000548007)
    edition, (diagnostic,) = read(builder)
    assert diagnostic.kind is kinds.OUTSIDE_EDITION
    assert len(edition.members(EN_GB_REFSET)) == 7


def test_inactive_rows_may_refer_to_what_is_gone() -> None:
    builder = drawn()
    builder.add_attribute(A, IS_A, UNKNOWN, active=False)
    builder.add_description(UNKNOWN, "old", active=False, refsets=())
    builder.add_member(EN_GB_REFSET, make_sctid(9999, "01"), active=False, acceptabilityId=1)
    _, diagnostics = read(builder)
    assert [diagnostic.kind.id for diagnostic in diagnostics] == ["SCT023"]  # acceptabilityId 1 is no SCTID anyway


def test_a_circle_is_reported_at_a_row_that_makes_it() -> None:
    builder = drawn()
    builder.add_is_a(A, C)
    edition, (diagnostic,) = read(builder)
    assert diagnostic.kind is kinds.IS_A_CYCLE
    assert diagnostic.message() == f"these concepts are above each other: {A} < {C} < {B} < {A}"
    assert diagnostic.place.line == 4
    assert diagnostic.advice().startswith("the 3 is-a relationships between them are left out")
    assert edition.ancestors(A) == set()


def test_stated_and_additional_relationships_define_nothing() -> None:
    builder = drawn()
    builder.add_attribute(A, IS_A, C, characteristic=STATED)
    builder.add_attribute(A, B, C, characteristic=ADDITIONAL)
    edition = builder.edition()
    assert (edition.parents(A), edition.attributes(A)) == ((), ())


def test_many_faults_of_a_kind_are_counted_after_the_first_ones() -> None:
    builder = drawn()
    for _ in range(MOST_OF_A_KIND + 5):
        builder.add_is_a(A, UNKNOWN)
    _, diagnostics = read(builder)
    assert len(diagnostics) == MOST_OF_A_KIND + 1
    assert diagnostics[0].kind is kinds.MORE_OF_THE_SAME
    assert diagnostics[0].severity is Severity.ERROR
    assert diagnostics[0].message() == "5 more of SCT040 in this file"


def test_an_edition_without_concepts_is_one_error() -> None:
    builder = Rf2Builder()
    builder.add_description(A, "nothing", refsets=())
    edition, (diagnostic,) = read(builder)
    assert diagnostic.kind is kinds.NO_CONCEPTS
    assert (edition.concept_ids, edition.module_id) == (frozenset(), 0)
    assert read_edition([], name="x")[1][0].kind is kinds.NO_CONCEPTS


def test_a_row_whose_type_has_a_wrong_check_digit_is_left_out_and_told() -> None:
    builder = drawn()
    builder.add_attribute(B, A + 1, A)
    builder.add_attribute(C, A + 1, A)
    builder.add_attribute(C, B, A)
    edition, diagnostics = read(builder)
    assert [diagnostic.kind.id for diagnostic in diagnostics] == ["SCT024", "SCT024"]
    assert edition.attributes(B) == ()
    assert [each.type_id for each in edition.attributes(C)] == [B]
