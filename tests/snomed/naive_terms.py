"""A second matcher for the tests alone: it compares letter by letter, and tries every way to read a pattern."""

from __future__ import annotations

from unicodedata import normalize

Unit = tuple[str, str]
"""A letter and what stands on it."""
Token = Unit | None
"""A letter of a pattern, or a star."""

NORWEGIAN = {"å": ("å", ""), "æ": ("æ", ""), "ø": ("ø", ""), "ä": ("æ", "ä"), "ö": ("ø", "ö"), "ü": ("y", "ü")}
SWEDISH = {"å": ("å", ""), "ä": ("ä", ""), "ö": ("ö", ""), "æ": ("ä", "æ"), "ø": ("ö", "ø"), "ü": ("y", "ü")}
ENGLISH = {"å": ("a", "å"), "ä": ("a", "ä"), "ö": ("o", "ö"), "ø": ("o", "ø"), "ü": ("u", "ü")}
LETTERS = {
    "no": NORWEGIAN,
    "nb": NORWEGIAN,
    "nn": NORWEGIAN,
    "da": NORWEGIAN,
    "sv": SWEDISH,
    "en": ENGLISH,
    "": ENGLISH,
}
ALPHABET = "aAåÅæÆøØéÉeoyäöüb19-'’/ \u0085"
"""What the letters of the tables are drawn from, and letters, digits and signs that are alike everywhere."""


def units_of(text: str, language: str) -> list[Unit]:
    found: list[Unit] = []
    for letter in normalize("NFC", text).lower():
        if letter == "æ" and "æ" not in LETTERS[language]:
            found += [("a", "æ"), ("e", "")]
        else:
            found.append({"é": ("e", "é"), "’": ("'", "’")}.get(letter) or LETTERS[language].get(letter, (letter, "")))
    return found


def has_words(term: str, words: list[str], language: str) -> bool:
    """Say whether words of a term begin so, in any order."""
    letters = units_of(term, language)
    starts = [at for at in range(len(letters)) if begins_word([letter for letter, _ in letters], at)]
    return all(
        any(fits(units_of(word, language), letters[at:], language, whole=False) for at in starts) for word in words
    )


def begins_word(letters: list[str], at: int) -> bool:
    return at == 0 or letters[at - 1].isspace() or (letters[at].isalnum() and not letters[at - 1].isalnum())


def is_like(term: str, pattern: str, language: str) -> bool:
    """Say whether a pattern with stars and backslashes is a whole term."""
    tokens: list[Token] = []
    escaped = False
    for letter in pattern:
        if letter == "\\" and not escaped:
            escaped = True
            continue
        tokens += [None] if letter == "*" and not escaped else units_of(letter, language)
        escaped = False
    return fits(tokens, units_of(term, language), language, whole=True)


def fits(tokens: list[Token], units: list[Unit], language: str, *, whole: bool) -> bool:
    """Say whether tokens stand in front of some letters, or are all of them."""
    if not tokens:
        return not units or not whole
    if tokens[0] is None:
        return any(fits(tokens[1:], units[at:], language, whole=whole) for at in range(len(units) + 1))
    return any(
        len(units) >= len(spelt)
        and all(covers(*pair) for pair in zip(spelt, units, strict=False))
        and fits(tokens[width:], units[len(spelt) :], language, whole=whole)
        for width, spelt in spellings(tokens, language)
    )


def spellings(tokens: list[Token], language: str) -> list[tuple[int, list[Unit]]]:
    """Return how many letters of the search are taken at once, and what may stand there."""
    if language in {"no", "nb", "nn", "da"}:
        if tokens[0] == ("å", ""):
            return [(1, [("å", "")]), (1, [("a", ""), ("a", "")])]
        if tokens[:2] == [("a", ""), ("a", "")]:
            return [(2, [("a", ""), ("a", "")]), (2, [("å", "")])]
    return [(1, [tokens[0]])] if tokens[0] else []


def covers(wanted: Unit, found: Unit) -> bool:
    """A letter is found with any accent, one with an accent with that one."""
    return wanted[0] == found[0] and wanted[1] in {"", found[1]}
