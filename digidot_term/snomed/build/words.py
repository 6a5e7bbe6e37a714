"""The index of words: every word of every active term, folded and sorted, each with the descriptions that have it.

A prefix is then one slice of the descriptions. A word is a run of letters and digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.folding import FAMILIES, FAMILY_OF, HAS_AA, fold

Rows = NDArray[np.int64]

_CHUNK = 40_000
"""Terms folded at once: enough for numpy, few enough for the cache."""
_NOT_ASCII = 0x80
_WORD = 8
_BITS, _MIX = np.uint64(64), np.uint64(29)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], np.uint64)
"""By number of bytes, the mask that keeps the first ones of a word."""
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


def _lowered(code: int) -> int:
    """Return what a byte becomes: letters lower case, all that is no letter or digit a blank, line ends themselves."""
    letter = chr(code)
    if code >= _NOT_ASCII or letter.isdigit() or letter == "\n":
        return code
    return ord(letter.lower()) if letter.isalpha() else ord(" ")


_TABLE = bytes(map(_lowered, range(256)))
_PLAIN_NORWEGIAN = re.compile("[\x00-\x7fæøå]*")
_NO_WORD = re.compile(r"[^\w]|_")


class WordIndex:
    """Folds terms as they come in the file; which ordinals they have is only asked for when all is written."""

    def __init__(self, terms: Sequence[bytes], codes: Sequence[str], spoken: Rows, wanted: Rows) -> None:
        """Take the `wanted` ones of some terms; `spoken` has the language of each, as a number into `codes`."""
        self._words: list[bytes] = []
        self._numbers = IdTable(np.zeros(0, np.uint64))
        self._pairs: list[NDArray[np.uint64]] = []
        self._rows_of: dict[str, Rows] = {}
        family_of = [FAMILY_OF.get(code, "") for code in codes]
        families = np.array([FAMILIES.index(family) for family in family_of] or [0], np.int64)[spoken[wanted]]
        for at, family in enumerate(FAMILIES):
            rows = self._rows_of[family] = wanted[families == at]
            for start in range(0, len(rows), _CHUNK):
                self._pairs.append(self._numbered(terms, family, rows[start : start + _CHUNK]))

    def _numbered(self, terms: Sequence[bytes], family: str, rows: Rows) -> NDArray[np.uint64]:
        """Return for each word of some terms its number and, in the lower half, the row of its term."""
        data = _joined([terms[row] for row in rows.tolist()], family).translate(_TABLE)
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
        return (numbers.astype(np.uint64) << _HALF) | rows[which].astype(np.uint64)

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
        words = self._words
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
    """Lay terms on lines of their own, those folded that a table of single bytes cannot fold.

    Such terms have letters outside ASCII, or aa where it is another spelling of å.
    """
    data = b"\n".join(terms)
    letters = np.frombuffer(data, np.uint8)
    special = letters >= _NOT_ASCII
    if family in HAS_AA:
        is_a = (letters | 0x20) == ord("a")
        special[1:] |= is_a[1:] & is_a[:-1]
        fold_one = _folded_norwegian
    else:
        fold_one = _folded
    if not special.any():
        return data
    ends = np.flatnonzero(letters == ord("\n"))
    for row in np.unique(np.searchsorted(ends, np.flatnonzero(special))).tolist():
        terms[row] = fold_one(terms[row], family)
    return b"\n".join(terms)


def _folded_norwegian(term: bytes, family: str) -> bytes:
    lower = term.decode().casefold()
    if "aa" not in lower and _PLAIN_NORWEGIAN.fullmatch(lower):
        return lower.encode()
    return _folded(term, family)


def _folded(term: bytes, family: str) -> bytes:
    return _NO_WORD.sub(" ", fold(term.decode(), family).letters).encode()
