"""The index of words: every word of every active term, folded and sorted, each with the descriptions that have it.

A prefix is then one slice of the descriptions. A word is a run of letters and digits.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.numbering import numberer
from digidot_term.snomed.folded import FAMILIES, FAMILY_OF
from digidot_term.snomed.rf2.texts import Texts

Rows = NDArray[np.int64]

_CHUNK = 40_000
"""Terms folded at once: enough for numpy, few enough for the cache."""
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


class WordIndex:
    """Folds terms as they come in the file; which ordinals they have is only asked for when all is written."""

    def __init__(self, terms: Texts, codes: Sequence[str], spoken: Rows, wanted: Rows) -> None:
        """Take the `wanted` ones of some terms; `spoken` has the language of each, as a number into `codes`."""
        self._numberer = numberer()
        self._pairs: list[NDArray[np.uint64]] = []
        self._rows_of: dict[str, Rows] = {}
        family_of = [FAMILY_OF.get(code, "") for code in codes]
        families = np.array([FAMILIES.index(family) for family in family_of] or [0], np.int64)[spoken[wanted]]
        for at, family in enumerate(FAMILIES):
            rows = self._rows_of[family] = wanted[families == at]
            for start in range(0, len(rows), _CHUNK):
                numbers, owners = self._numberer.number(terms, family, rows[start : start + _CHUNK])
                self._pairs.append((numbers.astype(np.uint64) << _HALF) | owners.astype(np.uint64))

    def write(self, ordinals: Rows, arrays: Arrays) -> None:
        """Add words in order of their bytes, and for each the ordinals of the terms it is in.

        `ordinals` has the ordinal of each term, or one below zero for a term that is left out.
        """
        for family, rows in self._rows_of.items():
            found = ordinals[rows]
            arrays.add_bitmap(f"word.family.{family}", np.sort(found[found >= 0]))
        pairs = np.concatenate(self._pairs) if self._pairs else np.zeros(0, np.uint64)
        self._pairs.clear()
        found = ordinals[pairs & _LOW]
        if len(found) and found.min() < 0:
            pairs, found = pairs[found >= 0], found[found >= 0]
        words = self._numberer.words()
        order = sorted(range(len(words)), key=words.__getitem__)
        rank = np.empty(len(words), np.uint64)
        rank[order] = np.arange(len(words))
        keys = (rank[pairs >> _HALF] << _HALF) | found.astype(np.uint64)
        del pairs, found
        keys.sort()
        if len(keys):
            keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]  # a word twice in one term
        arrays.add_texts("word", [words[at] + b"\n" for at in order])
        starts = np.searchsorted(keys, np.arange(len(words) + 1, dtype=np.uint64) << _HALF)
        arrays.add("word.posting.offset", starts)
        arrays.add("word.posting", keys & _LOW)
