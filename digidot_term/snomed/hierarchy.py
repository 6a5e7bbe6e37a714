"""The is-a hierarchy: who stands above whom, and where the release contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Edges = Mapping[int, tuple[int, ...]]


class Hierarchy:
    """Parents and children by id, sorted; an id that is not in the hierarchy has none."""

    def __init__(self, edges: Iterable[tuple[int, int]]) -> None:
        """Take (child, parent) pairs; a pair given twice counts once."""
        pairs = sorted(set(edges))
        self._parents = _grouped(pairs)
        self._children = _grouped(sorted((parent, child) for child, parent in pairs))

    def parents(self, sctid: int) -> tuple[int, ...]:
        """Return the concepts one step above."""
        return self._parents.get(sctid, ())

    def children(self, sctid: int) -> tuple[int, ...]:
        """Return the concepts one step below."""
        return self._children.get(sctid, ())

    def ancestors(self, sctid: int) -> frozenset[int]:
        """Return all concepts above, without the concept itself."""
        return _reachable(self._parents, sctid)

    def descendants(self, sctid: int) -> frozenset[int]:
        """Return all concepts below, without the concept itself."""
        return _reachable(self._children, sctid)

    def subsumes(self, general: int, special: int) -> bool:
        """Say whether `general` is `special` or stands above it."""
        return general == special or general in self.ancestors(special)

    def cycles(self) -> tuple[tuple[int, ...], ...]:
        """Return one circle of each knot of concepts that are above each other, from child to parent; none when sound.

        A circle starts at its smallest id.
        """
        suspects = _stripped(self._children, self._parents) & _stripped(self._parents, self._children)
        found = []
        while suspects:
            start = min(suspects)
            knot = (self.ancestors(start) & self.descendants(start)) | {start}
            if len(knot) > 1 or start in self.parents(start):
                found.append(self._circle(start, knot))
            suspects -= knot
        return tuple(sorted(found))

    def _circle(self, start: int, knot: frozenset[int]) -> tuple[int, ...]:
        """Climb inside a knot until a concept comes again."""
        path: list[int] = []
        here = start
        while here not in path:
            path.append(here)
            here = next(parent for parent in self.parents(here) if parent in knot)
        circle = path[path.index(here) :]
        first = circle.index(min(circle))
        return (*circle[first:], *circle[:first])


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """Gather the second halves of sorted pairs by their first."""
    lists: dict[int, list[int]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}


def _reachable(edges: Edges, start: int) -> frozenset[int]:
    """Return what can be reached from `start`, without `start`, even where edges run in a circle."""
    found: set[int] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(edges.get(here, ()))
    found.discard(start)
    return frozenset(found)


def _stripped(forward: Edges, backward: Edges) -> set[int]:
    """Return the ids left when those without anything before them are taken away again and again."""
    counts = {sctid: len(before) for sctid, before in backward.items()}
    waiting = [sctid for sctid in forward if sctid not in counts]
    while waiting:
        for after in forward.get(waiting.pop(), ()):
            counts[after] -= 1
            if counts[after] == 0:
                waiting.append(after)
    return {sctid for sctid, count in counts.items() if count}
