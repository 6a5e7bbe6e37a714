"""Fold text with ICU, where it is installed: for scripts that the built-in table (`snomed.letters`) does not cover.

ICU tells by collation elements what CLDR's collations for search weigh. Each first weight becomes a character here, so
that texts are compared as folded by the table; second weights are accents.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any
from unicodedata import normalize

from digidot_term.snomed.folded import FAMILY_OF, HAS_AA, Folded

_COMMON = 5
"""The second weight of a letter without an accent."""
_CONTINUED = 0xC0
"""What the third weight has of an element that goes on with the one before."""
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_FIRST_LETTER, _FIRST_SIGN = 0x20000, 0xF0000
"""Where characters begin that are letters, and characters that are not."""
_DOUBLE = re.compile("a(?=a)", re.IGNORECASE)
_JOINER = "\u034f"
"""Keeps CLDR from taking two letters for one, and weighs nothing."""


@cache
def is_installed() -> bool:
    """Say whether ICU is there."""
    try:
        import icu  # noqa: F401, PLC0415 - not installed everywhere
    except ImportError:
        return False
    return True


@lru_cache(maxsize=4096)
def fold(text: str, language: str) -> Folded:
    """Fold text into characters that stand for weights, and accents; aa is two letters."""
    alphabet = _alphabet(FAMILY_OF.get(language, ""))
    text = normalize("NFD", text)
    weights = alphabet.weights(_DOUBLE.sub(rf"\g<0>{_JOINER}", text) if language in HAS_AA else text)
    accents = {at: bytes(second).hex() for at, (_, second) in enumerate(weights) if second}
    return Folded("".join(alphabet.character(tuple(first)) for first, _ in weights), accents)


class _Alphabet:
    """The characters that stand for the weights of a collation."""

    def __init__(self, family: str) -> None:
        import icu  # noqa: PLC0415 - not installed everywhere

        locale = icu.Locale.forLanguageTag(f"{family or 'und'}-u-co-search")
        self._collator: Any = icu.Collator.createInstance(locale)
        self._known: dict[tuple[int, ...], str] = {}
        self._first_sign, self._first_digit = (self.weights(each)[0][0] for each in "_0")

    def weights(self, text: str) -> list[tuple[list[int], list[int]]]:
        """Return the first and second weights of each letter of a text."""
        found: list[tuple[list[int], list[int]]] = []
        for element in self._collator.createCollationElementIterator(text):
            first, second, third = element >> 16 & 0xFFFF, element >> 8 & 0xFF, element & 0xFF
            if first and third & _CONTINUED != _CONTINUED:
                found.append(([first], [] if second == _COMMON else [second]))
            elif found:
                found[-1][0].extend([first] if first else [])
                found[-1][1].extend([second] if second else [])
        return found

    def character(self, weight: tuple[int, ...]) -> str:
        """Return what stands for a weight: CLDR has blanks first, then signs, digits and letters."""
        known = self._known.get(weight)
        if known is None:
            number = len(self._known)
            if list(weight) < self._first_sign:
                known = _BLANKS[number % len(_BLANKS)]
            else:
                known = chr(number + (_FIRST_SIGN if list(weight) < self._first_digit else _FIRST_LETTER))
            self._known[weight] = known
        return known


@cache
def _alphabet(family: str) -> _Alphabet:
    return _Alphabet(family)
