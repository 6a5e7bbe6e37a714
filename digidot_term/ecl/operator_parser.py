"""Constraint operators and refset operators in front of a focus; each function quotes its production of ECL 2.3."""

from __future__ import annotations

import re

from digidot_term.ecl import semantic_rules, syntax_rules
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.forms import LONG
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.tree import MemberOf, RefsetContainingAny

_SYMBOL = Pattern(r"<<!|<<|<!|<|>>!|>>|>!|>|!!>|!!<")
_KEYWORD = Pattern(
    r"(descendantorselfof|descendantof|childorselfof|childof|ancestororselfof|ancestorof|parentorselfof|parentof"
    r"|top|bottom)(?=[ \t\r\n]|/\*)",
    re.IGNORECASE,
)
_SYMBOL_OF = {word.lower(): symbol for symbol, word in LONG.operators.items()}
_NO_SCHEME = r"(?![A-Za-z0-9-]*#)"
_MEMBER_OF = Pattern(rf"\^|memberof{_NO_SCHEME}", re.IGNORECASE)
_CONTAINING_ANY = Pattern(
    rf"\^r(?!(?:[0-9-][A-Za-z0-9-]*)?#)|refsetcontainingany{_NO_SCHEME}",
    re.IGNORECASE,
)
_FIELD_NAME = Pattern(r"[A-Za-z]+|\*")


def constraint_operator(cursor: Cursor) -> str | None:
    """`constraintOperator = childOf / childOrSelfOf / ... / bottom`, then `ws`."""
    found = cursor.match(_SYMBOL)
    keyword = None if found else cursor.match(_KEYWORD)
    blank = cursor.space() if found or keyword else False
    second = _SYMBOL.match(cursor.text, cursor.at)
    if found and second:
        joined = found[0] + second[0]
        if blank and joined in _SYMBOL_OF.values():
            cursor.stop(syntax_rules.SPLIT_OPERATOR, at=found.start(), found=f"{found[0]} {second[0]}", mend=joined)
        cursor.fail("conceptId", "*", "^", "(")
    if keyword:
        cursor.is_long = True
        return _SYMBOL_OF[keyword[0].lower()]
    return found[0] if found else None


def refset_operator(cursor: Cursor) -> MemberOf | RefsetContainingAny | None:
    """`refsetOperator = memberOf / refsetContainingAny`, then `ws`."""
    start = cursor.at
    found = cursor.match(_CONTAINING_ANY)
    if found:
        cursor.is_long |= found[0][0] != "^"
        cursor.space()
        return RefsetContainingAny()
    found = cursor.match(_MEMBER_OF)
    if not found:
        return None
    cursor.is_long |= found[0] != "^"
    cursor.space()
    fields = _field_names(cursor) if cursor.take("[") else ()
    cursor.space()
    return MemberOf(fields, cursor.position(start))


def _field_names(cursor: Cursor) -> tuple[str, ...]:
    """`ws (refsetFieldNameSet / wildCard) ws "]"`, `refsetFieldNameSet = name *(ws "," ws name)`."""
    names: list[str] = []
    seen: set[str] = set()
    while True:
        cursor.space()
        found = cursor.match(_FIELD_NAME)
        if not found or (found[0] == "*" and names):
            cursor.fail("refsetFieldName")
        if found[0].lower() in seen:
            cursor.note(semantic_rules.REPEATED_FIELD, found.start(), found=found[0])
        names.append(found[0])
        seen.add(found[0].lower())
        cursor.space()
        if found[0] == "*" or not cursor.take(","):
            cursor.expect("]")
            return tuple(names)
