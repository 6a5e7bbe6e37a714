"""Give every concept its ordinal: its place when the hierarchy is walked depth first, each concept met once.

Most of what stands below a concept then has ordinals next to each other. A concept with several parents is walked
under the deepest one. Inactive concepts come last, in order of their ids.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.lists import Lists, gathered, grouped

Rows = NDArray[np.int64]


class Edges(NamedTuple):
    """Is-a relationships between concepts, each pair once: the row of the child and that of the parent."""

    children: Rows
    parents: Rows


def levels(edges: Edges, count: int) -> tuple[list[Rows], Rows]:
    """Return the concepts level by level, each behind all its parents, and those that stand in or below a circle."""
    below = grouped(edges.parents, edges.children, count)
    waiting = np.bincount(edges.children, minlength=count)
    found: list[Rows] = []
    here = np.flatnonzero(waiting == 0)
    while len(here):
        found.append(here)
        targets, _ = gathered(below, here)
        waiting[here] = -1
        here = counted_down(waiting, targets)
    return found, np.flatnonzero(waiting > 0)


def counted_down(waiting: Rows, met: Rows) -> Rows:
    """Take one off for each time a concept is met; return those that are then at nothing, in order."""
    times = np.bincount(met, minlength=len(waiting))
    waiting -= times
    return np.flatnonzero((times > 0) & (waiting == 0))


def ordinals(edges: Edges, by_level: list[Rows], active: NDArray[np.bool_], ids: NDArray[np.int64]) -> Rows:
    """Return the ordinal of each concept by its row; the levels are those of sound edges between active concepts."""
    count = len(ids)
    depth = np.zeros(count, np.int64)
    for number, rows in enumerate(by_level):
        depth[rows] = number
    tree = _tree_parents(edges, depth, ids, count)
    # Concepts without a parent hang under one imagined parent, row `count`; inactive ones follow below.
    sizes = _sizes(tree, by_level, count)
    first = _places_among_siblings(tree, sizes, ids, active)
    found = np.empty(count + 1, np.int64)
    found[count] = -1
    for level in by_level:
        rows = level[active[level]]
        found[rows] = found[tree[rows]] + 1 + first[rows]
    inactive = np.flatnonzero(~active)
    found[inactive[np.argsort(ids[inactive])]] = np.arange(active.sum(), count)
    return found[:count]


def _tree_parents(edges: Edges, depth: Rows, ids: NDArray[np.int64], count: int) -> Rows:
    """Choose for each concept one parent: the deepest, of several the one with the smallest id."""
    tree = np.full(count, count, np.int64)
    order = np.lexsort((-ids[edges.parents], depth[edges.parents]))
    tree[edges.children[order]] = edges.parents[order]  # of several values for one place the last stays
    return tree


def _sizes(tree: Rows, by_level: list[Rows], count: int) -> Rows:
    """Return how many concepts hang in the tree at each concept, itself among them."""
    sizes = np.ones(count + 1, np.int64)
    for rows in reversed(by_level):
        np.add.at(sizes, tree[rows], sizes[rows])
    return sizes


def _places_among_siblings(tree: Rows, sizes: Rows, ids: NDArray[np.int64], active: NDArray[np.bool_]) -> Rows:
    """Return how many concepts hang at the siblings before each active concept; siblings are in order of id."""
    rows = np.flatnonzero(active)
    rows = rows[np.lexsort((ids[rows], tree[rows]))]
    before = np.cumsum(sizes[rows]) - sizes[rows]
    parents = tree[rows]
    is_first = np.ones(len(rows), np.bool_)
    is_first[1:] = parents[1:] != parents[:-1]
    base = before[is_first][np.cumsum(is_first) - 1] if len(rows) else before
    places = np.zeros(len(tree), np.int64)
    places[rows] = before - base
    return places


def children_of(edges: Edges, count: int) -> Lists:
    """Return the children of each concept."""
    return grouped(edges.parents, edges.children, count)


def parents_of(edges: Edges, count: int) -> Lists:
    """Return the parents of each concept."""
    return grouped(edges.children, edges.parents, count)
