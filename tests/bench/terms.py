"""The active terms of a release, read from its files without the index, and the words to look for in them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from digidot_term.snomed.rf2.package import open_package
from digidot_term.snomed.rf2.selection import SelectedFile, select_files

WORD = re.compile(r"[^\W_]{3,}")
LANGUAGES = {"nb": "no", "en": "en"}
"""The languages words are taken from, and the language code of their descriptions in the generated release."""
WORD_QUERIES, WILD_QUERIES = 60, 12
_LONGEST_BEGINNING = 6


class Term(NamedTuple):
    """A description or definition that is active."""

    id: int
    language: str
    text: str


class Words(NamedTuple):
    """Beginnings of words to look for, and the language they were taken from."""

    words: tuple[str, ...]
    language: str


def active_terms(folders: Sequence[Path]) -> list[Term]:
    """Return the active terms: of each id the row with the latest date counts."""
    latest: dict[bytes, list[bytes]] = {}
    for folder in folders:
        for file in select_files(open_package(folder)):
            if file.file_name.content in {"Description", "TextDefinition"}:
                for row in _rows(file):
                    known = latest.get(row[0])
                    if known is None or known[1] < row[1]:
                        latest[row[0]] = row
    rows = (row for row in latest.values() if row[2] == b"1")
    return [Term(int(row[0]), row[5].decode(), row[7].decode()) for row in rows]


def _rows(file: SelectedFile) -> Iterator[list[bytes]]:
    data = b"".join(file.package.chunks(file.name))
    return (line.rstrip(b"\r").split(b"\t") for line in data.split(b"\n")[1:] if line)


def word_queries(terms: Sequence[Term]) -> tuple[Words, ...]:
    """Return beginnings of one, two and three words of terms drawn by lot, as many of each in both languages."""
    chance = random.Random(1)
    return tuple(
        Words(tuple(_beginning(word, chance) for word in words), language)
        for number in range(WORD_QUERIES)
        for language in (sorted(LANGUAGES)[number % 2],)
        for words in (_drawn(terms, LANGUAGES[language], number // 2 % 3 + 1, chance),)
    )


def wild_queries(terms: Sequence[Term]) -> tuple[str, ...]:
    """Return patterns with stars in every place, made of words of terms drawn by lot."""
    chance = random.Random(2)
    found = []
    for number in range(WILD_QUERIES):
        first, second = _drawn(terms, LANGUAGES[sorted(LANGUAGES)[number % 2]], 2, chance)
        shapes = (
            f"*{first}*",
            f"{first}*{second}*",
            f"*{first[1:]}*{second[:-1]}*",
            f"*{second}",
            f"{first[:4]}*",
            f"*{second[1:5]}*",
        )
        found.append(shapes[number // 2 % len(shapes)])
    return tuple(found)


def _beginning(word: str, chance: random.Random) -> str:
    return word[: chance.randint(3, _LONGEST_BEGINNING)]


def _drawn(terms: Sequence[Term], code: str, count: int, chance: random.Random) -> tuple[str, ...]:
    """Return some words of a term drawn by lot, in the order they have there."""
    while True:
        term = chance.choice(terms)
        words = WORD.findall(term.text.casefold()) if term.language == code else []
        if len(words) >= count:
            return tuple(words[at] for at in sorted(chance.sample(range(len(words)), count)))
