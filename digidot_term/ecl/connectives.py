"""Items joined by AND, OR and MINUS; where they are mixed, both ways to put the brackets are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from digidot_term.diagnostics.shortened import shortened
from digidot_term.ecl import semantic_rules
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.pattern import Pattern

_T = TypeVar("_T")
_LONGEST = 60
"""Characters of an item that are shown."""


def joined(
    cursor: Cursor, first: _T, begun: int, connective: Pattern, read: Callable[[Cursor], _T]
) -> tuple[str, list[_T]]:
    """`first *(ws connective ws item) ws`: return the operator, empty for one item alone, and the items.

    `begun` is where the first item began; the cursor stands behind it. A second operator is noted once.
    """
    items = [first]
    operator = ""
    mixed = False
    start, end = begun, cursor.at
    cursor.space()
    while found := cursor.match(connective):
        this = "AND" if found[0] == "," else found[0].upper()
        cursor.space()
        next_start = cursor.at
        items.append(read(cursor))
        if not mixed and (operator not in {"", this} or operator == this == "MINUS"):
            mixed = True
            texts = (cursor.text[begun:start], cursor.text[start:end], cursor.text[next_start : cursor.at])
            _note_mixture(cursor, found.start(), (operator, this), texts)
        operator = operator or this
        start, end = next_start, cursor.at
        cursor.space()
    return operator, items


def _note_mixture(cursor: Cursor, at: int, operators: tuple[str, str], texts: tuple[str, str, str]) -> None:
    """Note that two operators meet; the texts are what stands before the item they share, that item, the next one."""
    earlier, this = operators
    before, shared, behind = (" ".join(text.split()) for text in texts)
    shared, behind = shortened(shared, _LONGEST), shortened(behind, _LONGEST)
    before = shortened(before, _LONGEST) + (" " if before else "")
    first = f"({before}{shared}) {this} {behind}"
    if earlier == this == "MINUS":
        second = f"{before}({shared} OR {behind})"
        cursor.note(semantic_rules.REPEATED_MINUS, at, first=first, second=second)
    else:
        second = f"{before}({shared} {this} {behind})"
        cursor.note(semantic_rules.MIXED_OPERATORS, at, found=this, earlier=earlier, first=first, second=second)
