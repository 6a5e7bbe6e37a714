"""The index of words: every word of every active term, folded and sorted, each with the descriptions that have it.

A prefix is then one slice of the descriptions. A word is a run of letters and digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.folding import FAMILIES, FAMILY_OF, HAS_AA, fold

_CHUNK = 20_000
"""Terms folded at once: enough for numpy, few enough for the cache."""

_TABLE = bytes(
    code if chr(code).isdigit() or code >= 0x80 or code == ord("\n") else ord(chr(code).lower()) if chr(code).isalpha() else 32  # noqa: PLR2004 - not ASCII
    for code in range(256)
)
_PLAIN_NORWEGIAN = re.compile("[\x00-\x7fæøå]*")
_NO_WORD = re.compile(r"[^\w]|_")


def index_words(
    terms: Sequence[bytes], languages: Sequence[str], wanted: NDArray[np.int64], arrays: Arrays
) -> None:
    """Add the words of the `wanted` terms; `languages` has the language code of each term."""
    numbers: defaultdict[bytes, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    pairs: list[NDArray[np.uint64]] = []
    for start in range(0, len(wanted), _CHUNK):
        rows = wanted[start : start + _CHUNK]
        data, at = _folded(terms, languages, rows.tolist())
        words = np.fromiter(map(numbers.__getitem__, data), np.uint64, len(data))
        pairs.append((words << np.uint64(32)) | rows[at].astype(np.uint64))
    ordered = sorted(numbers)
    rank = np.empty(len(ordered), np.uint64)
    rank[[numbers[word] for word in ordered]] = np.arange(len(ordered), dtype=np.uint64)
    keys = np.concatenate(pairs) if pairs else np.zeros(0, np.uint64)
    pairs.clear()
    keys = (rank[keys >> np.uint64(32)] << np.uint64(32)) | (keys & np.uint64(0xFFFFFFFF))
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    for family in FAMILIES:
        here = np.array([FAMILY_OF.get(language, "") == family for language in languages], np.bool_)
        arrays.add_bitmap(f"word.family.{family}", wanted[here[wanted]] if len(here) else wanted)
    arrays.add_texts("word", [word + b"\n" for word in ordered])
    arrays.add("word.posting.offset", np.searchsorted(keys, np.arange(len(ordered) + 1, dtype=np.uint64) << np.uint64(32)))
    arrays.add("word.posting", keys & np.uint64(0xFFFFFFFF))


def _folded(terms: Sequence[bytes], languages: Sequence[str], rows: Sequence[int]) -> tuple[list[bytes], NDArray[np.int64]]:
    """Return the folded words of some terms one after the other, and for each which of the terms it is in."""
    chunk = [_ready(terms[row], languages[row]) for row in rows]
    data = b"\n".join(chunk).translate(_TABLE)
    letters = np.frombuffer(data, np.uint8)
    is_word = letters > ord(" ")
    starts = is_word.copy()
    starts[1:] &= ~is_word[:-1]
    at = np.cumsum(letters == ord("\n"))[starts]
    return data.split(), at


def _ready(term: bytes, language: str) -> bytes:
    """Fold what the table of single bytes cannot: letters outside ASCII, and aa where it is another spelling of å."""
    if term.isascii() and not (language in HAS_AA and b"aa" in term.lower()):
        return term
    text = term.decode()
    lower = text.casefold()
    if language in HAS_AA and "aa" not in lower and _PLAIN_NORWEGIAN.fullmatch(lower):
        return lower.encode()
    return _NO_WORD.sub(" ", fold(text, language).letters).encode()


