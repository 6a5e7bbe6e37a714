"""Find concepts by the beginnings of words, in any order and any case.

Case is folded and nothing else: å, ä, æ, ø and ö are letters of their own in Norwegian, not an a or o with a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from unicodedata import normalize

from digidot_term.language import LANGUAGES, Language
from digidot_term.snomed.components import Description, Hit
from digidot_term.snomed.descriptions import rank

_WORD = re.compile(r"\w+")
_AFTER_EVERY_LETTER = "\U0010ffff"


class SearchIndex:
    """The words of all terms, sorted, so that a prefix is one slice."""

    def __init__(self, descriptions: Iterable[Description], active_ids: Collection[int]) -> None:
        """Take the descriptions to find; concepts outside `active_ids` are found last."""
        self._active_ids = active_ids
        self._terms = [found for found in descriptions if any(rank(found, each) is not None for each in LANGUAGES)]
        pairs = {(word, number) for number, found in enumerate(self._terms) for word in words(found.term)}
        self._pairs = sorted(pairs)

    def search(self, text: str, languages: Sequence[Language], limit: int | None) -> tuple[Hit, ...]:
        """Return one hit a concept with its best term: active first, preferred before synonym, short before long."""
        best: dict[int, tuple[tuple[bool, int, int, int, str, int], Hit]] = {}
        for number in self._matching(words(text)):
            found = self._terms[number]
            for at, language in enumerate(languages):
                order = rank(found, language)
                if order is None:
                    continue
                inactive = found.concept_id not in self._active_ids
                key = (inactive, order, len(found.term), at, found.term, found.concept_id)
                if found.concept_id not in best or key < best[found.concept_id][0]:
                    best[found.concept_id] = (key, Hit(found.concept_id, found.term, language))
        return tuple(hit for _, hit in sorted(best.values(), key=lambda pair: pair[0])[:limit])

    def _matching(self, prefixes: Sequence[str]) -> set[int]:
        """Return the numbers of the terms that have a word for every prefix; none for no prefix at all."""
        slices = [self._with_prefix(prefix) for prefix in prefixes]
        return set.intersection(*slices) if slices else set()

    def _with_prefix(self, prefix: str) -> set[int]:
        """Return the numbers of the terms that have a word with this beginning."""
        start = bisect_left(self._pairs, (prefix, 0))
        end = bisect_left(self._pairs, (prefix + _AFTER_EVERY_LETTER, 0))
        return {number for _, number in self._pairs[start:end]}


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, case-folded; letters and digits make words."""
    return tuple(_WORD.findall(normalize("NFC", text).casefold()))
