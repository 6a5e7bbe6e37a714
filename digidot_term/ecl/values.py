"""Attribute values compared with concepts, numbers, text and truth values (ECL 6.2).

A value of another sort than it is compared with neither equals it nor differs from it; `= *` takes a value of any sort.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from digidot_term.ecl.literals import unescaped
from digidot_term.ecl.question import Question
from digidot_term.ecl.tree import (
    BooleanComparison,
    Comparison,
    ExpressionComparison,
    NumericComparison,
    StringComparison,
    WildCard,
)
from digidot_term.snomed.components import Relationship

if TYPE_CHECKING:
    from decimal import Decimal

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ValueTest = Callable[[Relationship], bool]


def value_test(comparison: Comparison, question: Question) -> ValueTest:
    """Return whether a relationship's value compares as wanted."""
    match comparison:
        case ExpressionComparison(wanted, WildCard()):
            return (lambda _: True) if wanted == "=" else (lambda _: False)
        case ExpressionComparison(wanted, value):
            ids, inside = question.ids(value), wanted == "="
            return lambda found: found.destination_id is not None and (found.destination_id in ids) == inside
        case NumericComparison(wanted, value):
            compare, limit = COMPARE[wanted], number_of(value)
            return lambda found: (number := _number(found.value)) is not None and compare(number, limit)
        case StringComparison(wanted, values):
            among = wanted == "="
            return lambda found: (text := _text(found.value)) is not None and (text in values) == among
        case BooleanComparison(wanted, value):
            sought = value if wanted == "=" else not value
            return lambda found: found.value is not None and found.value.lower() == str(sought).lower()


def number_of(text: str) -> Decimal | None:
    """Read a decimal number; None when the text is none."""
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - few questions have numbers in them

    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _number(value: str | None) -> Decimal | None:
    """Read a concrete value `#10`."""
    return number_of(value[1:]) if value and value.startswith("#") else None


def _text(value: str | None) -> str | None:
    """Read a concrete value `"text"`."""
    return unescaped(value[1:-1]) if value and value.startswith('"') else None
