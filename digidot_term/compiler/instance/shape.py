"""The shape of JSON values, as messages name it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


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
