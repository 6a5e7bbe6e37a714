"""Find descriptions by their terms: by the beginnings of words, or by a pattern for the whole term.

The index of words narrows, and what it cannot tell is looked at term by term; hits are those of a plain scan.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from pyroaring import BitMap

from digidot_term.snomed.folded import FAMILIES, FAMILY_OF, Folded
from digidot_term.snomed.folding import Fold, Spellings, fold, folding_for, has_word, spellings
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.term_tests import TermTest, begins_words, is_like
from digidot_term.snomed.wildcards import Pieces, pieces_of
from digidot_term.snomed.words import Words

RANKS = range(3)
"""How near the front a term stands in a language: preferred synonym, acceptable synonym, fully specified name."""

Run: TypeAlias = tuple[str, ...]
"""Letters and digits in a row, in each of their spellings."""
Narrowed: TypeAlias = tuple[BitMap, bool]
"""Descriptions that may be meant, and whether all of them are."""

_RUN = re.compile(r"[^\W_]+")
_MOST_RUNS = 2
"""Runs of letters of a pattern that are looked for in the words; the terms found are then looked at one by one."""
_NOT_ASCII = rb"[\x80-\xff]"
_OTHER_SCRIPTS = rb"[\xd4-\xe1\xe3-\xf4]|\xe2[\xb0-\xbf]"
"""Bytes of letters that the built-in table may not cover: those from U+0500 on but for punctuation and symbols."""


class Costs(NamedTuple):
    """When one way to the same descriptions is quicker than the other."""

    looking: int = 200
    """Descriptions in a list that take as long as looking at one term."""
    few: int = 5_000
    """Terms that are looked at one by one sooner than words are searched for letters within them."""
    many: int = 200_000
    """Terms that are searched all together sooner than one by one."""


_COSTS = Costs()


class TermIndex:
    """The terms of an edition by their words; letters are compared as the language of each term has it."""

    def __init__(self, index: Index, costs: Costs = _COSTS) -> None:
        self._index, self._costs = index, costs
        self.words = Words(index)
        self._terms, self._term_offset = index.numbers("description.term"), index.numbers("description.term.offset")
        self._bitmaps: dict[str | bytes, BitMap] = {}

    def matching(self, words: Sequence[str], language: str | None = None) -> BitMap:
        """Return the active descriptions that have, for each of some texts, a word that begins with it.

        Letters are compared as each description's own language has it; `language` `nb`, `nn` or `en` narrows to the
        terms of that language's refsets and compares as it does.
        """
        if not words:
            return BitMap()
        if language is None and all(map(_folds_alike, words)):
            return self._having_runs([(word.lower(),) for word in words], None)

        def narrowed(family: str, spoken: BitMap) -> Narrowed:
            asked = [spellings(word, family) for word in words]
            runs = [run for word in asked for run in _runs(word)]
            return self._accented(asked, self._having_runs(runs, spoken)), all(map(_is_one_run, asked))

        return self._found(language, folding_for("".join(words)), narrowed, lambda spoken: begins_words(words, spoken))

    def like(self, pattern: str, language: str | None = None) -> BitMap:
        r"""Return the active descriptions whose whole term is like a pattern: `*` is any text, `\\*` a star.

        Letters are compared as for `matching`, and `language` narrows likewise.
        """

        def narrowed(family: str, spoken: BitMap) -> Narrowed:
            pieces = pieces_of(pattern, family)
            beginnings, within = _runs_of(pieces)
            candidates = self._accented(pieces, self._having_runs(beginnings, spoken))
            if not within or len(candidates) < self._costs.few:
                return candidates, False
            return self._having_within(within, candidates), _is_within(pieces)

        return self._found(language, folding_for(pattern), narrowed, lambda spoken: is_like(pattern, spoken))

    def _found(
        self,
        language: str | None,
        folding: Fold,
        narrowed: Callable[[str, BitMap], Narrowed],
        test_in: Callable[[str], TermTest],
    ) -> BitMap:
        """Return the descriptions that pass a test in their language, narrowed by the index where it can.

        The index has letters as the terms' own language has them, by the built-in table. Read as another language has
        it, or by ICU, the few terms are looked at.
        """
        found = BitMap()
        for family in FAMILIES:
            candidates, all_pass = self._spoken(family, language), False
            if not candidates:
                continue
            if folding is not fold:
                candidates = candidates & self._written(_OTHER_SCRIPTS)
            elif language is None or FAMILY_OF.get(language, "") == family:
                candidates, all_pass = narrowed(family, candidates)
            if not all_pass:
                candidates = self._passing(candidates, test_in(family if language is None else language))
            found |= candidates
        return found

    def every(self) -> BitMap:
        """Return all active descriptions."""
        return BitMap.union(*(self._bitmap(f"word.family.{family}") for family in FAMILIES))

    def terms_of(self, language: str) -> BitMap:
        """Return the active synonyms and fully specified names that a language's refsets have."""
        return BitMap.union(*(self.ranked(language, rank) for rank in RANKS))

    def ranked(self, language: str, rank: int) -> BitMap:
        """Return the preferred synonyms (0), acceptable ones (1) or fully specified names (2) of a language."""
        return self._bitmap(f"ranked.{language}.{rank}")

    def _spoken(self, family: str, language: str | None) -> BitMap:
        """Return the descriptions in languages of a family, of which `language`'s refsets, if any, have a term."""
        found = self._bitmap(f"word.family.{family}")
        return found if language is None else found & self.terms_of(language)

    def _bitmap(self, name: str) -> BitMap:
        known = self._bitmaps.get(name)
        if known is None:
            known = self._bitmaps[name] = BitMap.deserialize(bytes(self._index.numbers(name)))
        return known

    def _accented(self, asked: Iterable[Spellings], candidates: BitMap) -> BitMap:
        """Return, if some text cannot be written without accents, the candidates that are not ASCII alone."""
        if not any(all(spelling.accents for spelling in text) for text in asked):
            return candidates
        if len(candidates) > self._costs.many:
            return candidates & self._written(_NOT_ASCII)
        return BitMap(ordinal for ordinal in candidates if not self._bytes(ordinal).isascii())

    def _written(self, letters: bytes) -> BitMap:
        """Return the descriptions whose terms have bytes of a sort."""
        found = self._bitmaps.get(letters)
        if found is None:
            found, search = BitMap(), re.compile(letters).search
            match = search(self._terms)
            while match:
                ordinal = bisect_right(self._term_offset, match.start()) - 1
                found.add(ordinal)
                match = search(self._terms, self._term_offset[ordinal + 1])
            self._bitmaps[letters] = found
        return found

    def _having_runs(self, runs: Iterable[Run], spoken: BitMap | None) -> BitMap:
        """Return the descriptions, of some if not of all, in which words begin with each of some runs.

        The rarest run is looked up first. Of one that is in very many terms, the few terms left are looked at instead.
        """
        found = spoken
        for size, run, slices in sorted(self._slices(run) for run in dict.fromkeys(runs)):
            if found is not None and len(found) * self._costs.looking < size:
                found = self._beginning(found, run)
            else:
                here = reduce(or_, map(self.words.having, slices))
                found = here if found is None else found & here
        return BitMap() if found is None else found

    def _slices(self, run: Run) -> tuple[int, Run, list[range]]:
        """Return how often words begin with a run, and where these words are."""
        slices = [range(*self.words.between(spelling.encode())) for spelling in run]
        return sum(map(self.words.count, slices)), run, slices

    def _beginning(self, candidates: BitMap, run: Run) -> BitMap:
        """Return the descriptions in which a word begins with a run."""
        wanted = tuple(Folded(spelling, {}) for spelling in run)
        return BitMap(
            ordinal for ordinal in candidates if has_word(fold(self._term(ordinal), self._family(ordinal)), wanted)
        )

    def _having_within(self, runs: Iterable[Run], candidates: BitMap) -> BitMap:
        """Return the descriptions, of some, in whose words the longest of some runs are found."""
        found = candidates
        for run in sorted(set(runs), key=lambda run: (-len(run[0]), run))[:_MOST_RUNS]:
            found = found & self.words.having(number for each in run for number in self.words.containing(each))
            if len(found) < self._costs.few:
                break
        return found

    def _family(self, ordinal: int) -> str:
        return next((family for family in FAMILIES if ordinal in self._bitmap(f"word.family.{family}")), "")

    def _term(self, ordinal: int) -> str:
        return self._bytes(ordinal).decode()

    def _bytes(self, ordinal: int) -> bytes:
        return bytes(self._terms[self._term_offset[ordinal] : self._term_offset[ordinal + 1]])

    def _passing(self, candidates: BitMap, test: TermTest) -> BitMap:
        return BitMap(ordinal for ordinal in candidates if test(self._term(ordinal)))


