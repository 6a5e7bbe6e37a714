"""Smallest and largest values: which types have them, and whether the one is below the other (ElementDefinition)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from digidot_term.compiler.structures.shapes import Json

BOUNDED = frozenset(
    {"date", "dateTime", "instant", "time", "decimal", "integer", "positiveInt", "unsignedInt", "Quantity"}
)
_UNIT = ("system", "code", "unit")


def bound(element: Json, stem: str) -> tuple[str, Any] | None:
    """Return the property (`minValueDecimal`) and value of an element's bound; None when it has none."""
    return next(((key, value) for key, value in element.items() if key.startswith(stem)), None)


def is_below(one: Any, other: Any) -> bool:
    """Tell whether a value is below another of its type; False where nobody can tell, as with other units."""
    if isinstance(one, dict) and isinstance(other, dict):
        same_unit = all(one.get(key) == other.get(key) for key in _UNIT)
        return same_unit and "value" in one and "value" in other and is_below(one["value"], other["value"])
    if isinstance(one, str) and isinstance(other, str):
        return _is_earlier(one, other)
    if isinstance(one, (int, Decimal)) and isinstance(other, (int, Decimal)):
        return bool(one < other)
    return False


def _is_earlier(one: str, other: str) -> bool:
    """Compare what both say: 2026 is neither before nor after 2026-10; times of the day with zones as instants."""
    if "T" in one and "T" in other:
        try:
            return datetime.fromisoformat(one) < datetime.fromisoformat(other)
        except (TypeError, ValueError):
            return False
    shared = min(len(one.partition("T")[0]), len(other.partition("T")[0]))
    if ":" in one[:shared]:
        return one < other
    return one[:shared] < other[:shared]
