from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.hierarchy import Hierarchy

NODES = range(12)
GRAPHS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=30)
DAGS = GRAPHS.map(lambda pairs: [(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]])


def closure(pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """All (below, above) pairs, by joining the pairs with themselves until nothing is new."""
    found = set(pairs)
    while True:
        more = {(low, top) for low, middle in found for other, top in found if middle == other} | found
        if more == found:
            return found
        found = more


@given(DAGS)
def test_ancestors_and_descendants_equal_the_naive_closure(pairs: list[tuple[int, int]]) -> None:
    hierarchy, above = Hierarchy(pairs), closure(pairs)
    for node in NODES:
        assert hierarchy.parents(node) == tuple(sorted({parent for child, parent in pairs if child == node}))
        assert hierarchy.children(node) == tuple(sorted({child for child, parent in pairs if parent == node}))
        assert hierarchy.ancestors(node) == {top for low, top in above if low == node}
        assert hierarchy.descendants(node) == {low for low, top in above if top == node}
        for other in NODES:
            assert hierarchy.subsumes(node, other) == (node == other or (other, node) in above)


@given(DAGS)
def test_a_dag_has_no_cycle(pairs: list[tuple[int, int]]) -> None:
    assert Hierarchy(pairs).cycles() == ()


@given(GRAPHS)
def test_each_knot_gives_one_circle(pairs: list[tuple[int, int]]) -> None:
    cycles, above = Hierarchy(pairs).cycles(), closure(pairs)
    for cycle in cycles:
        assert cycle[0] == min(cycle)
        assert all(step in pairs for step in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    knots = {frozenset(b for b in NODES if (a, b) in above and (b, a) in above) for a in NODES if (a, a) in above}
    assert len(knots) == len(cycles)
    assert all(sum(set(cycle) <= knot for cycle in cycles) == 1 for knot in knots)


@given(GRAPHS)
def test_circles_do_not_hang_the_walk(pairs: list[tuple[int, int]]) -> None:
    hierarchy, above = Hierarchy(pairs), closure(pairs)
    for node in NODES:
        assert hierarchy.ancestors(node) == {top for low, top in above if low == node} - {node}


def test_an_unknown_id_stands_alone() -> None:
    hierarchy = Hierarchy([(2, 1)])
    assert (hierarchy.parents(9), hierarchy.children(9)) == ((), ())
    assert (hierarchy.ancestors(9), hierarchy.descendants(9)) == (frozenset(), frozenset())
    assert not hierarchy.subsumes(1, 9)
