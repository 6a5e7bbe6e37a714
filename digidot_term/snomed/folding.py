"""Fold terms and what is searched for, so that they can be compared letter by letter.

Case is folded. A letter without an accent finds one with; an accent that is written must be there. Which letters are
letters of their own follows the language, as in CLDR: in Norwegian and Danish å (also written aa), æ and ø, in Swedish
and Finnish å, ä and ö.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

_NORWEGIAN = {"å": "å", "æ": "æ", "ø": "ø", "ä": "æ", "ö": "ø", "ü": "y"}
_SWEDISH = {"å": "å", "ä": "ä", "ö": "ö", "æ": "ä", "ø": "ö", "ü": "y"}
FAMILY_OF = {"nb": "no", "nn": "no", "no": "no", "da": "no", "sv": "sv", "fi": "sv"}
"""The family of each language whose letters are others than those of English; a family folds alike."""
FAMILIES = ("no", "sv", "")
_LETTERS_OF = {"no": _NORWEGIAN, "sv": _SWEDISH, "": {}}
_ELSEWHERE = {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i"}


_NOT_ASCII = "\x80"

HAS_AA = frozenset(language for language, family in FAMILY_OF.items() if family == "no")
"""The languages in which aa is another way to write å."""


class Folded(NamedTuple):
    """Base letters, and by index the accent each one carries."""

    letters: str
    accents: dict[int, str]

    def holds(self, other: Folded, at: int) -> bool:
        """Say whether the accents of `other` are there when it stands at an index."""
        return all(self.accents.get(at + index) == accent for index, accent in other.accents.items())


@lru_cache(maxsize=4096)
def fold(text: str, language: str) -> Folded:
    """Fold text into base letters and accents."""
    text = text.casefold()
    if text.isascii() and "aa" not in text:
        return Folded(text, {})
    text = normalize("NFC", text)
    own = _LETTERS_OF[FAMILY_OF.get(language, "")]
    if language in HAS_AA:
        text = text.replace("aa", "å")
    letters: list[str] = []
    accents: dict[int, str] = {}
    for character in text:
        if character < _NOT_ASCII:
            letters.append(character)
            continue
        base, accent = _parts(character, own)
        if accent:
            accents[len(letters)] = accent
        letters.extend(base)
    return Folded("".join(letters), accents)


def _parts(character: str, own: dict[str, str]) -> tuple[str, str]:
    """Return the base letters of a character and its accent; a letter of its own has none."""
    if character in own:
        base = own[character]
        return base, "" if base == character else character
    if character in _ELSEWHERE:
        return _ELSEWHERE[character], character
    parts = normalize("NFD", character)
    return parts[0], parts[1:]


def has_word(term: Folded, word: Folded) -> bool:
    """Say whether a word of the term begins so."""
    at = term.letters.find(word.letters)
    while at >= 0:
        if _begins_word(term.letters, at) and term.holds(word, at):
            return True
        at = term.letters.find(word.letters, at + 1)
    return False


def _begins_word(text: str, at: int) -> bool:
    """A word begins behind a blank, and where a letter or digit follows something else."""
    return at == 0 or text[at - 1].isspace() or (text[at].isalnum() and not text[at - 1].isalnum())
