"""The shape of JSON values, as messages name it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def objects_of(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; none of what is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def shape_of(value: Any) -> str:
    """Return what a JSON value is."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, bool):
        return "true or false"
    if value is None:
        return "null"
    return "a number" if isinstance(value, (int, float, Decimal)) else "a text"
