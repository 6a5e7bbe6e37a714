"""Find concepts by the beginnings of words, in any order and any case.

Active concepts come first, preferred terms before other synonyms and fully specified names, short terms, counted in
bytes, before long ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, islice
from operator import itemgetter
from unicodedata import normalize

from pyroaring import BitMap

from digidot_term.language import Language
from digidot_term.snomed.components import Hit
from digidot_term.snomed.concept_set import ConceptIds, ConceptSet
from digidot_term.snomed.descriptions import Descriptions
from digidot_term.snomed.term_index import RANKS, TermIndex

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")


class Search:
    """Searches the active terms of language refsets; text definitions are not searched."""

    def __init__(self, ids: ConceptIds, descriptions: Descriptions, terms: TermIndex) -> None:
        self._ids, self._descriptions, self._terms = ids, descriptions, terms

    def search(
        self,
        text: str,
        languages: Sequence[Language],
        limit: int | None,
        *,
        within: AbstractSet[int] | None = None,
        kindly: bool = False,
        fuzzy: bool = False,
    ) -> tuple[Hit, ...]:
        """Return one hit a concept with its best term.

        `kindly` adds, behind what was written, other inflections and parts of compounds; `fuzzy` words that differ in
        a letter or two.
        """
        hits: list[Hit] = []
        seen: set[int] = set()
        for found in self._tiers(words_of(text), languages, kindly=kindly, fuzzy=fuzzy):
            wanted = None if limit is None else limit - len(hits)
            if wanted == 0:
                break
            hits.extend(islice(self._hits(found, within, seen), wanted))
        return tuple(hits)

    def _tiers(
        self, words: Sequence[str], languages: Sequence[Language], *, kindly: bool, fuzzy: bool
    ) -> Iterator[dict[Language, BitMap]]:
        """Yield by language the descriptions that match, the closest matches first."""
        yield {language: self._terms.matching(words, language) for language in languages}
        if kindly or fuzzy:
            from digidot_term.snomed import kindness  # noqa: PLC0415 - only some searches need it

            if kindly:
                for variant in (kindness.inflected, kindness.compounded):
                    yield {language: variant(words, language, self._terms) for language in languages}
            if fuzzy:
                yield {language: kindness.misspelt(words, language, self._terms) for language in languages}

    def _hits(self, found: dict[Language, BitMap], within: AbstractSet[int] | None, seen: set[int]) -> Iterator[Hit]:
        """Yield a hit for each concept not seen before, the best first."""
        first_inactive = self._descriptions.offset[self._ids.active_count]
        for span in (range(first_inactive), range(first_inactive, len(self._descriptions.ids))):
            here = BitMap(span)
            for rank in RANKS:
                yield from self._hits_of_rank({key: each & here for key, each in found.items()}, rank, within, seen)

    def _hits_of_rank(
        self, found: dict[Language, BitMap], rank: int, within: AbstractSet[int] | None, seen: set[int]
    ) -> Iterator[Hit]:
        """Yield hits by length of term, language, term and concept; only terms that are reached are looked at."""
        descriptions, ids, offset = self._descriptions, self._ids.ids, self._descriptions.term_offset
        languages = tuple(found)
        rows = [
            (offset[ordinal + 1] - offset[ordinal], at, ordinal)
            for at, language in enumerate(languages)
            for ordinal in found[language] & self._terms.ranked(language, rank)
        ]
        rows.sort()
        for (_, at), alike in groupby(rows, key=itemgetter(0, 1)):
            terms = ((descriptions.term_of(ordinal), descriptions.concept_of(ordinal)) for _, _, ordinal in alike)
            for term, sctid, concept in sorted((term, ids[concept], concept) for term, concept in terms):
                if sctid not in seen and self._is_within(sctid, concept, within):
                    seen.add(sctid)
                    yield Hit(sctid, term, languages[at])

    def _is_within(self, sctid: int, concept: int, within: AbstractSet[int] | None) -> bool:
        if isinstance(within, ConceptSet) and within.ids is self._ids:
            return concept in within.ordinals
        return within is None or sctid in within


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters; letters and digits make words, with the accents on them."""
    return tuple(_WORD.findall(normalize("NFC", text).lower()))
