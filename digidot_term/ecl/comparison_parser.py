"""Comparison operators and the values an attribute or a member field is compared with."""

from __future__ import annotations

import re

from digidot_term.ecl.concepts import ALT_IDENTIFIER, QUOTED_ALT_IDENTIFIER
from digidot_term.ecl.cursor import Cursor
from digidot_term.ecl.literals import unescaped
from digidot_term.ecl.pattern import BLANK, Pattern
from digidot_term.ecl.tree import (
    BooleanComparison,
    Comparison,
    ExpressionComparison,
    NumericComparison,
    StringComparison,
)

_OPERATOR = Pattern(rf"<=|>=|!=|<>|=|<|>|not{BLANK}*+=", re.IGNORECASE)
_NUMBER = Pattern(r"#\+?(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)")
_BOOLEAN = Pattern(r"true|false", re.IGNORECASE)
_STRING = Pattern(r'"((?:[^"\\]|\\["\\*])++)"')
_ESCAPED_STAR = Pattern(r"(?:[^\\]|\\[^*])*+\\\*", re.DOTALL)
EXPRESSION_BEHIND = Pattern(rf"{BLANK}*+(?:\||\{{\{{)")
"""What stands behind an expression alone: a term or a filter."""

EQUALITY = ("=", "!=")


def operator(cursor: Cursor, *, ordered: bool) -> str:
    """`"=" / "!=" / "<=" / "<" / ">=" / ">"`, of which only the first two unless `ordered`; then `ws`."""
    start = cursor.at
    found = cursor.match(_OPERATOR)
    symbol = found[0].lower() if found else ""
    if symbol == "<>" or symbol.startswith("not"):
        cursor.is_long, symbol = True, "!="
    if symbol not in EQUALITY and (not ordered or not symbol):
        cursor.at = start
        cursor.fail(*EQUALITY)
    cursor.space()
    return symbol


def comparison(cursor: Cursor) -> Comparison:
    """`expressionComparisonOperator ws subExpressionConstraint / numericComparisonOperator ws "#" numericValue / ...`.

    Text in quotation marks is a string before it is an identifier of another scheme.
    """
    symbol = operator(cursor, ordered=True)
    number = numeric_value(cursor)
    if number is not None:
        return NumericComparison(symbol, number)
    if symbol not in EQUALITY:
        cursor.fail("# numericValue")
    strings = _strings(cursor)
    if strings:
        return StringComparison(symbol, strings)
    truth = boolean_value(cursor)
    if truth is not None:
        return BooleanComparison(symbol, truth)
    return ExpressionComparison(symbol, cursor.sub_expression(cursor))


def numeric_value(cursor: Cursor) -> str | None:
    """`"#" numericValue`, `numericValue = ["-"/"+"] (decimalValue / integerValue)`."""
    found = cursor.match(_NUMBER)
    if found:
        return found[1]
    if cursor.take("#"):
        cursor.fail("numericValue")
    return None


def boolean_value(cursor: Cursor) -> bool | None:
    """`booleanValue = true / false`."""
    found = None if cursor.sees(ALT_IDENTIFIER) else cursor.match(_BOOLEAN)
    return found[0].lower() == "true" if found else None


def names_concept(cursor: Cursor) -> bool:
    """Say whether text in quotation marks must be an identifier: a term or a filter stands behind it."""
    found = QUOTED_ALT_IDENTIFIER.match(cursor.text, cursor.at)
    return found is not None and EXPRESSION_BEHIND.match(cursor.text, found.end()) is not None


def _strings(cursor: Cursor) -> tuple[str, ...] | None:
    """`concreteString / concreteStringSet`; None when something else stands here."""
    start = cursor.at
    if cursor.peek('"'):
        if names_concept(cursor):
            return None
        found = concrete_string(cursor)
        if found is None:
            cursor.fail('concreteString ("...", with \\" and \\\\ inside)')
        return (found,)
    listed = cursor.listed(concrete_string)
    if listed and EXPRESSION_BEHIND.match(cursor.text, cursor.at):
        cursor.at = start
        return None
    return listed


def concrete_string(cursor: Cursor) -> str | None:
    r"""`concreteString = QM 1*(anyNonEscapedChar / escapedWildChar) QM`, unescaped."""
    found = cursor.match(_STRING)
    if not found:
        return None
    star = _ESCAPED_STAR.match(found[1])
    if star and cursor.escaped_star is None:
        cursor.escaped_star = found.start(1) + star.end() - len("\\*")
    return unescaped(found[1])
