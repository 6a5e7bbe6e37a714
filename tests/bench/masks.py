"""The reference of refinements: masks over rows, with numpy. Rows lie by attribute, and descendants are runs."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.lists import grouped
from digidot_term.snomed.build.order import Edges, levels, ordinals
from digidot_term.snomed.build.runs import descendant_runs
from tests.bench.refinement_queries import Query
from tests.bench.rows import Rows

Numbers = NDArray[Any]
Mask = NDArray[np.bool_]


class Relations:
    """Concepts in the order of a walk through the hierarchy, so that descendants are few runs, and rows by attribute."""

    def __init__(self, rows: Rows) -> None:
        self.count = rows.count
        edges = Edges(rows.children, rows.parents)
        by_level, _ = levels(edges, rows.count)
        self.ordinals = ordinals(edges, by_level, np.ones(rows.count, np.bool_), rows.ids)
        self.ids = np.empty(rows.count, np.int64)
        self.ids[self.ordinals] = rows.ids
        children, parents = self.ordinals[rows.children], self.ordinals[rows.parents]
        self.runs = descendant_runs(grouped(parents, children, rows.count), grouped(children, parents, rows.count))
        self.sources, self.targets = (self.ordinals[column].astype(np.int32) for column in (rows.sources, rows.targets))
        # A role group is a number of its own; ungrouped rows share one that counts for nothing.
        _, groups = np.unique(self.sources.astype(np.int64) * 1000 + rows.groups, return_inverse=True)
        self.groups = np.where(rows.groups > 0, groups.reshape(-1) + 1, 0).astype(np.int32)
        self.group_count = int(self.groups.max()) + 1
        self.group_sources = np.zeros(self.group_count, np.int32)
        self.group_sources[self.groups] = self.sources
        types, starts = np.unique(rows.types, return_index=True)
        ends = [*starts[1:].tolist(), len(rows.types)]
        self.of_type = {
            type_id: slice(start, end)
            for type_id, start, end in zip(types.tolist(), starts.tolist(), ends, strict=True)
        }

    def inside(self, place: int) -> Mask:
        """Return the mask of a concept, by its place, and what stands below it."""
        ordinal = self.ordinals[place]
        found = np.zeros(self.count, np.bool_)
        found[ordinal] = True
        for at in range(self.runs.offsets[ordinal], self.runs.offsets[ordinal + 1]):
            found[self.runs.starts[at] : self.runs.ends[at]] = True
        return found


class MaskRefinements:
    """Answers with a mask of the rows that have the value, and from it a mask of concepts or of groups."""

    def __init__(self, relations: Relations) -> None:
        self._all = relations

    def answer(self, query: Query) -> Mask:
        """Return the mask of concepts, in the order of the walk."""
        all_ = self._all
        rows = slice(None) if query.shape == "any" else all_.of_type[query.attribute]
        hit = all_.inside(query.value)[all_.targets[rows]]
        if query.shape == "differs":
            hit = ~hit
        found = self._first(query, rows, hit)
        return found & all_.inside(query.focus)

    def _first(self, query: Query, rows: slice, hit: Mask) -> Mask:
        all_ = self._all
        if query.shape == "counted":
            return np.bincount(all_.sources[rows][hit], minlength=all_.count) > 1
        if query.shape not in {"two", "grouped", "two groups"}:
            return self._marked(all_.sources[rows][hit], all_.count)
        others = all_.of_type[query.other_attribute]
        other_hit = all_.inside(query.other_value)[all_.targets[others]]
        numbers, count = (all_.sources, all_.count) if query.shape == "two" else (all_.groups, all_.group_count)
        one, two = self._marked(numbers[rows][hit], count), self._marked(numbers[others][other_hit], count)
        if query.shape == "two":
            return one & two
        if query.shape == "grouped":
            return self._concepts(one & two)
        return self._concepts(one) & self._concepts(two)

    def _concepts(self, groups: Mask) -> Mask:
        groups[0] = False
        return self._marked(self._all.group_sources[groups], self._all.count)

    @staticmethod
    def _marked(numbers: Numbers, count: int) -> Mask:
        found = np.zeros(count, np.bool_)
        found[numbers] = True
        return found
