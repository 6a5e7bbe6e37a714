from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from operator import and_, eq, ge, gt, le, lt, ne, or_, sub, xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed import ConceptSet, make_sctid
from tests.rf2_builder import Rf2Builder, concept_id

BUILDER = Rf2Builder.drawn(r"""
      a
     / \
    b   c
     \ / \
      d   e
""")
BUILDER.add_concept(concept_id("x"), active=False)
EDITION = BUILDER.edition()
OTHER = Rf2Builder.drawn("a b x").edition()
IDS = sorted(EDITION.concept_ids)
UNKNOWN = make_sctid(987, "00")

Make = Callable[[frozenset[int]], AbstractSet[int]]
Operation = Callable[[AbstractSet[int], AbstractSet[int]], object]


def ours(sctids: AbstractSet[int]) -> ConceptSet:
    """Return the concepts among some ids as a set of the edition."""
    ids = EDITION.concept_ids.ids
    return ConceptSet(ids, ids.known(sctids))


MEMBERS = st.frozensets(st.sampled_from(IDS))
ANYTHING = st.frozensets(st.one_of(st.sampled_from([*IDS, UNKNOWN, 0, -1, 2**64]), st.integers(0, 3)))
MAKERS: dict[str, Make] = {
    "frozenset": frozenset,
    "set": set,
    "keys": lambda ids: dict.fromkeys(ids).keys(),
    "another edition's": OTHER.concepts_of,
}
COMBINE: list[Operation] = [and_, or_, sub, xor]
COMPARE: list[Operation] = [eq, ne, lt, le, gt, ge]


@given(MEMBERS)
def test_a_set_is_its_members(members: frozenset[int]) -> None:
    found = ours(members)
    assert set(found) == members
    assert len(found) == len(members) == len(list(found))
    assert bool(found) is bool(members)
    assert [each in found for each in IDS] == [each in members for each in IDS]


@pytest.mark.parametrize("stranger", [UNKNOWN, 0, -1, 2**63, 2**64, "73211009", None, 1.5, (1,), True])
def test_what_is_no_concept_of_the_edition_is_in_no_set(stranger: object) -> None:
    assert stranger not in EDITION.concept_ids


@pytest.mark.parametrize("operation", [*COMBINE, *COMPARE])
@given(left=MEMBERS, right=MEMBERS)
def test_two_sets_combine_and_compare_as_frozensets_do(
    operation: Operation, left: frozenset[int], right: frozenset[int]
) -> None:
    assert operation(ours(left), ours(right)) == operation(left, right)
    if operation in COMBINE:
        assert isinstance(operation(ours(left), ours(right)), ConceptSet)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("operation", [*COMBINE, *COMPARE])
@given(members=MEMBERS, others=ANYTHING)
def test_a_set_and_any_other_combine_and_compare_as_frozensets_do(
    kind: str, operation: Operation, members: frozenset[int], others: frozenset[int]
) -> None:
    other = MAKERS[kind](others)
    plain = frozenset(other)
    assert operation(ours(members), other) == operation(members, plain)
    assert operation(other, ours(members)) == operation(plain, members)


@given(MEMBERS, ANYTHING)
def test_sets_are_disjoint_as_frozensets_are(members: frozenset[int], others: frozenset[int]) -> None:
    assert ours(members).isdisjoint(others) is members.isdisjoint(others)
    assert ours(members).isdisjoint(iter(others)) is members.isdisjoint(others)
    assert ours(members).isdisjoint(ours(others)) is members.isdisjoint(others & set(IDS))


@given(MEMBERS)
def test_equal_sets_have_one_hash_whatever_they_are(members: frozenset[int]) -> None:
    found = ours(members)
    assert (found == members, members == found, hash(found)) == (True, True, hash(members))
    assert {found: "x"}[members] == {members: "x"}[found] == "x"
    elsewhere = OTHER.concepts_of(members)
    assert hash(elsewhere) == hash(frozenset(elsewhere))


@pytest.mark.parametrize("operation", [and_, or_, sub, xor, lt, le, gt, ge])
@pytest.mark.parametrize("stranger", [None, 3])
def test_what_is_no_set_cannot_be_combined(operation: Operation, stranger: AbstractSet[int]) -> None:
    for pair in ((EDITION.active_ids, stranger), (stranger, EDITION.active_ids)):
        with pytest.raises(TypeError):
            operation(*pair)


@pytest.mark.parametrize("stranger", [None, 3, "x", [1]])
def test_what_is_no_set_equals_none(stranger: object) -> None:
    assert stranger != ours(frozenset())


def test_a_set_is_not_changed_by_what_is_made_of_it() -> None:
    before = frozenset(EDITION.active_ids)
    some = EDITION.descendants(concept_id("a"))
    for other in (EDITION.concept_ids, some, frozenset(IDS[:2])):
        for operation in COMBINE:
            operation(EDITION.active_ids, other)
    found = EDITION.active_ids
    found &= some
    found |= {UNKNOWN}
    found -= some
    assert (EDITION.active_ids, some) == (before, EDITION.descendants(concept_id("a")))


def test_members_come_depth_first() -> None:
    letters = {concept_id(letter): letter for letter in "abcdex"}
    assert "".join(letters.get(sctid, "") for sctid in EDITION.concept_ids) == "abdcex"


def test_a_set_shows_how_large_it_is_and_the_first_ones() -> None:
    assert repr(ours(frozenset())) == "<0 concepts: >"
    assert repr(ours({concept_id("a"), concept_id("b")})) == f"<2 concepts: {concept_id('a')}, {concept_id('b')}>"
    assert repr(EDITION.concept_ids).startswith("<7 concepts: ")
    assert repr(EDITION.concept_ids).endswith(", …>")