def _runs(text: Spellings) -> list[Run]:
    """Return the runs of letters and digits of a text; its spellings have as many."""
    return [tuple(dict.fromkeys(run)) for run in zip(*(_RUN.findall(each.letters) for each in text), strict=True)]


def _runs_of(pieces: Pieces) -> tuple[list[Run], list[Run]]:
    """Return the runs of a pattern that begin words, and those in front of which a star may stand for letters."""
    beginnings: list[Run] = []
    within: list[Run] = []
    for at, piece in enumerate(pieces):
        runs = _runs(piece)
        cut = 1 if at and _RUN.match(piece[0].letters) else 0
        within += runs[:cut]
        beginnings += runs[cut:]
    return beginnings, within


def _is_one_run(text: Spellings) -> bool:
    """Say whether a text has letters and digits alone, none with an accent."""
    return all(not each.accents and _RUN.fullmatch(each.letters) for each in text)


def _is_within(pieces: Pieces) -> bool:
    """Say whether pieces are `*letters*`, which every term has that has a word with the letters in it."""
    outer = [each.letters for piece in (pieces[0], pieces[-1]) for each in piece]
    middle = [piece for piece in pieces[1:-1] if piece[0].letters]
    return len(pieces) > 1 and not any(outer) and len(middle) == 1 and _is_one_run(middle[0])


def _folds_alike(word: str) -> bool:
    """Say whether a word is one run of letters and digits that is read alike in every family of languages."""
    return word.isascii() and word.isalnum() and "aa" not in word.lower()
