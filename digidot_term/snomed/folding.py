"""Fold terms and what is searched for, so that they can be compared letter by letter.

Case is folded. A letter without an accent finds one with; an accent that is written must be there. Which letters are
letters of their own follows the language, as CLDR has it (`snomed.letters`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import product
from typing import TypeAlias
from unicodedata import normalize

from digidot_term.snomed.folded import FAMILY_OF, HAS_AA, Folded

_PLAIN = {"no": "æøå", "da": "æøå", "sv": "äöå", "fi": "äöå", "": ""}
"""Small letters outside ASCII that are what they are in a family, in front of no accent."""
_DOUBLE = "(aa|a\u030a)"
_MOST_DOUBLE = 3
"""How many å and aa of a text are looked for in both spellings; no word of Norwegian or Danish has more."""
_OTHER_SCRIPTS = "\u0530"
"""Behind this character letters of scripts begin that the built-in table does not cover; others are there too."""

Fold: TypeAlias = Callable[[str, str], Folded]
"""Folds a text as a language has it."""
Spellings: TypeAlias = tuple[Folded, ...]
"""What is searched for, in each of its spellings."""


@lru_cache(maxsize=4096)
def fold(text: str, language: str) -> Folded:
    """Fold text into base letters and accents; aa is two letters."""
    text, family = normalize("NFC", text.lower()), FAMILY_OF.get(language, "")
    if text.isascii() or is_plain(text, family):
        return Folded(text, {})
    from digidot_term.snomed.letters import cut, letters_of  # noqa: PLC0415 - most texts are plain

    letters: list[str] = []
    accents: dict[int, str] = {}
    for part in cut(text):
        if part.isascii():
            letters.extend(part)
            continue
        for letter, accent in letters_of(part, family):
            if accent:
                accents[len(letters)] = accent
            letters.append(letter)
    return Folded("".join(letters), accents)


def is_plain(text: str, family: str) -> bool:
    """Say whether a text in small letters is folded already."""
    return _plain(family)(text) is not None


@cache
def _plain(family: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(f"[\x00-\x7f{_PLAIN[family]}]*").fullmatch


@lru_cache(maxsize=512)
def spellings(text: str, language: str, folding: Fold = fold) -> Spellings:
    """Fold what is searched for: in Norwegian and Danish with each å also as aa, and each aa also as å."""
    if language not in HAS_AA:
        return (folding(text, language),)
    parts = re.split(_DOUBLE, normalize("NFD", text.lower()), maxsplit=_MOST_DOUBLE)
    choices = [("aa", "a\u030a") if at % 2 else (part,) for at, part in enumerate(parts)]
    return tuple(folding("".join(chosen), language) for chosen in product(*choices))


def folding_for(text: str) -> Fold:
    """Return what folds a text and the terms it is looked for in: ICU for scripts the built-in table lacks."""
    if not text or max(text) < _OTHER_SCRIPTS or _is_covered(text):
        return fold
    from digidot_term.snomed import icu_folding  # noqa: PLC0415 - few searches need it

    return icu_folding.fold if icu_folding.is_installed() else fold


def _is_covered(text: str) -> bool:
    from digidot_term.snomed.letters import is_covered  # noqa: PLC0415 - most texts are plain

    return is_covered(text)


def has_word(term: Folded, word: Spellings) -> bool:
    """Say whether a word of the term begins so, in any spelling."""
    return any(_has_spelling(term, spelling) for spelling in word)


def _has_spelling(term: Folded, word: Folded) -> bool:
    at = term.letters.find(word.letters)
    while at >= 0:
        if _begins_word(term.letters, at) and term.holds(word, at):
            return True
        at = term.letters.find(word.letters, at + 1)
    return False


def _begins_word(text: str, at: int) -> bool:
    """A word begins behind a blank, and where a letter or digit follows something else."""
    return at == 0 or text[at - 1].isspace() or (text[at].isalnum() and not text[at - 1].isalnum())
