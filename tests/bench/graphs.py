"""The references of hierarchy questions: breadth-first search with numpy, and with Python's sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.bench.rows import Rows

Numbers = NDArray[Any]


class Arcs:
    """What each concept leads to, one list behind the other."""

    def __init__(self, owners: Numbers, values: Numbers, count: int) -> None:
        order = np.argsort(owners, kind="stable")
        self.values = values[order]
        self.offsets = np.zeros(count + 1, np.int64)
        np.cumsum(np.bincount(owners, minlength=count), out=self.offsets[1:])
        self._claims = np.zeros(count, np.int64)
        self._count = count

    def reached(self, start: int) -> NDArray[np.bool_]:
        """Return, as a mask, all that can be reached."""
        seen = np.zeros(self._count, np.bool_)
        front = np.array([start])
        while len(front):
            front = self.following(front)
            front = front[~seen[front]]
            seen[front] = True
            # Of several ways to a concept the last one claims it.
            numbers = np.arange(len(front))
            self._claims[front] = numbers
            front = front[self._claims[front] == numbers]
        return seen

    def following(self, front: Numbers) -> Numbers:
        """Return what some concepts lead to, one step away."""
        starts = self.offsets[front]
        lengths = self.offsets[front + 1] - starts
        ends = np.cumsum(lengths)
        return self.values[np.arange(ends[-1]) + np.repeat(starts - (ends - lengths), lengths)]


class MaskGraph:
    """The hierarchy as arrays; sets are masks."""

    def __init__(self, rows: Rows) -> None:
        self._down, self._up = (
            Arcs(rows.parents, rows.children, rows.count),
            Arcs(rows.children, rows.parents, rows.count),
        )

    def answer(self, shape: str, first: int, second: int) -> NDArray[np.bool_]:
        """Return the concepts of a question."""
        if shape == "<!":
            found = np.zeros(len(self._down.offsets) - 1, np.bool_)
            found[self._down.following(np.array([first]))] = True
            return found
        found = (self._up if shape == ">>" else self._down).reached(first)
        found[first] = shape != "<"
        if shape in {"OR", "AND", "MINUS"}:
            other = self._down.reached(second)
            other[second] = True
            found = found | other if shape == "OR" else found & (other if shape == "AND" else ~other)
        return found


class SetGraph:
    """The hierarchy as lists of Python; sets are its sets."""

    def __init__(self, rows: Rows) -> None:
        self._down, self._up = _lists(rows.parents, rows.children), _lists(rows.children, rows.parents)

    def answer(self, shape: str, first: int, second: int) -> set[int]:
        """Return the concepts of a question."""
        if shape == "<!":
            return set(self._down.get(first, ()))
        found = _reached(self._up if shape == ">>" else self._down, first)
        if shape != "<":
            found.add(first)
        if shape in {"OR", "AND", "MINUS"}:
            other = _reached(self._down, second) | {second}
            found = found | other if shape == "OR" else found & other if shape == "AND" else found - other
        return found


def _lists(owners: Numbers, values: Numbers) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = {}
    for owner, value in zip(owners.tolist(), values.tolist(), strict=True):
        found.setdefault(owner, []).append(value)
    return found


def _reached(lists: Mapping[int, Sequence[int]], start: int) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        fresh = [each for each in lists.get(waiting.pop(), ()) if each not in found]
        found.update(fresh)
        waiting += fresh
    return found
