"""The hierarchy of an edition against a naive closure: ordinals, runs of descendants, and knots."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed import Edition, kinds, make_sctid, read_edition
from digidot_term.snomed.constants import IS_A
from tests.rf2_builder import Rf2Builder

Pair = tuple[int, int]

NODES = tuple(make_sctid(300 + number, "00") for number in range(12))
GRAPHS = st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=30)
DAGS = GRAPHS.map(lambda pairs: {(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]})


def edition_of(pairs: set[Pair], active: set[int] | None = None) -> tuple[Edition, tuple[Diagnostic, ...]]:
    builder = Rf2Builder()
    builder.add_concept(IS_A)
    for node in NODES:
        builder.add_concept(node, active=active is None or node in active)
    for child, parent in sorted(pairs):
        builder.add_is_a(child, parent)
    return read_edition([builder.package()], name="graph")


def closure(pairs: set[Pair]) -> set[Pair]:
    """All (below, above) pairs, by joining the pairs with themselves until nothing is new."""
    found = set(pairs)
    while True:
        more = {(low, top) for low, middle in found for other, top in found if middle == other} | found
        if more == found:
            return found
        found = more


def holds(edition: Edition, pairs: set[Pair]) -> None:
    above = closure(pairs)
    for node in NODES:
        assert edition.parents(node) == tuple(sorted(parent for child, parent in pairs if child == node))
        assert edition.children(node) == tuple(sorted(child for child, parent in pairs if parent == node))
        assert edition.ancestors(node) == {top for low, top in above if low == node}
        assert edition.descendants(node) == {low for low, top in above if top == node}
        for other in NODES:
            assert edition.subsumes(node, other) == (node == other or (other, node) in above)


@given(DAGS, st.sets(st.sampled_from(NODES)))
def test_ancestors_and_descendants_equal_the_naive_closure(pairs: set[Pair], some: set[int]) -> None:
    edition, diagnostics = edition_of(pairs)
    assert diagnostics == ()
    holds(edition, pairs)
    above = closure(pairs)
    assert edition.descendants_of(some) == {low for low, top in above if top in some}
    assert edition.ancestors_of(some) == {top for low, top in above if low in some}
    assert edition.children_of(some) == {child for child, parent in pairs if parent in some}
    assert edition.parents_of(some) == {parent for child, parent in pairs if child in some}


@given(DAGS, st.sets(st.sampled_from(NODES)))
def test_inactive_concepts_have_no_place_in_it(pairs: set[Pair], active: set[int]) -> None:
    edition, _ = edition_of(pairs, active)
    holds(edition, {pair for pair in pairs if set(pair) <= active})
    assert edition.active_ids == active | {IS_A}


@given(GRAPHS)
def test_no_relationship_inside_a_knot_counts_and_each_knot_is_told_once(pairs: set[Pair]) -> None:
    edition, diagnostics = edition_of(pairs)
    above = closure(pairs)
    knotted = {(low, top) for low, top in pairs if low == top or ((top, low) in above)}
    holds(edition, pairs - knotted)
    knots = {frozenset(b for b in NODES if (a, b) in above and (b, a) in above) for a in NODES if (a, a) in above}
    assert [diagnostic.kind for diagnostic in diagnostics] == [kinds.IS_A_CYCLE] * len(knots)
    for diagnostic in diagnostics:
        circle = [int(sctid) for sctid in dict(diagnostic.values)["cycle"].split(" < ")]
        assert circle[0] == circle[-1] == min(circle)
        assert set(pairwise(circle)) <= knotted
        (knot,) = (knot for knot in knots if set(circle) <= knot)
        assert dict(diagnostic.values)["count"] == str(sum(set(pair) <= knot for pair in knotted))
