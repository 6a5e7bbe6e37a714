"""What a searcher may have meant: other inflections, parts of compounds, words misspelt in a letter or two.

Norwegian writes compounds in one word (`rotkaries`) and the article as an ending (`tannen`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pyroaring import BitMap

from digidot_term.snomed.folding import fold, spellings
from digidot_term.snomed.term_index import TermIndex
from digidot_term.snomed.words import Words

_ENDINGS = ("enes", "anes", "ene", "ane", "ens", "ets", "ers", "ars", "en", "et", "er", "ar", "es", "a", "e", "s", "t")
"""Endings of nouns and adjectives in bokmål, nynorsk and English, the longest first."""
_SHORTEST_STEM = 4
_SHORTEST_PART = 3
_JOINTS = ("", "s", "e")
_LONG_WORD = 8


def inflected(words: Sequence[str], language: str, index: TermIndex) -> BitMap:
    """Return the descriptions that have the words in another inflection."""
    stems = [_stem(word) for word in words]
    return index.matching(stems, language) if stems != list(words) else BitMap()


def compounded(words: Sequence[str], language: str, index: TermIndex) -> BitMap:
    """Return the descriptions in which words are the latter part of a compound, or a compound's parts are apart."""
    found: BitMap | None = None
    for word in words:
        stem = _stem(word)
        here = index.matching([stem], language)
        for spelling in spellings(stem, language):
            here |= _inside(spelling.letters, index.words)
        for parts in _parts(word, language, index):
            here |= index.matching(parts, language)
        found = here if found is None else found & here
    return found if found is not None else BitMap()


def misspelt(words: Sequence[str], language: str, index: TermIndex) -> BitMap:
    """Return the descriptions that have, for each word, one that differs from it in one letter, long ones in two."""
    found: BitMap | None = None
    for word in words:
        folded = fold(word, language).letters
        distance = 2 if len(folded) >= _LONG_WORD else 1
        near = index.words.having(near_words(folded, distance, index.words)) & index.terms_of(language)
        here = near | index.matching([word], language)
        found = here if found is None else found & here
    return found if found is not None else BitMap()


def near_words(word: str, distance: int, index: Words) -> Iterator[int]:
    """Yield the numbers of the words within an edit distance of a word.

    A word cut in `distance + 1` pieces keeps one of them whole however `distance` letters are changed: unless two
    letters are swapped across a cut, so the pieces are those of such swaps too.
    """
    if len(word) <= distance + 1:
        return
    cuts = [len(word) * part // (distance + 1) for part in range(distance + 2)]
    spellings = [word, *(_swapped(word, cut) for cut in cuts[1:-1])]
    pieces = {each[start:end] for each in spellings for start, end in pairwise(cuts)}
    for number in sorted({number for piece in pieces for number in index.containing(piece)}):
        other = index.word(number)
        if abs(len(other) - len(word)) <= distance and is_near(word, other, distance):
            yield number


def _swapped(word: str, at: int) -> str:
    """Return a word with the letters before and behind a place swapped."""
    return f"{word[: at - 1]}{word[at]}{word[at - 1]}{word[at + 1 :]}"


def is_near(one: str, other: str, distance: int) -> bool:
    """Say whether one text becomes the other by at most so many letters changed, left out, put in or swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at, *([0] * len(other))]
        for to, wanted in enumerate(other, start=1):
            row[to] = min(row[to - 1] + 1, before[to] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                row[to] = min(row[to], earlier[to - 2] + 1)
        if min(row) > distance:
            return False
    return row[-1] <= distance


def _stem(word: str) -> str:
    """Return a word without its ending, as long as enough is left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _inside(stem: str, index: Words) -> BitMap:
    """Return the descriptions with a word in which the stem stands behind another part."""
    if len(stem) < _SHORTEST_STEM:
        return BitMap()
    return index.having(
        [number for number in index.containing(stem) if index.word(number).find(stem) >= _SHORTEST_PART]
    )


def _parts(word: str, language: str, index: TermIndex) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a compound in two words that there are, with or without a joint."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_STEM + 1):
        for joint in _JOINTS:
            head = word[:cut]
            if not head.endswith(joint) or len(head) - len(joint) < _SHORTEST_PART:
                continue
            first, second = head.removesuffix(joint), _stem(word[cut:])
            if _is_word(fold(first, language).letters, index.words) and index.matching([second], language):
                yield first, second


def _is_word(word: str, index: Words) -> bool:
    start, end = index.between(word.encode())
    return start < end and index.word(start) == word
