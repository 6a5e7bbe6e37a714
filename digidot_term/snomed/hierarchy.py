"""The is-a hierarchy of an index, by ordinal: who stands above whom."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import Bitmaps, bitmap, runs_of
from digidot_term.snomed.index.read import Index, Numbers

_FEW = 8
"""So many concepts are climbed from one by one; from more of them, all together, a step at a time."""


class Hierarchy:
    """Parents, children, ancestors and descendants of ordinals; inactive concepts have none."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._parent_offset, self._parent = index.numbers("parent.offset"), index.numbers("parent")
        self._child_offset, self._child = index.numbers("child.offset"), index.numbers("child")
        self._run_offset = index.numbers("run.offset")
        self._run_start, self._run_end = index.numbers("run.start"), index.numbers("run.end")
        self._bitmaps, self._bitmap_number = Bitmaps(index, "below"), index.numbers("below.number")
        self._parents = bitmap(index, "child.owner")

    def parents(self, ordinal: int) -> Numbers:
        """Return the concepts one step above."""
        return self._parent[self._parent_offset[ordinal] : self._parent_offset[ordinal + 1]]

    def children(self, ordinal: int) -> Numbers:
        """Return the concepts one step below."""
        return self._child[self._child_offset[ordinal] : self._child_offset[ordinal + 1]]

    def ancestors(self, ordinals: BitMap) -> BitMap:
        """Return all concepts above any of some."""
        if len(ordinals) > _FEW:
            return self._ancestors_of_many(ordinals)
        offset, parent = self._parent_offset, self._parent
        found: set[int] = set()
        waiting = list(ordinals)
        while waiting:
            ordinal = waiting.pop()
            fresh = [each for each in parent[offset[ordinal] : offset[ordinal + 1]] if each not in found]
            found.update(fresh)
            waiting += fresh
        return BitMap(found)

    def _ancestors_of_many(self, ordinals: BitMap) -> BitMap:
        found, fresh = BitMap(), ordinals
        while fresh:
            fresh = self.parents_of(fresh) - found
            found |= fresh
        return found

    def below(self, ordinal: int) -> BitMap:
        """Return all concepts below one."""
        number = self._bitmap_number[ordinal]
        if number:
            return self._bitmaps[number - 1]
        found = BitMap()
        for at in range(self._run_offset[ordinal], self._run_offset[ordinal + 1]):
            found.add_range(self._run_start[at], self._run_end[at])
        return found

    def descendants(self, ordinals: BitMap) -> BitMap:
        """Return all concepts below any of some."""
        if len(ordinals) == 1:
            return self.below(ordinals.min())
        found = BitMap()
        for ordinal in ordinals & self._parents:
            # Below a concept that is below another of them there is nothing new; those above mostly come first.
            if ordinal not in found:
                found |= self.below(ordinal)
        return found

    def subsumes(self, general: int, special: int) -> bool:
        """Say whether `general` stands above `special`."""
        if self._bitmap_number[general]:
            return special in self.below(general)
        starts, ends = self._run_start, self._run_end
        return any(
            starts[at] <= special < ends[at] for at in range(self._run_offset[general], self._run_offset[general + 1])
        )

    def children_of(self, ordinals: BitMap) -> BitMap:
        """Return the concepts one step below any of some."""
        return BitMap(self.rows_below(ordinals))

    def rows_below(self, ordinals: BitMap) -> array[int]:
        """Return the concepts one step below some, each as often as it is below one of them."""
        return _gathered(self._child, self._child_offset, ordinals)

    def parents_of(self, ordinals: BitMap) -> BitMap:
        """Return the concepts one step above any of some."""
        return BitMap(_gathered(self._parent, self._parent_offset, ordinals))

    def redundant(self) -> Iterator[tuple[int, int, int]]:
        """Yield child, parent, and another parent of the child that stands below it; a classified release has none."""
        names = ("redundant.is_a.child", "redundant.is_a.parent", "redundant.is_a.by")
        return zip(*map(self._index.numbers, names), strict=True)


def _gathered(values: Numbers, offset: Numbers, owners: BitMap) -> array[int]:
    """Return the values of some owners; those of owners next to each other lie in one piece."""
    found = array("I")
    for start, end in runs_of(owners):
        found.frombytes(bytes(values[offset[start] : offset[end]]))
    return found
