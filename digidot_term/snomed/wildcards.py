"""Patterns for whole terms: `*` is any text, a backslash takes the meaning of the character behind it away."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from digidot_term.snomed.folded import Folded
from digidot_term.snomed.folding import Fold, Spellings, fold, spellings

Pieces: TypeAlias = tuple[Spellings, ...]
"""What stands in front of, between and behind the stars of a pattern."""

_PART = r"(?s)\\(?P<escaped>.)|(?P<star>\*)|(?P<plain>[^\\*]+|\\\Z)"


@lru_cache(maxsize=64)
def pieces_of(pattern: str, language: str, folding: Fold = fold) -> Pieces:
    r"""Cut a pattern at its stars; `\*` is no star."""
    pieces = [""]
    for part in re.finditer(_PART, pattern):
        if part["star"]:
            pieces.append("")
        else:
            pieces[-1] += part["escaped"] or part["plain"]
    return tuple(spellings(piece, language, folding) for piece in pieces)


def matches(pieces: Pieces, term: Folded) -> bool:
    """Say whether the whole term is the pieces with anything between them; each is taken where it first ends."""
    length = len(term.letters)
    starts = [len(each.letters) for each in pieces[0] if _fits(term, each, 0)]
    if len(pieces) == 1:
        return length in starts
    ends = [length - len(each.letters) for each in pieces[-1] if _fits(term, each, length - len(each.letters))]
    if not starts or not ends or starts[0] > ends[0]:
        return False
    at = starts[0]
    for piece in pieces[1:-1]:
        places = [found for each in piece if (found := _end(term, each, at, ends[0])) is not None]
        if not places:
            return False
        at = min(places)
    return True


def _fits(term: Folded, piece: Folded, at: int) -> bool:
    return at >= 0 and term.letters.startswith(piece.letters, at) and term.holds(piece, at)


def _end(term: Folded, piece: Folded, start: int, end: int) -> int | None:
    """Return where a piece ends that stands first between two places."""
    at = term.letters.find(piece.letters, start, end)
    while at >= 0 and not term.holds(piece, at):
        at = term.letters.find(piece.letters, at + 1, end)
    return None if at < 0 else at + len(piece.letters)
