"""Brackets and pipes of a whole text, paired in one pass; those within strings, terms and comments do not count."""

from __future__ import annotations

import re

from digidot_term.ecl.pattern import Pattern

_PIECE = Pattern(
    r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)'  # a string, closed or not
    r"|\|[^|]*+(?:\||\Z)"  # a term
    r"|/\*(?:[^*]++|\*[^/])*+(?:\*/|\*?\Z)"  # a comment
    r"|[()]",
    re.DOTALL,
)


def matched_brackets(text: str) -> dict[int, int]:
    """Pair every `(` outside strings, terms and comments with the offset behind its `)`, in one pass."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for found in _PIECE.finditer(text):
        if found[0] == "(":
            waiting.append(found.start())
        elif found[0] == ")" and waiting:
            pairs[waiting.pop()] = found.end()
    return pairs


def has_open_term(text: str) -> bool:
    """Say whether the pipes of a text do not pair."""
    pieces = (found[0] for found in _PIECE.finditer(text))
    return any(piece == "|" or piece[0] == "|" != piece[-1] for piece in pieces)
