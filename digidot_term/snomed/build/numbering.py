"""Numbers for the words of terms: a word is a run of letters and digits, folded as the language of its term has it."""

from __future__ import annotations

import re
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed import native
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.folded import HAS_AA
from digidot_term.snomed.folding import fold
from digidot_term.snomed.rf2.texts import Texts

Rows = NDArray[np.int64]
Numbered = tuple[NDArray[np.uint32], Rows]
"""The number of each word, and the row of its term."""

_NOT_ASCII = 0x80
_WORD = 8
_BITS, _MIX = np.uint64(64), np.uint64(29)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], np.uint64)
"""By number of bytes, the mask that keeps the first ones of a word."""


def _lowered(code: int) -> int:
    """Return what a byte becomes: letters lower case, all that is no letter or digit a blank, line ends themselves."""
    letter = chr(code)
    if code >= _NOT_ASCII or letter.isdigit() or letter == "\n":
        return code
    return ord(letter.lower()) if letter.isalpha() else ord(" ")


_TABLE = bytes(map(_lowered, range(256)))
_FOLDED_TABLE = _TABLE.replace(b"\n", b" ")
"""The same for terms that do not lie on lines."""
_ASCII_TABLE = _FOLDED_TABLE[:_NOT_ASCII].ljust(256, b"\0")
"""And for terms in which what is not ASCII is for Python."""
_NO_WORD = re.compile(r"[^\w]|_")


class Numberer(Protocol):
    """Numbers distinct words in the order they come."""

    def number(self, terms: Texts, family: str, rows: Rows) -> Numbered:
        """Number the words of some terms of a family of languages."""

    def words(self) -> list[bytes]:
        """Return the words by number."""


def numberer() -> Numberer:
    """Return the quickest numberer there is."""
    return CompiledNumberer(native.cells.Dictionary()) if native.cells else PlainNumberer()


class CompiledNumberer:
    """Has terms of plain letters folded and cut by the compiled part, and folds the others itself."""

    def __init__(self, dictionary: Any) -> None:
        self._dictionary = dictionary

    def words(self) -> list[bytes]:
        """Return the words by number."""
        found: list[bytes] = self._dictionary.values()
        return found

    def number(self, terms: Texts, family: str, rows: Rows) -> Numbered:
        """Number the words of some terms of a family of languages."""
        numbers, counts = self._taken(terms, rows, norwegian=family in HAS_AA)
        owners = np.repeat(rows, np.maximum(counts, 0))
        special = rows[counts < 0]
        if not len(special):
            return numbers, owners
        folded = Texts.of([fold_term(terms[row], family) for row in special.tolist()])
        more, counts = self._taken(folded, np.arange(len(special)), table=_FOLDED_TABLE)
        return np.concatenate((numbers, more)), np.concatenate((owners, np.repeat(special, counts)))

    def _taken(
        self, terms: Texts, rows: Rows, *, norwegian: bool = False, table: bytes = _ASCII_TABLE
    ) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        """Return the numbers of words, and how many each term has, one below zero for a term not taken."""
        room = int((terms.lengths[rows] // 2 + 1).sum())
        numbers, counts = np.empty(room, np.uint32), np.empty(len(rows), np.int32)
        used = self._dictionary.words(terms.letters, terms.offsets, rows, table, norwegian, numbers, counts)
        return numbers[:used].copy(), counts


class PlainNumberer:
    """Cuts all terms at once, and tells words apart by numbers made of their bytes."""

    def __init__(self) -> None:
        self._words: list[bytes] = []
        self._numbers = IdTable(np.zeros(0, np.uint64))

    def words(self) -> list[bytes]:
        """Return the words by number."""
        return self._words

    def number(self, terms: Texts, family: str, rows: Rows) -> Numbered:
        """Number the words of some terms of a family of languages."""
        data = _joined(list(terms.picked(rows)), family).translate(_TABLE)
        starts, ends, which = _words(data)
        hashes = _hashes(data, starts, ends)
        numbers = self._numbers.rows(hashes)
        fresh = np.flatnonzero(numbers == UNKNOWN)
        if len(fresh):
            added, first = np.unique(hashes[fresh], return_index=True)
            places = fresh[first]
            spans = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
            self._words += [data[start:end] for start, end in spans]
            self._numbers.add(added)
            numbers[fresh] = self._numbers.rows(hashes[fresh])
        return numbers.astype(np.uint32), rows[which]


def _words(data: bytes) -> tuple[Rows, Rows, Rows]:
    """Return where each word of some lines starts and ends, and on which line it is."""
    letters = np.frombuffer(data, np.uint8)
    is_word = np.zeros(len(letters) + 2, np.bool_)
    np.greater(letters, ord(" "), out=is_word[1:-1])
    edges = np.flatnonzero(is_word[1:] != is_word[:-1])
    starts, ends = edges[::2], edges[1::2]
    lines = np.flatnonzero(letters == ord("\n"))
    return starts, ends, np.searchsorted(lines, starts)


def _hashes(data: bytes, starts: Rows, ends: Rows) -> NDArray[np.uint64]:
    """Return a number for each word: one of up to eight bytes is its own, those of a longer one are mixed.

    Of half a million words, two have one number in one of a hundred million editions.
    """
    aligned = np.frombuffer(data.ljust(len(data) + 16 - len(data) % 8, b"\0"), "<u8")
    found = np.zeros(len(starts), np.uint64)
    at, here = np.arange(len(starts)), starts
    while len(at):
        shift = ((here & 7) << 3).astype(np.uint64)
        place, left = here >> 3, ends[at] - here
        letters = (aligned.take(place) >> shift) | (aligned.take(place + 1) << (_BITS - shift))
        letters &= _FIRST.take(left, mode="clip")
        before = found[at]
        found[at] = letters if here is starts else (before ^ (before >> _MIX)) * _MULTIPLIER + letters
        longer = left > _WORD
        at, here = at[longer], here[longer] + _WORD
    return found


def _joined(terms: list[bytes], family: str) -> bytes:
    """Lay terms on lines of their own, those with letters outside ASCII folded: a table of bytes cannot fold them."""
    data = b"\n".join(terms)
    letters = np.frombuffer(data, np.uint8)
    special = letters >= _NOT_ASCII
    if not special.any():
        return data
    ends = np.flatnonzero(letters == ord("\n"))
    for row in np.unique(np.searchsorted(ends, np.flatnonzero(special))).tolist():
        terms[row] = fold_term(terms[row], family)
    return b"\n".join(terms)


def fold_term(term: bytes, family: str) -> bytes:
    """Fold a term of any letters, with blanks between its words."""
    return _NO_WORD.sub(" ", fold(term.decode(), family).letters).encode()
