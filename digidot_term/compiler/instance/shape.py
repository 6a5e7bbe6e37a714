"""The shape of JSON values, as messages of each language name it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from digidot_term.language import Text

LIST = Text(en="a list", nb="en liste", nn="ei liste")
OBJECT = Text(en="an object", nb="et objekt", nn="eit objekt")
ONE_VALUE = Text(en="one value", nb="én verdi", nn="éin verdi")
_TEXT = Text(en="a text", nb="en tekst", nn="ein tekst")
_NUMBER = Text(en="a number", nb="et tall", nn="eit tal")
_TRUTH = Text(en="true or false", nb="true eller false", nn="true eller false")
_NULL = Text(en="null", nb="null", nn="null")


def objects_of(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; none of what is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def shape_of(value: Any) -> Text:
    """Return what a JSON value is."""
    if isinstance(value, list):
        return LIST
    if isinstance(value, dict):
        return OBJECT
    if isinstance(value, bool):
        return _TRUTH
    if value is None:
        return _NULL
    return _NUMBER if isinstance(value, (int, float, Decimal)) else _TEXT


def list_of(count: int) -> Text:
    """Return what a list of so many items is called."""
    return Text(en=f"a list of {count}", nb=f"en liste med {count}", nn=f"ei liste med {count}")


def a_value_of(code: str) -> Text:
    """Return what a value of a primitive type is called."""
    return Text(en=f"a value of type {code}", nb=f"en verdi av typen {code}", nn=f"ein verdi av typen {code}")
