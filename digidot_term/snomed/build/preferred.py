"""The preferred term of each concept in each language, and its fully specified name, as one array each.

Language comes from the language refsets alone, never from a description's languageCode.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.descriptions import Described
from digidot_term.snomed.build.members import WrittenMembers
from digidot_term.snomed.constants import ACCEPTABLE, LANGUAGE_REFSETS, PREFERRED
from digidot_term.snomed.index.layout import NO_TERM

ACCEPTABILITY = "acceptabilityId"
_NONE = np.zeros(0, np.int64)


class PreferredTerms:
    """Gathers what language refsets prefer, and adds it once all members are read."""

    def __init__(self, described: Described, count: int) -> None:
        self._described, self._count = described, count
        self._preferred: dict[int, NDArray[np.int64]] = {}
        self._acceptable: dict[int, NDArray[np.int64]] = {}

    def take(self, members: WrittenMembers) -> None:
        """Take the members of a layout, which are those of language refsets if they have an acceptability."""
        codes = members.field(ACCEPTABILITY)
        if codes is None:
            return
        ordinals = members.components - self._count
        there = members.active & (ordinals >= 0) & (ordinals < len(self._described.ids))
        for found, value in ((self._preferred, PREFERRED), (self._acceptable, ACCEPTABLE)):
            says_so = np.array([text == str(value) for text in (*codes.values, "")], np.bool_)[codes.numbers]
            for refset in sorted({refset for refsets in LANGUAGE_REFSETS.values() for refset in refsets}):
                here = ordinals[there & says_so & (members.refsets == refset)]
                found[refset] = np.concatenate((found.get(refset, here[:0]), here))

    def write(self, arrays: Arrays) -> None:
        """Add an array for each language, and one for fully specified names."""
        described = self._described
        for language, refsets in LANGUAGE_REFSETS.items():
            arrays.add(f"preferred.{language}", self._first(refsets, described.are_synonyms))
            for rank, ordinals in enumerate(self._ranked(refsets)):
                arrays.add_bitmap(f"ranked.{language}.{rank}", ordinals)
        names = self._first(LANGUAGE_REFSETS["en"], described.are_names)
        any_name = self._filled(np.flatnonzero(described.are_names))
        arrays.add("preferred.fsn", np.where(names == NO_TERM, any_name, names))

    def _ranked(self, refsets: Iterable[int]) -> tuple[NDArray[np.int64], ...]:
        """Return the preferred synonyms, the acceptable ones and the fully specified names of a language."""
        described = self._described
        preferred, named = np.zeros(len(described.ids), np.bool_), np.zeros(len(described.ids), np.bool_)
        for refset in refsets:
            preferred[self._preferred.get(refset, _NONE)] = True
            named[self._acceptable.get(refset, _NONE)] = True
        named |= preferred
        synonyms = described.are_synonyms
        classes = (synonyms & preferred, synonyms & named & ~preferred, described.are_names & named)
        return tuple(map(np.flatnonzero, classes))

    def _first(self, refsets: Iterable[int], of_type: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return for each concept the term that the first refset with one prefers."""
        found = np.full(self._count, NO_TERM, np.int64)
        for refset in refsets:
            ordinals = np.sort(self._preferred.get(refset, _NONE))
            next_best = self._filled(ordinals[of_type[ordinals]])
            found = np.where(found == NO_TERM, next_best, found)
        return found

    def _filled(self, ordinals: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each concept the first of some descriptions, which are in order."""
        found = np.full(self._count, NO_TERM, np.int64)
        found[self._described.concepts[ordinals[::-1]]] = ordinals[::-1]
        return found
