"""Tables of (old, new, changes): what counts as a change between editions, and what does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.diff.edition_change import ConceptChange, EditionChange, EditionComparison, TermChange, What
from digidot_term.diff.editions import compare_editions
from digidot_term.snomed.components import HistoricalAssociation
from digidot_term.snomed.constants import FSN, POSSIBLY_EQUIVALENT_TO, ROOT, SAME_AS, SYNONYM
from digidot_term.snomed.edition import Edition
from tests.diff.releases import FINDING, PROCEDURE, REASON, A, B, C, Is, R, S, Term, acceptable, description, release

Concepts = Mapping[int, Is]


def changes(comparison: EditionComparison) -> list[EditionChange]:
    return [change for top in comparison.hierarchies for section in top.sections for change in section.changes]


def compared(old: Concepts, new: Concepts) -> list[EditionChange]:
    return changes(compare_editions(release(old), release(new)))


def term(what: What, number: int, old: str | None, new: str | None, type_id: int = SYNONYM) -> TermChange:
    return TermChange(what, A, old, new, description_id=description(number), type_id=type_id)


CONCEPTS: list[tuple[str, Concepts, Concepts, list[ConceptChange]]] = [
    ("nothing", {A: Is()}, {A: Is()}, []),
    ("new", {}, {A: Is()}, [ConceptChange(What.CONCEPT_ADDED, A)]),
    ("new with terms", {}, {A: Is(terms=(Term(1, "a"),))}, [ConceptChange(What.CONCEPT_ADDED, A)]),
    ("new but inactive", {}, {A: Is(active=False)}, [ConceptChange(What.CONCEPT_ADDED, A)]),
    ("gone", {A: Is()}, {}, [ConceptChange(What.CONCEPT_REMOVED, A)]),
    ("gone from the inactive", {A: Is(active=False)}, {}, [ConceptChange(What.CONCEPT_REMOVED, A)]),
    (
        "inactivated without a word",
        {A: Is()},
        {A: Is(active=False)},
        [ConceptChange(What.CONCEPT_INACTIVATED, A)],
    ),
    (
        "inactivated with reason and targets",
        {A: Is(), B: Is(), C: Is()},
        {
            A: Is(active=False, reason=REASON, history=((POSSIBLY_EQUIVALENT_TO, C), (SAME_AS, B))),
            B: Is(),
            C: Is(),
        },
        [
            ConceptChange(
                What.CONCEPT_INACTIVATED,
                A,
                reason=REASON,
                history=(HistoricalAssociation(SAME_AS, B), HistoricalAssociation(POSSIBLY_EQUIVALENT_TO, C)),
            )
        ],
    ),
    ("reactivated", {A: Is(active=False)}, {A: Is()}, [ConceptChange(What.CONCEPT_REACTIVATED, A)]),
    (
        "moved",
        {A: Is(), B: Is()},
        {A: Is((B,)), B: Is()},
        [ConceptChange(What.CONCEPT_MOVED, A, gained=(B,), lost=(FINDING,))],
    ),
    (
        "one more parent",
        {A: Is(), B: Is()},
        {A: Is((FINDING, B)), B: Is()},
        [ConceptChange(What.CONCEPT_MOVED, A, gained=(B,))],
    ),
    ("parents in another order", {A: Is((B, C)), B: Is(), C: Is()}, {A: Is((C, B)), B: Is(), C: Is()}, []),
    (
        "no parent left",
        {A: Is()},
        {A: Is(())},
        [ConceptChange(What.CONCEPT_MOVED, A, lost=(FINDING,))],
    ),
    (
        "a parent inactivated",
        {A: Is((B,)), B: Is()},
        {A: Is(), B: Is(active=False)},
        [
            ConceptChange(What.CONCEPT_INACTIVATED, B),
            ConceptChange(What.CONCEPT_MOVED, A, gained=(FINDING,), lost=(B,)),
        ],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in CONCEPTS], ids=[row[0] for row in CONCEPTS])
def test_concepts(old: Concepts, new: Concepts, expected: list[ConceptChange]) -> None:
    assert compared(old, new) == expected


TERMS: list[tuple[str, Is, Is, list[TermChange]]] = [
    ("nothing", Is(terms=(Term(1, "a"),)), Is(terms=(Term(1, "a"),)), []),
    (
        "the name is reworded",
        Is(name="A (finding)"),
        Is(name="A (disorder)"),
        [TermChange(What.FSN_CHANGED, A, "A (finding)", "A (disorder)")],
    ),
    (
        "a translation",
        Is(),
        Is(terms=(Term(1, "å", "nb"),)),
        [TermChange(What.PREFERRED_ADDED, A, None, "å", language="nb"), term(What.TERM_ADDED, 1, None, "å")],
    ),
    (
        "a translation is taken back",
        Is(terms=(Term(1, "å", "nn"),)),
        Is(terms=(Term(1, "å", "nn", active=False),)),
        [TermChange(What.PREFERRED_REMOVED, A, "å", None, language="nn"), term(What.TERM_REMOVED, 1, "å", None)],
    ),
    (
        "another description is preferred",
        Is(terms=(Term(1, "a", "nb"), acceptable(2, "b", "nb"))),
        Is(terms=(acceptable(1, "a", "nb"), Term(2, "b", "nb"))),
        [TermChange(What.PREFERRED_CHANGED, A, "a", "b", language="nb")],
    ),
    ("a new synonym", Is(), Is(terms=(acceptable(1, "a"),)), [term(What.TERM_ADDED, 1, None, "a")]),
    ("a term of no language", Is(), Is(terms=(Term(1, "a", ""),)), [term(What.TERM_ADDED, 1, None, "a")]),
    ("a synonym is gone", Is(terms=(acceptable(1, "a"),)), Is(), [term(What.TERM_REMOVED, 1, "a", None)]),
    (
        "a synonym is reworded",
        Is(terms=(acceptable(1, "a"),)),
        Is(terms=(acceptable(1, "b"),)),
        [term(What.TERM_REWORDED, 1, "a", "b")],
    ),
    (
        "a second name",
        Is(name="A (finding)"),
        Is(name="A (finding)", terms=(Term(1, "Å (funn)", "nb", type_id=FSN),)),
        [term(What.TERM_ADDED, 1, None, "Å (funn)", FSN)],
    ),
    ("what was inactive is gone", Is(terms=(Term(1, "a", active=False),)), Is(), []),
]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in TERMS], ids=[row[0] for row in TERMS])
def test_terms(old: Is, new: Is, expected: list[TermChange]) -> None:
    assert compared({A: old}, {A: new}) == expected


def test_changes_stand_under_the_top_level_concept_they_are_found_in() -> None:
    old = release({A: Is(), B: Is((PROCEDURE,)), C: Is((PROCEDURE,))})
    new = release({A: Is(active=False), B: Is((FINDING,)), C: Is((PROCEDURE,), name="C (procedure)")})
    found = {
        top.top_level: [change.concept_id for part in top.sections for change in part.changes]
        for top in compare_editions(old, new).hierarchies
    }
    assert found == {FINDING: [A, B], PROCEDURE: [C]}


def test_a_top_level_concept_stands_under_itself_and_what_is_inactive_in_both_under_none() -> None:
    old = release({A: Is(active=False)})
    new = release({A: Is(active=False, name="A (x)"), FINDING: Is((ROOT,), name="Finding (finding)")})
    assert [top.top_level for top in compare_editions(old, new).hierarchies] == [FINDING, None]


def test_a_concept_under_two_is_counted_once() -> None:
    comparison = compare_editions(release({}), release({A: Is((FINDING, PROCEDURE))}))
    assert comparison.totals == ((What.CONCEPT_ADDED, None, 1),)
    assert comparison.hierarchies[0].top_level == min(FINDING, PROCEDURE)


def test_sections_and_changes_are_in_order() -> None:
    old = release({C: Is(), A: Is()})
    new = release(
        {
            B: Is(),
            A: Is(terms=(Term(2, "a", "nn"), Term(1, "a", "nb"))),
            C: Is(terms=(Term(4, "c", "nb"), Term(3, "c"))),
        }
    )
    (top,) = compare_editions(old, new).hierarchies
    assert [(part.what, part.language, [change.concept_id for change in part.changes]) for part in top.sections] == [
        (What.CONCEPT_ADDED, None, [B]),
        (What.PREFERRED_ADDED, "nb", [A, C]),
        (What.PREFERRED_ADDED, "nn", [A]),
        (What.PREFERRED_ADDED, "en", [C]),
        (What.TERM_ADDED, None, [A, A, C, C]),
    ]
    ids = [change.description_id for change in top.sections[-1].changes if isinstance(change, TermChange)]
    assert ids == sorted(ids)


def test_members_by_refset() -> None:
    concepts = {A: Is(), B: Is(), C: Is()}
    old = release(concepts, {R: (A, B)})
    new = release(concepts, {R: (B, C), S: (A,)})
    found = [item for item in compare_editions(old, new).refsets if item.refset_id in {R, S}]
    assert [(item.refset_id, item.added, item.removed, item.is_new, item.is_gone) for item in found] == [
        (R, (C,), (A,), False, False),
        (S, (A,), (), True, False),
    ]
    gone = [item for item in compare_editions(new, old).refsets if item.refset_id == S]
    assert [(item.removed, item.is_new, item.is_gone) for item in gone] == [((A,), False, True)]


def test_what_is_said_of_the_two_editions() -> None:
    comparison = compare_editions(release({A: Is(active=False)}), release({A: Is()}, date="20250701"))
    assert (comparison.old.concepts, comparison.old.active) == (comparison.new.concepts, comparison.new.active - 1)
    assert comparison.new.version_uri.endswith("/version/20250701")


SIDES = st.fixed_dictionaries(
    {},
    optional={
        sctid: st.builds(
            Is,
            parents=st.sets(st.sampled_from([FINDING, PROCEDURE]), min_size=1).map(lambda found: tuple(sorted(found))),
            active=st.booleans(),
            name=st.sampled_from(["x (finding)", "y (finding)"]),
            terms=st.sampled_from([(), (Term(sctid, "t", "nb"),), (acceptable(sctid, "t"),), (Term(sctid, "u"),)]),
        )
        for sctid in (A, B, C)
    },
)

MIRRORED = {
    What.CONCEPT_ADDED: What.CONCEPT_REMOVED,
    What.CONCEPT_INACTIVATED: What.CONCEPT_REACTIVATED,
    What.PREFERRED_ADDED: What.PREFERRED_REMOVED,
    What.TERM_ADDED: What.TERM_REMOVED,
}
MIRRORED |= {after: before for before, after in MIRRORED.items()}


@given(SIDES, SIDES)
def test_the_way_back_is_the_mirror(one: Concepts, other: Concepts) -> None:
    there, back = compared(one, other), compared(other, one)
    mirrored = sorted((MIRRORED.get(change.what, change.what), change.sort_key) for change in there)
    assert mirrored == sorted((change.what, change.sort_key) for change in back)


@given(SIDES)
def test_an_edition_does_not_differ_from_itself(side: Concepts) -> None:
    edition: Edition = release(side)
    comparison = compare_editions(edition, release(side))
    assert (comparison.hierarchies, comparison.refsets) == ((), ())
