"""The letters of languages as CLDR has them: which are letters of their own, and which carry an accent.

CLDR weighs text in steps: letters first, accents second, case third. What differs in the third step alone is alike
here. Most of that follows from Unicode's decompositions; the tables say what CLDR's root collation and those of `no`,
`da`, `sv` and `fi` add. Latin, Greek and Cyrillic, digits, punctuation and symbols are covered.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TypeAlias
from unicodedata import combining, decomposition, normalize, numeric

Letters: TypeAlias = tuple[tuple[str, str], ...]
"""Small letters, each with the accents on it; "" is none."""

_ROOT = (
    "й ≠ ae<æ oe<œ ss<ß s<ſ d<ð o\u0338=ø d\u0335=đ h\u0335=ħ l\u0335=ł г<ґ σ=ς ι=ͺ και=ϗ ´=΄ ᾽=᾿ '<‘’‚‛ \"<“”„‟⹂ "
    "dz=ʣ dʒ=ʤ dʑ=ʥ ts=ʦ ts=ƾ tʃ=ʧ tɕ=ʨ fŋ=ʩ ls=ʪ lz=ʫ zw=ƍ db=ȸ qp=ȹ ll=ỻ a/s=⅍ pts=₧ 6=ↅ"
)
_ADDED = {
    "": "",
    "no": "å æ<äę ø<öőœ y<üű d<đð th=þ",
    "da": "å æ<ä ø<öő y<üű d<đð th=þ",
    "sv": "å ä<æę ö<øőœô y<üű d<đð th=þ",
    "fi": "å ä<æ ö<ø y<ü d<đ g<ǥ n<ŋ t<ŧ z<ʒ",
}
"""`å` is a letter of its own, of `æ<äę` ä and ę are accented forms, `th=þ` is another spelling."""
_LETTERS_ABOVE = dict(zip(map(chr, range(0x363, 0x370)), "aeioucdhmrtvx", strict=True))
"""Letters written above others are letters like any."""
_OTHER_SCRIPT = re.compile(
    "[\u0530-\u1c7f\u1c90-\u1cff\u2c00-\u2c5f\u2c80-\u2ddf\u2e80-\ua63f\ua6a0-\ua71f\ua800-\ufaff"
    "\ufb07-\ufe1f\ufe30-\ufefe\uff5f-\U0010ffff]"
)
_NUMBERS_IN_CIRCLES = range(0x2460, 0x2794)

_MARK = "\u0300-\u0362\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_CLUSTER = re.compile(rf"[\x00-\x7f]+(?![{_MARK}])|.[{_MARK}]*", re.DOTALL)
_NOT_WEIGHED = re.compile(
    "[\x80-\x84\x86-\x9f\xad\u034f\u0488\u0489\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_MARK_BY_PLACE = re.compile(
    "[\u030d\u030e\u0312\u0315-\u031a\u031c-\u0320\u0329-\u032c\u032f\u0333\u0336\u0337\u033a-\u033f\u0346-\u0357"
    "\u0359-\u035f\u0362\u0484-\u0487\u1ab0-\u1aff\u1dc0-\u1dff]"
)
_ABOVE, _BELOW, _THROUGH = "\u030d", "\u0316", "\u0336"
_PLACES = {
    1: _THROUGH, 202: _BELOW, 218: _BELOW, 220: _BELOW, 233: _BELOW,
    214: _ABOVE, 228: _ABOVE, 230: _ABOVE, 232: _ABOVE, 234: _ABOVE,
}  # fmt: skip
"""By combining class, the mark that stands for all that CLDR tells apart by their place alone."""
_SAME_MARKS = {"\u0485": "\u0314", "\u0486": "\u0313"}


def is_covered(text: str) -> bool:
    """Say whether the tables cover the letters of a text: those of Latin, Greek and Cyrillic."""
    return not any(character.isalpha() for character in _OTHER_SCRIPT.findall(text))


def cut(text: str) -> list[str]:
    """Cut text into runs of ASCII, and other characters with the marks behind them, decomposed (NFD)."""
    return _CLUSTER.findall(_NOT_WEIGHED.sub("", normalize("NFD", text)))


@lru_cache(maxsize=4096)
def letters_of(cluster: str, family: str) -> Letters:
    """Return the letters of a small letter with marks, as `cut` gives it, in a family of languages."""
    base, marks = _composed(cluster[0], cluster[1:], _table(family))
    *before, (letter, accent) = _without_marks(base, family)
    return (*before, (letter, accent + "".join(map(_mark, marks))))


@cache
def _table(family: str) -> dict[str, tuple[str, str]]:
    """Return by character what it is in a family of languages: a text, and the accent on its first letter."""
    found = {character: (letter, "") for character, letter in _LETTERS_ABOVE.items()}
    for entry in f"{_ROOT} {_ADDED[family]}".split():
        text, sign, others = re.split("([<=])", f"{entry}=")[:3]
        found |= {other: (text, other if sign == "<" else "") for other in others}
        if len(text) == 1:
            found[text] = (text, "")
    return found


def _composed(base: str, marks: str, table: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """Put a letter and that of its marks together that makes another letter of the table; no like one stands before."""
    for at, mark in enumerate(marks):
        composed = normalize("NFC", base + mark)
        if composed in table and all(combining(before) != combining(mark) for before in marks[:at]):
            return composed, marks[:at] + marks[at + 1 :]
    return base, marks


def _without_marks(character: str, family: str) -> Letters:
    """Return the letters of a character."""
    text, accent = _table(family).get(character) or (_simpler(character), "")
    if text == character:
        return ((text, accent),)
    parts = [part for run in cut(text) for part in (run if run.isascii() else (run,))]
    (letter, other), *others = (found for part in parts for found in letters_of(part, family))
    return ((letter, other + accent), *others)


def _simpler(character: str) -> str:
    """Return the small letters that a character differs from in the third step alone, itself if there are none."""
    if character.isdecimal():
        return str(int(character))
    codes = decomposition(character).rpartition("> ")[2]
    if not codes:
        number = numeric(character, -1) if ord(character) in _NUMBERS_IN_CIRCLES else -1
        return character if number < 0 else f"{number:.0f}"
    text = "".join(chr(int(code, 16)) for code in codes.split())
    stands_alone = text[0] == " " and len(text) > 1  # an accent without a letter
    return character if stands_alone else text.lower()


def _mark(mark: str) -> str:
    """Return a mark, or the one that stands for it."""
    if _MARK_BY_PLACE.match(mark):
        return _SAME_MARKS.get(mark) or _PLACES.get(combining(mark), mark)
    return mark
