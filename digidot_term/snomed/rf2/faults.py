"""What is wrong with rows, gathered: the first few of a kind in a file one by one, the rest as a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.snomed import kinds

MOST_OF_A_KIND = 20
"""Diagnostics of one kind in one file before the rest is only counted."""


class Faults:
    """Diagnostics in the making; asking `wants` before making one keeps a wholly broken release cheap."""

    def __init__(self) -> None:
        self._kept: list[Diagnostic] = []
        self._counts: Counter[tuple[Kind, str]] = Counter()
        self._told: Counter[tuple[Kind, str]] = Counter()

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a diagnostic, or only count it when there are many of its kind in its file."""
        key = (diagnostic.kind, diagnostic.place.path)
        self._counts[key] += 1
        if self._told[key] < MOST_OF_A_KIND:
            self._told[key] += 1
            self._kept.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep or count several."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def join(self, others: Faults) -> None:
        """Take in what others have found."""
        self.extend(others._kept)
        for (kind, path), count in others._counts.items():
            self.count(kind, path, count - others._told[kind, path])

    def count(self, kind: Kind, path: str, more: int) -> None:
        """Count what need not be made."""
        if more > 0:
            self._counts[kind, path] += more

    def room(self, kind: Kind, path: str) -> int:
        """Return how many more of a kind in a file would be kept."""
        return MOST_OF_A_KIND - self._told[kind, path]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all there is to say, in order of place."""
        found = list(self._kept)
        for (kind, path), count in self._counts.items():
            untold = count - self._told[kind, path]
            if untold:
                more = Diagnostic.of(kinds.MORE_OF_THE_SAME, Place(path), count=untold, id=kind.id)
                found.append(more.with_severity(kind.severity))
        return tuple(sorted(found, key=lambda each: each.sort_key))
