"""The index of words: each word of active terms, folded and sorted by its bytes, and the descriptions it is in."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import bitmap_of
from digidot_term.snomed.index.read import Index

_AFTER_EVERY_BYTE = b"\xff"


class Words:
    """Words by number, in order of their bytes; descriptions are ordinals."""

    def __init__(self, index: Index) -> None:
        self._blob, self._offset = index.numbers("word"), index.numbers("word.offset")
        self._posting, self._posting_offset = index.numbers("word.posting"), index.numbers("word.posting.offset")

    def between(self, prefix: bytes) -> tuple[int, int]:
        """Return the first word with this beginning and the first behind it without."""
        start = self._place(prefix)
        return start, self._place(prefix + _AFTER_EVERY_BYTE)

    def having(self, words: Iterable[int]) -> BitMap:
        """Return the descriptions that have any of some words, given by number; a range of them is one slice."""
        offset, posting = self._posting_offset, self._posting
        if isinstance(words, range):
            return bitmap_of(posting[offset[words.start] : offset[words.stop]]) if len(words) else BitMap()
        found = array("I")
        for word in words:
            found.frombytes(bytes(posting[offset[word] : offset[word + 1]]))
        return BitMap(found)

    def count(self, words: range) -> int:
        """Return how often there are words of a range, in all descriptions together."""
        return int(self._posting_offset[words.stop] - self._posting_offset[words.start])

    def word(self, number: int) -> str:
        """Return a word by number."""
        return str(self._blob[self._offset[number] : self._offset[number + 1] - 1], "utf-8")

    def __len__(self) -> int:
        return len(self._offset) - 1

    def containing(self, part: str) -> Iterator[int]:
        """Yield the numbers of the words that have a text anywhere, in order."""
        if not part:
            return
        for found in re.finditer(re.escape(part.encode()) + rb"[^\n]*", self._blob):
            yield bisect_right(self._offset, found.start()) - 1

    def _place(self, wanted: bytes) -> int:
        """Return the number of the first word that is not before some bytes."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if bytes(self._blob[self._offset[middle] : self._offset[middle + 1] - 1]) < wanted:
                low = middle + 1
            else:
                high = middle
        return low
