"""Redundant attributes: those that another attribute of the same group says more exactly (ECL 6.3).

A classified release has none; cardinality does not count them where a release that is not classified has some.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.order import Edges
from digidot_term.snomed.build.places import Attributes, Segments
from digidot_term.snomed.build.runs import Runs
from digidot_term.snomed.build.sorting import order_of

Numbers = NDArray[Any]


def write_redundancy(
    rows: Attributes, segments: Segments, type_ordinals: Numbers, descendants: Runs, arrays: Arrays
) -> None:
    """Add the redundant rows, each with one that makes it so: the segment and the place of both.

    `type_ordinals` are the ordinals of the types, -1 for a type that is no concept.
    """
    found = list(_pairs(rows, _Above(descendants), type_ordinals))
    pairs = np.concatenate(found, axis=1) if found else np.zeros((2, 0), np.int64)
    for name, row in zip(("redundant", "redundant.by"), pairs, strict=True):
        arrays.add(f"{name}.segment", segments.numbers[row])
        arrays.add(f"{name}.place", segments.places[row])


def write_is_a_redundancy(edges: Edges, descendants: Runs, arrays: Arrays) -> None:
    """Add the is-a relationships to what stands above another parent: child, parent, and that other one."""
    order = order_of((edges.children, edges.parents))
    children, parents = edges.children[order], edges.parents[order]
    nothing = np.zeros(len(children), np.int64)
    found = list(_pairs(Attributes(children, nothing, nothing, parents), _Above(descendants), np.array([-1])))
    rows, by = np.concatenate(found, axis=1) if found else np.zeros((2, 0), np.int64)
    for name, values in (("child", children[rows]), ("parent", parents[rows]), ("by", parents[by])):
        arrays.add(f"redundant.is_a.{name}", values)


class _Above:
    """Says of ordinals, pair by pair, whether one stands above the other."""

    def __init__(self, descendants: Runs) -> None:
        owners = np.repeat(np.arange(len(descendants.offsets) - 1), np.diff(descendants.offsets))
        self._starts = (owners << 32) | descendants.starts
        self._ends = (owners << 32) | descendants.ends

    def __call__(self, high: Numbers, low: Numbers) -> NDArray[np.bool_]:
        wanted = (high.astype(np.int64) << 32) | low
        at = np.searchsorted(self._starts, wanted, side="right") - 1
        found = np.zeros(len(wanted), np.bool_)
        some = at >= 0
        found[some] = (wanted[some] >= self._starts[at[some]]) & (wanted[some] < self._ends[at[some]])
        return found


def _pairs(rows: Attributes, above: _Above, type_ordinals: Numbers) -> Iterator[NDArray[np.int64]]:
    """Yield redundant rows and what makes them so, from pairs of rows of a group that are ever further apart."""
    wider = _wider_types(type_ordinals, above)
    first = np.arange(len(rows.sources))
    distance = 1
    while len(first):
        first = first[first < len(rows.sources) - distance]
        second = first + distance
        together = (rows.sources[first] == rows.sources[second]) & (rows.groups[first] == rows.groups[second])
        first, second = first[together], second[together]
        for general, special in ((first, second), (second, first)):
            likely = wider[rows.types[general], rows.types[special]]
            general_, special_ = general[likely], special[likely]
            high, low = rows.targets[general_], rows.targets[special_]
            redundant = (high == low) | above(high, low)
            if redundant.any():
                yield np.stack((general_[redundant], special_[redundant]))
        distance += 1


def _wider_types(type_ordinals: Numbers, above: _Above) -> NDArray[np.bool_]:
    """Return, by type and type, whether the first is the second or stands above it."""
    count = len(type_ordinals)
    high, low = np.repeat(type_ordinals, count), np.tile(type_ordinals, count)
    known = (high >= 0) & (low >= 0)
    found = np.eye(count, dtype=np.bool_).reshape(-1)
    found[known] |= above(high[known], low[known])
    return found.reshape(count, count)
