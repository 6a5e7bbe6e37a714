"""Find concepts by the beginnings of words, in any order and any case.

Active concepts come first, preferred terms before other synonyms and fully specified names, short terms before long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from unicodedata import normalize

from pyroaring import BitMap

from digidot_term.language import Language
from digidot_term.snomed.components import Hit
from digidot_term.snomed.concept_set import ConceptIds, ConceptSet
from digidot_term.snomed.descriptions import Descriptions
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.words import Words

_WORD = re.compile(r"\w+")
_RANKS = range(3)


class Search:
    """Searches the active terms of language refsets; text definitions are not searched."""

    def __init__(self, index: Index, ids: ConceptIds, descriptions: Descriptions, words: Words) -> None:
        self._index, self._ids, self._descriptions, self._words = index, ids, descriptions, words

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
        yield {language: self._words.matching(words, language) for language in languages}
        if kindly or fuzzy:
            from digidot_term.snomed import kindness  # noqa: PLC0415 - only some searches need it

            if kindly:
                for variant in (kindness.inflected, kindness.compounded):
                    yield {language: variant(words, language, self._words) for language in languages}
            if fuzzy:
                yield {language: kindness.misspelt(words, language, self._words) for language in languages}

    def _hits(self, found: dict[Language, BitMap], within: AbstractSet[int] | None, seen: set[int]) -> Iterator[Hit]:
        """Yield a hit for each concept not seen before, the best first."""
        first_inactive = self._descriptions.offset[self._ids.active_count]
        for span in (range(first_inactive), range(first_inactive, len(self._descriptions.ids))):
            here = BitMap(span)
            for rank in _RANKS:
                yield from self._hits_of_rank({key: each & here for key, each in found.items()}, rank, within, seen)

    def _hits_of_rank(
        self, found: dict[Language, BitMap], rank: int, within: AbstractSet[int] | None, seen: set[int]
    ) -> Iterator[Hit]:
        descriptions, ids = self._descriptions, self._ids.ids
        rows = []
        for at, (language, ordinals) in enumerate(found.items()):
            for ordinal in ordinals & self._ranked(language, rank):
                term, concept = descriptions.term_of(ordinal), descriptions.concept_of(ordinal)
                rows.append((len(term), at, term, ids[concept], language, concept))
        inside = within.ordinals if isinstance(within, ConceptSet) else None
        for _, _, term, sctid, language, concept in sorted(rows):
            if sctid in seen:
                continue
            if within is not None and (concept not in inside if inside is not None else sctid not in within):
                continue
            seen.add(sctid)
            yield Hit(sctid, term, language)

    def _ranked(self, language: Language, rank: int) -> BitMap:
        return BitMap.deserialize(bytes(self._index.numbers(f"ranked.{language}.{rank}")))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, case-folded; letters and digits make words."""
    return tuple(_WORD.findall(normalize("NFC", text).casefold()))
