"""Patterns for whole terms: `*` is any text, a backslash takes the meaning of the character behind it away."""

from __future__ import annotations

import re
from functools import lru_cache

from digidot_term.snomed.folding import Folded, fold

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@lru_cache(maxsize=64)
def pieces_of(pattern: str, language: str) -> tuple[Folded, ...]:
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
    return tuple(fold(_ESCAPE.sub(r"\1", piece), language) for piece in (*pieces, current))


def matches(pieces: tuple[Folded, ...], term: Folded) -> bool:
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


def _fits(term: Folded, piece: Folded, at: int) -> bool:
    return term.letters.startswith(piece.letters, at) and term.holds(piece, at)
