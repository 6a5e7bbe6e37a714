"""Search terms against terms: word beginnings in any order, and wild cards (ECL 6.8).

Case is folded. A letter without an accent finds one with; an accent that is written must be there. Which letters are
letters of their own follows the description's language, as in CLDR: in Norwegian and Danish å (also written aa), æ and
ø, in Swedish and Finnish å, ä and ö.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from digidot_term.ecl.filter_tree import MatchSearchTerm, WildSearchTerm
from digidot_term.ecl.literals import unescaped

_NORWEGIAN = {"å": "å", "æ": "æ", "ø": "ø", "ä": "æ", "ö": "ø", "ü": "y"}
_SWEDISH = {"å": "å", "ä": "ä", "ö": "ö", "æ": "ä", "ø": "ö", "ü": "y"}
_LETTERS_OF = {
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "no": _NORWEGIAN,
    "da": _NORWEGIAN,
    "sv": _SWEDISH,
    "fi": _SWEDISH,
}
_ELSEWHERE = {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i"}


@dataclass(frozen=True, slots=True)
class _Folded:
    """Base letters, and by index the accent each one carries."""

    letters: str
    accents: dict[int, str]

    def holds(self, other: _Folded, at: int) -> bool:
        """Say whether the accents of `other` are there when it stands at an index."""
        return all(self.accents.get(at + index) == accent for index, accent in other.accents.items())


def finds(search: MatchSearchTerm | WildSearchTerm, term: str, language: str) -> bool:
    """Say whether a search finds a term of a language, such as `nb`."""
    folded = _folded(term, language)
    if isinstance(search, WildSearchTerm):
        return _matches(_pieces(search.pattern, language), folded)
    return all(_has_word(folded, _folded(word, language)) for word in search.words)


@lru_cache(maxsize=4096)
def _folded(text: str, language: str) -> _Folded:
    """Fold text into base letters and accents."""
    text = unicodedata.normalize("NFC", text.casefold())
    if text.isascii() and "aa" not in text:
        return _Folded(text, {})
    own = _LETTERS_OF.get(language, {})
    if "å" in own.values() and own is _NORWEGIAN:
        text = text.replace("aa", "å")
    letters: list[str] = []
    accents: dict[int, str] = {}
    for character in text:
        base, accent = _parts(character, own)
        if accent:
            accents[len(letters)] = accent
        letters.extend(base)
    return _Folded("".join(letters), accents)


def _parts(character: str, own: dict[str, str]) -> tuple[str, str]:
    """Return the base letters of a character and its accent; a letter of its own has none."""
    if character in own:
        base = own[character]
        return base, "" if base == character else character
    if character in _ELSEWHERE:
        return _ELSEWHERE[character], character
    parts = unicodedata.normalize("NFD", character)
    return parts[0], parts[1:]


def _has_word(term: _Folded, word: _Folded) -> bool:
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


@lru_cache(maxsize=64)
def _pieces(pattern: str, language: str) -> tuple[_Folded, ...]:
    r"""Cut a pattern at its stars; `\*` is no star."""
    pieces, current, at = [], "", 0
    while at < len(pattern):
        width = 2 if pattern[at] == "\\" else 1
        if pattern[at] == "*":
            pieces.append(current)
            current = ""
        else:
            current += pattern[at : at + width]
        at += width
    return tuple(_folded(unescaped(piece), language) for piece in (*pieces, current))


def _matches(pieces: tuple[_Folded, ...], term: _Folded) -> bool:
    """Say whether the whole term is the pieces with anything between them; each is taken where it first fits."""
    first, last = pieces[0], pieces[-1]
    end = len(term.letters) - len(last.letters)
    if len(pieces) == 1:
        return term.letters == first.letters and term.holds(first, 0)
    if not _fits(term, first, 0) or end < len(first.letters) or not _fits(term, last, end):
        return False
    at = len(first.letters)
    for piece in pieces[1:-1]:
        found = term.letters.find(piece.letters, at, end)
        while found >= 0 and not term.holds(piece, found):
            found = term.letters.find(piece.letters, found + 1, end)
        if found < 0:
            return False
        at = found + len(piece.letters)
    return True


def _fits(term: _Folded, piece: _Folded, at: int) -> bool:
    return term.letters.startswith(piece.letters, at) and term.holds(piece, at)
