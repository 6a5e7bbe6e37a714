"""Attribute values compared with concepts, numbers, text and truth values (ECL 6.2).

A value of another sort than it is compared with neither equals it nor differs from it; `= *` takes a value of any sort.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

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
from digidot_term.snomed.places import Wanted, any_value

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

_ANYTHING = ExpressionComparison("=", WildCard())


def wanted_values(comparison: Comparison, question: Question) -> Wanted:
    """Return which values compare as wanted."""
    if not isinstance(comparison, ExpressionComparison):
        return Wanted(BitMap(), text_test(comparison))
    return Wanted(wanted_concepts(comparison, question), any_value if comparison == _ANYTHING else None)


def wanted_concepts(comparison: ExpressionComparison, question: Question) -> BitMap:
    """Return the concepts, by ordinal, that compare as wanted."""
    every = question.edition.concept_ids.ordinals
    if isinstance(comparison.value, WildCard):
        return every if comparison.operator == "=" else BitMap()
    ordinals = question.edition.concepts_of(question.ids(comparison.value)).ordinals
    return ordinals if comparison.operator == "=" else every - ordinals


def text_test(comparison: NumericComparison | StringComparison | BooleanComparison) -> Callable[[str], bool]:
    """Return whether a concrete value `#10`, `"text"` or `true` compares as wanted."""
    match comparison:
        case NumericComparison(wanted, value):
            compare, limit = COMPARE[wanted], number_of(value)
            return lambda found: (number := _number(found)) is not None and compare(number, limit)
        case StringComparison(wanted, values):
            among = wanted == "="
            return lambda found: (text := _text(found)) is not None and (text in values) == among
        case BooleanComparison(wanted, value):
            sought = str(value if wanted == "=" else not value).lower()
            return lambda found: found.lower() == sought


def number_of(text: str) -> Decimal | None:
    """Read a decimal number; None when the text is none."""
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - few questions have numbers in them

    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _number(value: str) -> Decimal | None:
    """Read a concrete value `#10`."""
    return number_of(value[1:]) if value.startswith("#") else None


def _text(value: str) -> str | None:
    """Read a concrete value `"text"`."""
    return unescaped(value[1:-1]) if value.startswith('"') else None
