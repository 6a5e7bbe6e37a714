"""Laws between the questions an edition answers: what is asked of many at once is what is asked of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.language import LANGUAGES
from digidot_term.snomed import Edition, MemoryPackage, constants, read_edition
from digidot_term.snomed.constants import HISTORICAL_ASSOCIATIONS
from tests.snomed.editions import INT, NO, SCHEME, History, histories

LAWFUL = settings(max_examples=10, deadline=None)
UNKNOWN = 999999999999999105


def edition_of(history: History) -> Edition:
    packages = [MemoryPackage(label, history.snapshot(label)) for label in (INT, NO)]
    return read_edition(packages, name="drawn")[0]


EDITIONS = histories().map(edition_of)


@st.composite
def with_some(draw: Callable[..., object]) -> tuple[Edition, frozenset[int]]:
    """Draw an edition and some ids, most of them of its concepts, some of none."""
    edition = draw(EDITIONS)
    assert isinstance(edition, Edition)
    ids = [
        *(sctid for sctid in edition.concept_ids if edition.parents(sctid) or edition.children(sctid)),
        UNKNOWN,
        1,
        -1,
    ]
    some = draw(st.frozensets(st.sampled_from([*ids, constants.IS_A, constants.NB_REFSET])))
    assert isinstance(some, frozenset)
    return edition, some


def union(sets: Iterable[Iterable[int]]) -> set[int]:
    return {sctid for each in sets for sctid in each}


@LAWFUL
@given(with_some())
def test_what_is_asked_of_many_is_what_is_asked_of_each(drawn: tuple[Edition, frozenset[int]]) -> None:
    edition, some = drawn
    assert edition.ancestors_of(some) == union(map(edition.ancestors, some))
    assert edition.descendants_of(some) == union(map(edition.descendants, some))
    assert edition.parents_of(some) == union(map(edition.parents, some))
    assert edition.children_of(some) == union(map(edition.children, some))
    assert edition.concepts_of(some) == {sctid for sctid in some if edition.concept(sctid) is not None}


@LAWFUL
@given(EDITIONS)
def test_the_hierarchy_is_one_seen_from_above_and_from_below(edition: Edition) -> None:
    active = set(edition.active_ids)
    told = {sctid: edition.parents(sctid) for sctid in active}
    for sctid, parents in told.items():
        assert edition.ancestors(sctid) == union([parents, *map(edition.ancestors, parents)])
        assert set(edition.top_level(sctid)) == {
            top for top in edition.top_levels if top == sctid or sctid in edition.descendants(top)
        }
    related = [sctid for sctid in active if told[sctid] or edition.children(sctid)]
    for general in related:
        below = edition.descendants(general)
        assert [special for special in related if edition.subsumes(general, special)] == [
            special for special in related if special == general or special in below
        ]


@LAWFUL
@given(EDITIONS)
def test_terms_are_the_same_one_by_one_and_all_at_once(edition: Edition) -> None:
    for language in LANGUAGES:
        preferred = [edition.preferred_term(sctid, language) for sctid in edition.active_ids]
        assert edition.count_preferred(language) == len(preferred) - preferred.count(None)
    descriptions = [each for sctid in edition.concept_ids for each in edition.descriptions(sctid)]
    assert all(edition.description(each.id) == each for each in descriptions)
    assert (edition.description(UNKNOWN), edition.description(constants.ROOT)) == (None, None)


@LAWFUL
@given(EDITIONS)
def test_refsets_are_their_members(edition: Edition) -> None:
    for refset_id in (*edition.all_refset_ids(), UNKNOWN):
        active, inactive = edition.members(refset_id), edition.inactive_members(refset_id)
        components = {each.referenced_component_id for each in active}
        assert edition.member_count(refset_id) == len(active)
        assert edition.refset_components(refset_id) == components
        assert edition.refset_concepts(refset_id) == {sctid for sctid in components if sctid in edition}
        assert set(edition.refset_fields(refset_id)) == {name for each in (*active, *inactive) for name in each.fields}
        for component in components:
            said = tuple(each for each in active if each.referenced_component_id == component)
            assert said == tuple(each for each in edition.memberships(component) if each.refset_id == refset_id)
            assert said == edition.memberships_in(refset_id, component)
        assert edition.memberships_in(refset_id, UNKNOWN) == ()
    assert set(edition.refset_ids()) == {each for each in edition.all_refset_ids() if edition.members(each)}


@LAWFUL
@given(EDITIONS)
def test_history_leads_back_where_it_came_from(edition: Edition) -> None:
    there, back = set(), set()
    members = [each for refset_id in HISTORICAL_ASSOCIATIONS for each in edition.members(refset_id)]
    for sctid in {each.referenced_component_id for each in members}:
        there |= {(each.refset_id, sctid, each.target_id) for each in edition.history(sctid)}
    for sctid in {int(each.fields["targetComponentId"]) for each in members}:
        back |= {(each.refset_id, each.target_id, sctid) for each in edition.superseded(sctid)}
    assert (
        there
        == back
        == {(each.refset_id, each.referenced_component_id, int(each.fields["targetComponentId"])) for each in members}
    )


@LAWFUL
@given(EDITIONS)
def test_an_identifier_of_another_scheme_leads_to_what_has_it(edition: Edition) -> None:
    components = [
        *edition.concept_ids,
        *(each.id for sctid in edition.concept_ids for each in edition.descriptions(sctid)),
    ]
    for sctid in components:
        for identifier in edition.alternate_identifiers(sctid):
            assert identifier.scheme_id == SCHEME
            assert edition.identified(SCHEME, identifier.code) == (sctid if identifier.active else None)
    assert edition.identified(SCHEME, "no such code") is None


OPERATIONS: dict[str, Callable[[AbstractSet[int], AbstractSet[int]], object]] = {
    "and": lambda one, other: one & other,
    "or": lambda one, other: one | other,
    "minus": lambda one, other: one - other,
    "either": lambda one, other: one ^ other,
    "equal": lambda one, other: one == other,
    "at most": lambda one, other: one <= other,
    "less": lambda one, other: one < other,
    "at least": lambda one, other: one >= other,
    "more": lambda one, other: one > other,
    "disjoint": lambda one, other: one.isdisjoint(other),
}


@LAWFUL
@given(with_some(), st.integers(0, 99))
def test_sets_of_concepts_are_sets(drawn: tuple[Edition, frozenset[int]], at: int) -> None:
    edition, some = drawn
    one = sorted(edition.concept_ids)[at % len(edition.concept_ids)]
    below, above = edition.descendants(constants.ROOT), edition.ancestors(one)
    views = [edition.concepts_of(some), edition.active_ids, below, above]
    for view in views:
        plain = frozenset(view)
        assert (len(view), hash(view), view == plain) == (len(plain), hash(plain), True)
        for other in (*views, some, frozenset[int]()):
            for operation, combine in OPERATIONS.items():
                assert combine(view, other) == combine(plain, frozenset(other)), operation
                assert combine(other, view) == combine(frozenset(other), plain), operation
