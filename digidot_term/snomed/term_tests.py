"""Test terms one by one: for the beginnings of words in any order, or for a pattern of the whole term."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from digidot_term.snomed.folded import FAMILY_OF
from digidot_term.snomed.folding import Spellings, fold, folding_for, has_word, is_plain, spellings
from digidot_term.snomed.wildcards import Pieces, matches, pieces_of

TermTest: TypeAlias = Callable[[str], bool]
_LONGEST = 500
"""Characters of patterns that are worth a regular expression; it takes long to make one of thousands of pieces."""


def begins_words(words: Sequence[str], language: str) -> TermTest:
    """Return a test that a term has a word beginning with each of some texts, compared as a language has it."""
    folding = folding_for("".join(words))
    wanted = [spellings(word, language, folding) for word in words]

    def test(term: str) -> bool:
        folded = folding(term, language)
        return all(has_word(folded, word) for word in wanted)

    return test


def is_like(pattern: str, language: str) -> TermTest:
    r"""Return a test that a pattern is the whole of a term: `*` is any text, `\*` a star."""
    folding = folding_for(pattern)
    pieces = pieces_of(pattern, language, folding)
    family = FAMILY_OF.get(language, "")
    quick = folding is fold and len(pattern) <= _LONGEST
    fits = re.compile(_expression(pieces), re.DOTALL).fullmatch if quick else None

    def test(term: str) -> bool:
        small = term.lower()
        if fits and is_plain(small, family):
            return fits(small) is not None
        return matches(pieces, folding(term, language))

    return test


def _expression(pieces: Pieces) -> str:
    """Write a pattern for terms without accents; a piece between stars is taken where it first stands, for good."""
    first, *others = map(_either, pieces)
    if not others:
        return first
    return first + "".join(f"(?>.*?{piece})" for piece in others[:-1]) + f".*{others[-1]}"


def _either(piece: Spellings) -> str:
    """Write the spellings that have no accents; where there are none, nothing fits."""
    plain = [re.escape(each.letters) for each in piece if not each.accents]
    return f"(?:{'|'.join(plain)})" if plain else "(?!)"
