"""Whatever two editions hold, the comparison is that of a plain one: releases drawn of every file type, and small ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.diff.edition_change import ConceptChange, EditionChange, EditionComparison, GroupChange, What
from digidot_term.diff.editions import compare_editions
from digidot_term.snomed import MemoryPackage, read_edition
from tests.diff import naive_changes as naive
from tests.diff.releases import FINDING, PROCEDURE, REASON, A, B, C, D, Is, R, Row, S, Term, acceptable, written
from tests.snomed.editions import INT, NO, RELEASES, Draw, histories
from tests.snomed.naive import NaiveEdition

Files = Mapping[str, bytes]
Packages = Sequence[Files]
Pair = tuple[Packages, Packages]

RELEASE = st.tuples(st.sampled_from(RELEASES), st.sampled_from([(INT,), (INT, NO)]))
"""Which release, and of which packages."""
NUMBERED = (A, B, C)
ATTRIBUTES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([REASON, PROCEDURE]), st.sampled_from([A, B, "#1", "#2"])),
    max_size=6,
    unique=True,
).map(tuple)
SIDES = st.fixed_dictionaries(
    {},
    optional={
        sctid: st.builds(
            Is,
            parents=st.sets(st.sampled_from([FINDING, PROCEDURE]), min_size=1).map(lambda found: tuple(sorted(found))),
            active=st.sampled_from([True, True, False]),
            defined=st.booleans(),
            name=st.sampled_from(["x (finding)", "y (finding)"]),
            terms=st.sampled_from([(), (Term(sctid, "t", "nb"),), (acceptable(sctid, "t"),), (Term(sctid, "u"),)]),
            attributes=ATTRIBUTES,
        )
        for sctid in NUMBERED
    },
)
ROWS = st.dictionaries(
    st.integers(1, 6),
    st.tuples(st.sampled_from(NUMBERED), st.sampled_from("12"), st.sampled_from("xy"), st.booleans()),
).map(
    lambda found: tuple(
        Row(number, component, {"mapGroup": group, "mapTarget": target}, active)
        for number, (component, group, target, active) in found.items()
    )
)
BARE = st.lists(st.sampled_from([*NUMBERED, D]), unique=True).map(tuple)


def drawn(concepts: Mapping[int, Is], rows: Sequence[Row], bare: Sequence[int]) -> Packages:
    return [written(concepts, {R: rows, S: bare}).files()]


SMALL = st.builds(drawn, SIDES, ROWS, BARE)


@st.composite
def two_of_a_history(draw: Draw) -> Pair:
    history = draw(histories())
    (old, of_old), (new, of_new) = draw(RELEASE), draw(RELEASE)
    return [history.snapshot(each, old) for each in of_old], [history.snapshot(each, new) for each in of_new]


PAIRS = st.one_of(st.tuples(SMALL, SMALL), st.tuples(SMALL, SMALL), two_of_a_history())
LAWFUL = settings(max_examples=40, deadline=None)


def compared(pair: Pair) -> tuple[EditionComparison, NaiveEdition, NaiveEdition]:
    editions = []
    for packages in pair:
        named = [MemoryPackage(f"package{number}", files) for number, files in enumerate(packages)]
        editions.append(read_edition(named, name="drawn")[0])
    return compare_editions(*editions), *map(NaiveEdition, pair)


def told(comparison: EditionComparison) -> list[tuple[int | None, EditionChange]]:
    return [
        (top.top_level, change)
        for top in comparison.hierarchies
        for section in top.sections
        for change in section.changes
    ]


@LAWFUL
@given(PAIRS)
def test_concepts_and_terms(pair: Pair) -> None:
    comparison, old, new = compared(pair)
    plain: list[EditionChange] = [*naive.concept_changes(old, new), *naive.term_changes(old, new)]
    found = [change for _, change in told(comparison) if change.what is not What.ATTRIBUTES_CHANGED]
    assert sorted(found, key=repr) == sorted(plain, key=repr)
    assert [top for top, _ in told(comparison)] == [
        naive.home(old, new, change.concept_id) for _, change in told(comparison)
    ]


@LAWFUL
@given(PAIRS)
def test_attributes(pair: Pair) -> None:
    comparison, old, new = compared(pair)
    found = {
        change.concept_id: change.groups
        for _, change in told(comparison)
        if isinstance(change, ConceptChange) and change.what is What.ATTRIBUTES_CHANGED
    }
    assert found.keys() == naive.redefined(old, new)
    for sctid, changes in found.items():
        before, after = naive.groups(old.attributes(sctid)), naive.groups(new.attributes(sctid))
        assert naive.contents(changed(before, changes)) == naive.contents(after)


def changed(groups: naive.Groups, changes: Sequence[GroupChange]) -> naive.Groups:
    """Make the changes told of to some groups; each gets a number that none has."""
    made = dict(groups)
    for number, change in enumerate(changes, start=-len(changes)):
        group = frozenset() if change.old is None else made.pop(change.old)
        lost, gained = (frozenset(map(naive.meaning, each)) for each in (change.lost, change.gained))
        assert lost <= group
        assert not gained & group
        made[0 if change.old == 0 else number] = group - lost | gained
    return made


@LAWFUL
@given(PAIRS)
def test_members(pair: Pair) -> None:
    comparison, old, new = compared(pair)
    found = {
        each.refset_id: (set(each.added), set(each.removed), {change.component_id for change in each.changed})
        for each in comparison.refsets
    }
    assert found == naive.refset_changes(old, new)
    for each in comparison.refsets:
        before, after = naive.members(old, each.refset_id), naive.members(new, each.refset_id)
        assert (each.is_new, each.is_gone) == (not before, not after)
        for change in each.changed:
            lost = {*map(naive.fields, (*change.lost, *(was for was, _ in change.changed)))}
            gained = {*map(naive.fields, (*change.gained, *(now for _, now in change.changed)))}
            assert before[change.component_id] - lost | gained == after[change.component_id]
            assert not lost & after[change.component_id]


def test_nothing_to_compare() -> None:
    empty, _ = read_edition([MemoryPackage("empty", {})], name="empty")
    some = written({A: Is()}).edition()
    assert compare_editions(empty, empty).totals == ()
    assert {what for what, _, _ in compare_editions(some, empty).totals} == {What.CONCEPT_REMOVED}
    assert {what for what, _, _ in compare_editions(empty, some).totals} == {What.CONCEPT_ADDED}
