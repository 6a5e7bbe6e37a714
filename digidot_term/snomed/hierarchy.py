"""The is-a hierarchy of an index, by ordinal: who stands above whom."""

from __future__ import annotations

from collections.abc import Iterable

from pyroaring import BitMap

from digidot_term.snomed.index.read import Index, Numbers


class Hierarchy:
    """Parents, children, ancestors and descendants of ordinals; inactive concepts have none."""

    def __init__(self, index: Index) -> None:
        self._parent_offset, self._parent = index.numbers("parent.offset"), index.numbers("parent")
        self._child_offset, self._child = index.numbers("child.offset"), index.numbers("child")
        self._run_offset = index.numbers("run.offset")
        self._run_start, self._run_end = index.numbers("run.start"), index.numbers("run.end")

    def parents(self, ordinal: int) -> Numbers:
        """Return the concepts one step above."""
        return self._parent[self._parent_offset[ordinal] : self._parent_offset[ordinal + 1]]

    def children(self, ordinal: int) -> Numbers:
        """Return the concepts one step below."""
        return self._child[self._child_offset[ordinal] : self._child_offset[ordinal + 1]]

    def ancestors(self, ordinals: Iterable[int]) -> BitMap:
        """Return all concepts above any of some."""
        found: set[int] = set()
        waiting = list(ordinals)
        while waiting:
            fresh = [parent for parent in self.parents(waiting.pop()) if parent not in found]
            found.update(fresh)
            waiting += fresh
        return BitMap(found)

    def descendants(self, ordinals: Iterable[int]) -> BitMap:
        """Return all concepts below any of some; ordinals in ascending order are the quickest."""
        found = BitMap()
        done_until = -1
        for ordinal in ordinals:
            # Below a concept that is below another of them there is nothing new.
            if ordinal < done_until and ordinal in found:
                continue
            for at in range(self._run_offset[ordinal], self._run_offset[ordinal + 1]):
                end = self._run_end[at]
                found.add_range(self._run_start[at], end)
                done_until = max(done_until, end)
        return found

    def subsumes(self, general: int, special: int) -> bool:
        """Say whether `general` stands above `special`."""
        starts, ends = self._run_start, self._run_end
        return any(
            starts[at] <= special < ends[at] for at in range(self._run_offset[general], self._run_offset[general + 1])
        )

    def children_of(self, ordinals: Iterable[int]) -> BitMap:
        """Return the concepts one step below any of some."""
        found: set[int] = set()
        for ordinal in ordinals:
            found.update(self.children(ordinal))
        return BitMap(found)

    def parents_of(self, ordinals: Iterable[int]) -> BitMap:
        """Return the concepts one step above any of some."""
        found: set[int] = set()
        for ordinal in ordinals:
            found.update(self.parents(ordinal))
        return BitMap(found)
