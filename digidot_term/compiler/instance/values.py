"""Single values: the form of primitives, fixed and pattern values, bounds (R4, datatypes; ElementDefinition)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from digidot_term.compiler.instance.kinds import OUT_OF_BOUNDS
from digidot_term.compiler.instance.scene import At, Finding, Findings
from digidot_term.compiler.instance.types import types_of, value_of
from digidot_term.compiler.structures import kinds
from digidot_term.compiler.structures.primitives import expected_form, is_absolute
from digidot_term.compiler.structures.shapes import type_code
from digidot_term.fhir.json.brief import brief

_ABSOLUTE = frozenset({"Coding.system", "Identifier.system", "Bundle.entry.fullUrl"})
_REGEX = "http://hl7.org/fhir/StructureDefinition/regex"
_DATES = frozenset({"date", "dateTime", "instant"})
_WHOLE_DAY = 10
_INTEGERS = frozenset({"integer", "unsignedInt", "positiveInt"})
_MOST = 2**31 - 1
_LONGEST = 200  # characters of a value in a message
_BASE64 = re.compile(r"(\s*([0-9a-zA-Z+/]\s*){4})*(\s*([0-9a-zA-Z+/]\s*){2}([0-9a-zA-Z+/]\s*=|=\s*=)\s*)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def primitive_findings(at: At, code: str, value: Any) -> Findings:
    """Yield what is wrong with the form of a primitive of type `code`."""
    path = at.spot.element.get("base", {}).get("path")
    code = "id" if path == "Resource.id" else code  # R4's own definition calls it a string
    expected = expected_form(code, value) or _further_form(code, value) or _form_of_profile(at, value)
    if expected is None and path in _ABSOLUTE and not is_absolute(value):
        expected = "http://... / urn:oid:..."
    if expected:
        yield at.found(kinds.EXAMPLE_PRIMITIVE, found=brief(value), expected=expected)


def value_findings(at: At, value: Any) -> Findings:
    """Yield what is wrong with a value by the `fixed`, `pattern`, bounds and greatest length of its element."""
    element = at.spot.element
    fixed, pattern = value_of(element, "fixed"), value_of(element, "pattern")
    if (fixed is not None and not same(value, fixed)) or (pattern is not None and not includes(value, pattern)):
        expected = fixed if fixed is not None else pattern
        yield at.found(kinds.EXAMPLE_VALUE, found=_shown(value), expected=_shown(expected))
    longest = element.get("maxLength")
    if longest is not None and isinstance(value, str) and len(value) > int(longest):
        yield at.found(OUT_OF_BOUNDS, found=len(value), bound=f"<= {longest}")
    yield from _bound(at, value, "minValue", ">=")
    yield from _bound(at, value, "maxValue", "<=")


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else brief(value, _LONGEST)


def includes(value: Any, pattern: Any) -> bool:
    """Tell whether a value has everything a pattern has; in lists each item of the pattern must be met by one."""
    if isinstance(pattern, dict):
        return isinstance(value, dict) and all(
            name in value and includes(value[name], pattern[name]) for name in pattern
        )
    if isinstance(pattern, list):
        return isinstance(value, list) and all(any(includes(item, wanted) for item in value) for wanted in pattern)
    return same(value, pattern)


def same(value: Any, other: Any) -> bool:
    """Tell whether two JSON values are equal; a truth value is no number."""
    return bool(value == other) and isinstance(value, bool) is isinstance(other, bool)


def _further_form(code: str, value: Any) -> str | None:
    """Return the form of what `expected_form` does not look into: the calendar, sizes, base64, signs."""
    if code in _DATES and len(value) >= _WHOLE_DAY:
        try:
            date.fromisoformat(value[:_WHOLE_DAY])
        except ValueError:
            return "2026-10-20"
    if code in _INTEGERS and not -_MOST - 1 <= value <= _MOST:
        return f"-{_MOST + 1} ... {_MOST}"
    if code == "base64Binary" and not (value.strip() and _BASE64.fullmatch(value)):
        return "TG9yZW0="
    return '"..."' if isinstance(value, str) and _CONTROL.search(value) else None


def _form_of_profile(at: At, value: Any) -> str | None:
    """Return the regular expression that the element's type entry asks for, where the value does not match it."""
    for entry in types_of(at.spot):
        for extension in entry.get("extension", ()):
            pattern = str(extension.get("valueString", "")) if extension.get("url") == _REGEX else ""
            if pattern and not type_code(entry).startswith("http") and not _matches(pattern, str(value)):
                return pattern
    return None


def _matches(pattern: str, value: str) -> bool:
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True  # a dialect of its own: nothing can be said


def _bound(at: At, value: Any, stem: str, sign: str) -> Findings:
    limit = value_of(at.spot.element, stem)
    if limit is None or isinstance(limit, dict) != isinstance(value, dict):
        return
    if isinstance(limit, dict):
        if limit.get("code") != value.get("code") or not {"value"} <= limit.keys() & value.keys():
            return
        limit, value = limit["value"], value["value"]
    compared = _order(value, limit)
    if compared is not None and ((compared < 0) if sign == ">=" else (compared > 0)):
        yield _beyond(at, value, sign, limit)


def _beyond(at: At, value: Any, sign: str, limit: Any) -> Finding:
    return at.found(OUT_OF_BOUNDS, found=value, bound=f"{sign} {limit}")


def _order(value: Any, limit: Any) -> int | None:
    """Return -1, 0 or 1; None for what has no order here: dates of different exactness or zones."""
    if isinstance(value, str) and isinstance(limit, str):
        comparable = len(value) == len(limit) and value[_WHOLE_DAY:][-6:] == limit[_WHOLE_DAY:][-6:]
        comparable = comparable or (len(value) == len(limit) <= _WHOLE_DAY)
        return (value > limit) - (value < limit) if comparable else None
    numbers = (int, float, Decimal)
    if isinstance(value, numbers) and isinstance(limit, numbers):
        left, right = Decimal(str(value)), Decimal(str(limit))
        return (left > right) - (left < right)
    return None
