"""The index of words: which descriptions have words that begin so, as a bitmap of description ordinals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import bitmap_of
from digidot_term.snomed.folding import FAMILIES, FAMILY_OF, HAS_AA, Folded, fold, has_word
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.wildcards import matches, pieces_of

RANKS = range(3)
"""How near the front a term stands in a language: preferred synonym, acceptable synonym, fully specified name."""

_RUN = re.compile(r"[^\W_]+")
_AFTER_EVERY_BYTE = b"\xff"
_WORTH_LOOKING = 200
"""Descriptions in a list that take as long as looking at one term."""
_MOST_RUNS = 2
"""Runs of letters of a pattern that are looked for in the words; the terms found are then looked at one by one."""


class Words:
    """Words of active terms, folded as the language of their description has it, sorted by their bytes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._blob, self._offset = index.numbers("word"), index.numbers("word.offset")
        self._posting, self._posting_offset = index.numbers("word.posting"), index.numbers("word.posting.offset")
        self._terms, self._term_offset = index.numbers("description.term"), index.numbers("description.term.offset")
        self._bitmaps: dict[str, BitMap] = {}

    def matching(self, words: Sequence[str], language: str | None = None) -> BitMap:
        """Return the active descriptions that have, for each of some texts, a word that begins with it.

        Letters are compared as each description's own language has it; `language` `nb`, `nn` or `en` narrows to the
        terms of that language's refsets and compares as it does.
        """
        found = BitMap()
        if not words:
            return found
        if language is None and all(_folds_alike(word) for word in words):
            return self._candidates([fold(word, "") for word in words], None)
        for family in FAMILIES:
            spoken = self._spoken(family, language)
            if not spoken:
                continue
            folded = [fold(word, family) for word in words]
            same = language is None or FAMILY_OF.get(language, "") == family
            # The index has letters as the terms' own language has them: of another one's, the few terms are looked at.
            candidates = self._candidates(folded, spoken) if same else spoken
            if not same or any(each.accents or not _RUN.fullmatch(each.letters) for each in folded):
                candidates = BitMap(self._verified(candidates, words, family if language is None else language))
            found |= candidates
        return found

    def like(self, pattern: str, language: str | None = None) -> BitMap:
        r"""Return the active descriptions whose whole term is like a pattern: `*` is any text, `\\*` a star.

        Letters are compared as for `matching`, and `language` narrows likewise.
        """
        found = BitMap()
        for family in FAMILIES:
            spoken = self._spoken(family, language)
            if not spoken:
                continue
            pieces = pieces_of(pattern, family)
            same = language is None or FAMILY_OF.get(language, "") == family
            candidates = self._having_pieces(pieces, spoken) if same else spoken
            if not same or not _is_one_run(pieces):
                candidates = BitMap(self._alike(candidates, pattern, family if language is None else language))
            found |= candidates
        return found

    def with_prefix(self, prefix: str) -> BitMap:
        """Return the descriptions that have a word with this beginning, which is folded already."""
        start, end = self.between(prefix.encode())
        return self.having(range(start, end))

    def between(self, prefix: bytes) -> tuple[int, int]:
        """Return the first word with this beginning and the first behind it without."""
        start = self._place(prefix)
        return start, self._place(prefix + _AFTER_EVERY_BYTE)

    def having(self, words: Iterable[int]) -> BitMap:
        """Return the descriptions that have any of some words, given by number; a range of them is one slice."""
        offset, posting = self._posting_offset, self._posting
        if isinstance(words, range):
            return bitmap_of(posting[offset[words.start] : offset[words.stop]]) if len(words) else BitMap()
        found = BitMap()
        for word in words:
            found |= bitmap_of(posting[offset[word] : offset[word + 1]])
        return found

    def word(self, number: int) -> str:
        """Return a word by number."""
        return str(self._blob[self._offset[number] : self._offset[number + 1] - 1], "utf-8")

    def __len__(self) -> int:
        return len(self._offset) - 1

    def containing(self, part: str) -> Iterator[int]:
        """Yield the numbers of the words that have a text anywhere, in order."""
        blob, wanted = bytes(self._blob), part.encode()
        at = blob.find(wanted) if wanted else -1
        while at >= 0:
            number = bisect_left(self._offset, at + 1) - 1
            yield number
            at = blob.find(wanted, self._offset[number + 1])

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

    def _spoken(self, family: str, language: str | None) -> BitMap:
        """Return the descriptions in languages of a family, of which `language`'s refsets, if any, have a term."""
        found = self._bitmap(f"word.family.{family}")
        return found if language is None else found & self.terms_of(language)

    def terms_of(self, language: str) -> BitMap:
        """Return the active synonyms and fully specified names that a language's refsets have."""
        return BitMap.union(*(self.ranked(language, rank) for rank in RANKS))

    def ranked(self, language: str, rank: int) -> BitMap:
        """Return the preferred synonyms (0), acceptable ones (1) or fully specified names (2) of a language."""
        return self._bitmap(f"ranked.{language}.{rank}")

    def _bitmap(self, name: str) -> BitMap:
        known = self._bitmaps.get(name)
        if known is None:
            known = self._bitmaps[name] = BitMap.deserialize(bytes(self._index.numbers(name)))
        return known

    def _candidates(self, words: Sequence[Folded], spoken: BitMap | None) -> BitMap:
        """Return the descriptions, of some if not of all, that have every run of letters and digits of the words.

        The rarest run is looked up first. Of one that is in very many terms, the few terms left are looked at instead.
        """
        offset = self._posting_offset
        runs = [
            (run, *self.between(run.encode())) for run in {run for word in words for run in _RUN.findall(word.letters)}
        ]
        found = spoken
        for run, start, end in sorted(runs, key=lambda each: (offset[each[2]] - offset[each[1]], each[0])):
            size = offset[end] - offset[start]
            if found is not None and len(found) * _WORTH_LOOKING < size:
                found = BitMap(self._having_run(found, run))
            else:
                here = self.having(range(start, end))
                found = here if found is None else found & here
        return BitMap() if found is None else found

    def _having_run(self, candidates: BitMap, run: str) -> Iterator[int]:
        """Yield the descriptions in which a word begins with a run of letters and digits, folded already."""
        wanted = Folded(run, {})
        norwegian, swedish = (self._bitmap(f"word.family.{family}") for family in ("no", "sv"))
        for ordinal in candidates:
            family = "no" if ordinal in norwegian else "sv" if ordinal in swedish else ""
            if has_word(fold(self._bytes(ordinal).decode(), family), wanted):
                yield ordinal

    def _having_pieces(self, pieces: Sequence[Folded], spoken: BitMap) -> BitMap:
        """Return the descriptions of a family in whose words the longest runs of letters of some pieces are found."""
        runs = sorted({run for piece in pieces for run in _RUN.findall(piece.letters)}, key=len, reverse=True)
        found = spoken
        for run in runs[:_MOST_RUNS]:
            found = found & self.having(self.containing(run))
        return found

    def _alike(self, candidates: BitMap, pattern: str, language: str) -> Iterator[int]:
        """Yield the descriptions that are like a pattern, letters and accents compared as a language has it."""
        pieces = pieces_of(pattern, language)
        plain = b".*".join(re.escape(piece.letters.encode()) for piece in pieces)
        fits = re.compile(plain, re.DOTALL | re.IGNORECASE).fullmatch
        accented = any(piece.accents for piece in pieces) or any(not piece.letters.isascii() for piece in pieces)
        has_aa = language in HAS_AA
        for ordinal in candidates:
            term = self._bytes(ordinal)
            if term.isascii() and not (has_aa and b"aa" in term.lower()):
                if not accented and fits(term):
                    yield ordinal
            elif matches(pieces, fold(term.decode(), language)):
                yield ordinal

    def _bytes(self, ordinal: int) -> bytes:
        return bytes(self._terms[self._term_offset[ordinal] : self._term_offset[ordinal + 1]])

    def _verified(self, candidates: BitMap, words: Sequence[str], language: str) -> Iterator[int]:
        """Yield the descriptions that really have the words, letters and accents compared as a language has it."""
        folded = [fold(word, language) for word in words]
        for ordinal in candidates:
            term = fold(self._bytes(ordinal).decode(), language)
            if all(has_word(term, word) for word in folded):
                yield ordinal


def _is_one_run(pieces: Sequence[Folded]) -> bool:
    """Say whether pieces are `*letters*`, which every term has that has a word with the letters in it."""
    middle = [piece for piece in pieces[1:-1] if piece.letters]
    outside = len(pieces) < 3 or pieces[0].letters or pieces[-1].letters  # noqa: PLR2004 - one between two stars
    return not outside and len(middle) == 1 and not middle[0].accents and bool(_RUN.fullmatch(middle[0].letters))


def _folds_alike(word: str) -> bool:
    """Say whether a word is one run of letters and digits that every family of languages folds alike."""
    return word.isascii() and word.isalnum() and "aa" not in word.lower()
