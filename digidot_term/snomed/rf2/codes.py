"""Columns of texts that come again and again, as numbers into the list of distinct texts."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed import native
from digidot_term.snomed.rf2.blocks import Block
from digidot_term.snomed.rf2.texts import Texts

CodeArray = NDArray[np.uint32]

_MOST_ROUNDS = 12
"""Distinct values in one block up to which comparing them one after the other is the quickest way."""
_LONGEST_QUICK = 24


class Encoder(Protocol):
    """Numbers distinct cells in the order they come."""

    def __len__(self) -> int: ...

    def values(self, first: int) -> list[bytes]:
        """Return the distinct cells from a number on."""

    def texts(self) -> Texts:
        """Return all distinct cells by number."""

    def encode(self, block: Block, column: int) -> CodeArray:
        """Return the number of each cell of a column."""


def encoder() -> Encoder:
    """Return the quickest encoder there is."""
    return CompiledEncoder(native.cells.Dictionary()) if native.cells else PlainEncoder()


class CompiledEncoder:
    """Keeps the distinct cells in the compiled dictionary."""

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = dictionary

    def __len__(self) -> int:
        return len(self.dictionary)

    def values(self, first: int) -> list[bytes]:
        """Return the distinct cells from a number on."""
        found: list[bytes] = self.dictionary.values(first)
        return found

    def texts(self) -> Texts:
        """Return all distinct cells by number."""
        offsets = np.zeros(len(self) + 1, np.int64)
        offsets[1:] = np.frombuffer(self.dictionary.ends(), np.int64)
        return Texts(np.frombuffer(self.dictionary.letters(), np.uint8), offsets)

    def encode(self, block: Block, column: int) -> CodeArray:
        """Return the number of each cell of a column."""
        starts, ends = (np.ascontiguousarray(places[column]) for places in (block.starts, block.ends))
        codes = np.empty(len(starts), np.uint32)
        self.dictionary.encode(block.text, starts, ends, codes)
        return codes


class PlainEncoder:
    """Compares cells with few distinct values word by word, and looks more of them up one by one."""

    def __init__(self) -> None:
        self._numbers: defaultdict[bytes, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._few = True

    def __len__(self) -> int:
        return len(self._numbers)

    def values(self, first: int) -> list[bytes]:
        """Return the distinct cells from a number on."""
        return list(islice(self._numbers, first, None))

    def texts(self) -> Texts:
        """Return all distinct cells by number."""
        return Texts.of(list(self._numbers))

    def encode(self, block: Block, column: int) -> CodeArray:
        """Return the number of each cell of a column."""
        if self._few:
            codes = self._encode_few(block, column)
            if codes is not None:
                return codes
            self._few = False
        cells = block.cells(column)
        return np.fromiter(map(self._numbers.__getitem__, cells), np.uint32, len(cells))

    def _encode_few(self, block: Block, column: int) -> CodeArray | None:
        """Compare the cells with one distinct value after the other; None when there are too many."""
        length = block.lengths(column)
        longest = int(length.max(initial=0))
        if longest > _LONGEST_QUICK:
            return None
        parts = [length, *block.words_before(column)]
        codes = np.zeros(len(length), np.uint32)
        waiting: NDArray[np.int64] | None = None  # None is all of them
        for _ in range(_MOST_ROUNDS):
            if not len(length):
                return codes
            at = 0 if waiting is None else int(waiting[0])
            same = np.ones(len(length) if waiting is None else len(waiting), np.bool_)
            for part in parts:
                same &= (part if waiting is None else part[waiting]) == part[at]
            number = self._numbers[block.text[block.starts[column, at] : block.ends[column, at]]]
            codes[same if waiting is None else waiting[same]] = number
            waiting = np.flatnonzero(~same) if waiting is None else waiting[~same]
            if not len(waiting):
                return codes
        return None
