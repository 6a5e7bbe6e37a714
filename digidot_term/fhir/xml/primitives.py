"""Values of primitive elements: text in XML; text, number or truth value in JSON (R4, datatypes, Primitive Types)."""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite
from typing import Any

from digidot_term.fhir.json.decimals import is_within_bounds, parse_decimal, render_decimal

_INTEGERS = ("integer", "positiveInt", "unsignedInt")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,9})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_BOUND = 1 << 31  # FHIR's integers have 32 bits

# What an attribute value cannot hold as it is: what ends it, blanks that reading would change, and what is not XML.
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def parse_value(text: str, type_name: str) -> Any:
    """Return the value a primitive of this type has in JSON, decimals as `Decimal`; None when the text is not one."""
    if type_name == "boolean":
        return {"true": True, "false": False}.get(text)
    if type_name in _INTEGERS:
        return _integer(text)
    if type_name == "decimal":
        return _parsed_decimal(text) if _DECIMAL.fullmatch(text) else None
    return text


def render_value(value: Any, type_name: str) -> str | None:
    """Return a JSON value of a primitive type as text, digits as given; None when the type has no such values."""
    if type_name == "boolean":
        return {True: "true", False: "false"}[value] if isinstance(value, bool) else None
    if type_name in _INTEGERS:
        return str(value) if _is_integer(value) else None
    if type_name == "decimal":
        return _decimal(value)
    return value if isinstance(value, str) else None


def attribute_text(text: str) -> str:
    """Return a text as it stands between the quotation marks of an attribute."""
    return text if _SPECIAL.search(text) is None else _SPECIAL.sub(_escaped, text)


def illegal_character(text: str) -> str:
    """Return the first character that no XML document can hold (XML 1.0, production Char), or an empty text."""
    found = _ILLEGAL.search(text)
    return found[0] if found else ""


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -_BOUND <= value < _BOUND


def _parsed_decimal(text: str) -> Decimal | None:
    try:
        return parse_decimal(text)
    except ValueError:
        return None


def _integer(text: str) -> int | None:
    value = int(text) if _INTEGER.fullmatch(text) else _BOUND
    return value if -_BOUND <= value < _BOUND else None


def _decimal(value: Any) -> str | None:
    if isinstance(value, Decimal):
        return render_decimal(value) if is_within_bounds(value) else None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return repr(value) if is_number and isfinite(value) else None


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]
