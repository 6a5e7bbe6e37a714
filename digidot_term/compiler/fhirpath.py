"""A light check of FHIRPath expressions: quotes and brackets come in pairs (FHIRPath N1, Lexical Elements).

Whether names and functions exist is not checked here.
"""

from __future__ import annotations

from dataclasses import dataclass

_PAIRS = {")": "(", "]": "[", "}": "{"}
_OPENING = frozenset(_PAIRS.values())
_QUOTES = frozenset("'`")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is broken, and at which character (from 0)."""

    offset: int
    problem: str


def find_flaw(expression: str) -> Flaw | None:
    """Return the first unpaired quote or bracket of an expression, or None."""
    open_brackets: list[tuple[str, int]] = []
    offset = 0
    while offset < len(expression):
        character = expression[offset]
        if character in _QUOTES:
            end = _end_of_text(expression, offset)
            if end is None:
                return Flaw(offset, f"{character} opens a text that is never closed")
            offset = end
        elif character == '"':
            return Flaw(offset, 'stray "')
        elif character in _OPENING:
            open_brackets.append((character, offset))
        elif character in _PAIRS and (not open_brackets or open_brackets.pop()[0] != _PAIRS[character]):
            return Flaw(offset, f"{character} closes nothing")
        offset += 1
    if open_brackets:
        return Flaw(open_brackets[-1][1], f"{open_brackets[-1][0]} is never closed")
    return None


def _end_of_text(expression: str, start: int) -> int | None:
    """Return the offset of the quote that closes the one at `start`; a backslash escapes the next character."""
    offset = start + 1
    while offset < len(expression):
        if expression[offset] == "\\":
            offset += 2
            continue
        if expression[offset] == expression[start]:
            return offset
        offset += 1
    return None
