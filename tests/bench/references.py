"""The references of term search: SQLite's full text, and `re` over folded terms."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from digidot_term.ecl.filter_tree import WildSearchTerm
from digidot_term.ecl.term_search import finds
from digidot_term.snomed.folded import FAMILIES, FAMILY_OF
from digidot_term.snomed.folding import Spellings, fold, spellings
from tests.bench.terms import Term


class FullText:
    """Terms in SQLite FTS5, ids alone: no text, no positions, letters with accents kept apart; optimised."""

    def __init__(self, file: Path, terms: Sequence[Term], *, prefixes: str = "") -> None:
        """`prefixes` are the lengths of beginnings that get an index of their own."""
        extra = f", prefix='{prefixes}'" if prefixes else ""
        self._database = sqlite3.connect(file)
        self._database.execute(
            "CREATE VIRTUAL TABLE term USING fts5"
            f"(text, content='', detail=none, tokenize='unicode61 remove_diacritics 0'{extra})"
        )
        rows = ((term.id, term.text) for term in terms)
        self._database.executemany("INSERT INTO term (rowid, text) VALUES (?, ?)", rows)
        self._database.execute("INSERT INTO term (term) VALUES ('optimize')")
        self._database.commit()

    def find(self, words: Sequence[str]) -> list[int]:
        """Return the ids of the terms that have a word with each beginning."""
        wanted = " AND ".join(f'"{word}"*' for word in words)
        return [row[0] for row in self._database.execute("SELECT rowid FROM term WHERE term MATCH ?", (wanted,))]


class FoldedText:
    """Folded terms in one text a family of languages, a line each, searched with `re`."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._families = tuple(_Family(terms, family) for family in FAMILIES)

    def find(self, pattern: str) -> list[int]:
        """Return the ids of the terms that a pattern with stars is the whole of."""
        return [found for family in self._families for found in family.find(pattern)]


class _Family:
    def __init__(self, terms: Sequence[Term], family: str) -> None:
        self._name = family
        self._terms = [term for term in terms if FAMILY_OF.get(term.language, "") == family]
        lines = [fold(term.text, family).letters.encode() for term in self._terms]
        self._text = b"\n" + b"".join(line + b"\n" for line in lines)
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=1))

    def find(self, pattern: str) -> Iterator[int]:
        """Yield ids; what `re` finds in letters without accents is looked at again when the pattern has some."""
        pieces = [spellings(piece, self._name) for piece in pattern.split("*")]
        expression = _expression([_either(piece) for piece in pieces])
        has_accents = any(spelling.accents for piece in pieces for spelling in piece)
        at = 0
        while match := expression.search(self._text, at):
            line = bisect_right(self._starts, match.end() - 1) - 1
            term = self._terms[line]
            if not has_accents or finds(WildSearchTerm(pattern), term.text, self._name):
                yield term.id
            at = self._starts[line + 1] - 1


def _either(piece: Spellings) -> bytes:
    """Return the expression for a piece of a pattern in each of its spellings."""
    found = [re.escape(each.letters.encode()) for each in piece]
    return found[0] if len(found) == 1 else b"(?:" + b"|".join(found) + b")"


def _expression(pieces: Sequence[bytes]) -> re.Pattern[bytes]:
    """Return the expression for a pattern; where it begins or ends with a star, nothing is said of that end."""
    first, last = pieces[0], pieces[-1]
    middle = b"[^\n]*".join(piece for piece in pieces if piece)
    return re.compile((b"\n" if first else b"") + middle + (b"(?=\n)" if last else b""))
