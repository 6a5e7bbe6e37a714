from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.build.order import Edges, children_of, levels, ordinals, parents_of
from digidot_term.snomed.build.runs import Runs, descendant_runs

Pairs = set[tuple[int, int]]
"""Child and parent, by row."""

COUNT = 12
ROWS = st.integers(0, COUNT - 1)
ANY_PAIRS = st.sets(st.tuples(ROWS, ROWS), max_size=25)
SOUND_PAIRS = ANY_PAIRS.map(lambda pairs: {(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]})
TREES = st.lists(st.integers(0, 99), min_size=COUNT - 1, max_size=COUNT - 1).map(
    lambda choices: {(at, choice % at) for at, choice in enumerate(choices, start=1)}
)
SHUFFLED = st.permutations(range(1, COUNT + 1))
"""Ids by row."""


def edges_of(pairs: Pairs) -> Edges:
    ordered = sorted(pairs)
    return Edges(
        np.array([child for child, _ in ordered], np.int64), np.array([parent for _, parent in ordered], np.int64)
    )


def below(pairs: Pairs) -> dict[int, set[int]]:
    """Everything below each row, a row in a circle below itself."""
    found: dict[int, set[int]] = {}
    for row in range(COUNT):
        waiting, seen = [row], set()
        while waiting:
            here = waiting.pop()
            fresh = {child for child, parent in pairs if parent == here} - seen
            seen |= fresh
            waiting += fresh
        found[row] = seen
    return found


@given(ANY_PAIRS)
def test_levels_stand_behind_all_parents_and_circles_stand_apart(pairs: Pairs) -> None:
    by_level, suspects = levels(edges_of(pairs), COUNT)
    level_of = {row: number for number, rows in enumerate(by_level) for row in rows.tolist()}
    under = below(pairs)
    circles = {row for row in range(COUNT) if row in under[row]}
    assert set(suspects.tolist()) == circles | {row for circle in circles for row in under[circle]}
    assert set(level_of) == set(range(COUNT)) - set(suspects.tolist())
    for row, level in level_of.items():
        assert level == max((level_of[parent] + 1 for child, parent in pairs if child == row), default=0)


def ordered(pairs: Pairs, ids: list[int], active: list[bool]) -> list[int]:
    edges = edges_of({(child, parent) for child, parent in pairs if active[child] and active[parent]})
    by_level, _ = levels(edges, COUNT)
    return ordinals(edges, by_level, np.array(active), np.array(ids, np.int64)).tolist()


@given(SOUND_PAIRS, SHUFFLED, st.lists(st.booleans(), min_size=COUNT, max_size=COUNT))
def test_ordinals_are_dense_with_inactive_ones_behind_by_id(pairs: Pairs, ids: list[int], active: list[bool]) -> None:
    found = ordered(pairs, ids, active)
    assert sorted(found) == list(range(COUNT))
    assert {found[row] for row in range(COUNT) if active[row]} == set(range(sum(active)))
    inactive = sorted((row for row in range(COUNT) if not active[row]), key=lambda row: ids[row])
    assert [found[row] for row in inactive] == list(range(sum(active), COUNT))


@given(SOUND_PAIRS, SHUFFLED, st.permutations(range(COUNT)))
def test_ordinals_follow_from_the_ids_and_not_from_the_order_of_rows(
    pairs: Pairs, ids: list[int], moved: list[int]
) -> None:
    found = ordered(pairs, ids, [True] * COUNT)
    ids_moved = [0] * COUNT
    for row, to in enumerate(moved):
        ids_moved[to] = ids[row]
    again = ordered({(moved[child], moved[parent]) for child, parent in pairs}, ids_moved, [True] * COUNT)
    assert [again[to] for to in moved] == found


def walked(pairs: Pairs, ids: list[int]) -> list[int]:
    """Walk depth first: each row under its deepest parent, of several the one with the smallest id; siblings by id."""
    by_level, _ = levels(edges_of(pairs), COUNT)
    depth = {row: number for number, rows in enumerate(by_level) for row in rows.tolist()}
    above: dict[int, int | None] = {}
    for row in range(COUNT):
        parents = [parent for child, parent in pairs if child == row]
        above[row] = min(parents, key=lambda parent: (-depth[parent], ids[parent]), default=None)
    found: list[int] = []

    def walk(parent: int | None) -> None:
        for row in sorted((row for row in above if above[row] == parent), key=lambda row: ids[row]):
            found.append(row)
            walk(row)

    walk(None)
    return found


@given(SOUND_PAIRS, SHUFFLED)
def test_ordinals_are_the_order_of_a_walk(pairs: Pairs, ids: list[int]) -> None:
    found = ordered(pairs, ids, [True] * COUNT)
    assert sorted(range(COUNT), key=found.__getitem__) == walked(pairs, ids)


def runs_of(pairs: Pairs) -> Runs:
    edges = edges_of(pairs)
    return descendant_runs(children_of(edges, COUNT), parents_of(edges, COUNT))


@given(SOUND_PAIRS, SHUFFLED)
def test_runs_are_the_descendants_as_few_as_can_be(pairs: Pairs, ids: list[int]) -> None:
    place = ordered(pairs, ids, [True] * COUNT)
    pairs = {(place[child], place[parent]) for child, parent in pairs}
    runs = runs_of(pairs)
    for ordinal, expected in below(pairs).items():
        here = slice(runs.offsets[ordinal], runs.offsets[ordinal + 1])
        spans = list(zip(runs.starts[here].tolist(), runs.ends[here].tolist(), strict=True))
        assert [each for start, end in spans for each in range(start, end)] == sorted(expected)
        assert all(end < start for (_, end), (start, _) in pairwise(spans))


@given(TREES, SHUFFLED)
def test_below_a_concept_of_a_tree_there_is_one_run_right_behind_it(pairs: Pairs, ids: list[int]) -> None:
    place = ordered(pairs, ids, [True] * COUNT)
    runs = runs_of({(place[child], place[parent]) for child, parent in pairs})
    for ordinal in range(COUNT):
        starts = runs.starts[runs.offsets[ordinal] : runs.offsets[ordinal + 1]].tolist()
        assert starts in ([], [ordinal + 1])


def test_nothing_at_all_is_in_order_too() -> None:
    none = np.zeros(0, np.int64)
    by_level, suspects = levels(Edges(none, none), 0)
    assert (len(by_level), len(suspects)) == (0, 0)
    assert len(ordinals(Edges(none, none), by_level, np.zeros(0, np.bool_), none)) == 0
    runs = descendant_runs(children_of(Edges(none, none), 0), parents_of(Edges(none, none), 0))
    assert [len(each) for each in runs] == [1, 0, 0]
