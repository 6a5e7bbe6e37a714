"""Whether values that an element states are within those of its base: bounds, lengths, patterns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from digidot_term.diagnostics import Kind
from digidot_term.fhir.snapshot.elements import choice_of
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.structures import narrowing_kinds as kinds

Finding = tuple[Kind, dict[str, object]]


def check_bounds(said: Json, before: Json) -> Iterator[Finding]:
    """Yield bounds and lengths that are wider than the base's; those of other types cannot be compared."""
    for key, value in said.items():
        looser = _is_looser(key, value, before.get(key))
        if looser:
            yield kinds.LOOSER_BOUND, {"property": key, "value": _shown(value), "base_value": _shown(before[key])}


def check_pattern(said: Json, before: Json) -> Iterator[Finding]:
    """Yield a fixed value or a pattern without all that the base's pattern has."""
    pattern = next((value for key, value in before.items() if _is_value(key, "pattern")), None)
    if pattern is None:
        return
    for key, value in said.items():
        if (_is_value(key, "pattern") or _is_value(key, "fixed")) and not _includes(value, pattern):
            yield kinds.PATTERN_CHANGED, {"property": key, "value": _shown(value), "base_value": _shown(pattern)}


def _is_value(key: str, choice: str) -> bool:
    return choice_of(key) == choice and not key.startswith("_")


def _is_looser(key: str, value: Any, before: Any) -> bool:
    if before is None or type(value) is not type(before) or isinstance(value, bool):
        return False
    if key == "maxLength" or choice_of(key) == "maxValue":
        return _is_below(before, value)
    return choice_of(key) == "minValue" and _is_below(value, before)


def _is_below(one: Any, other: Any) -> bool:
    """Tell whether a value is below another; dates are compared as far as both go."""
    if isinstance(one, str):
        shared = min(len(one), len(other))
        return bool("T" not in one[:shared] and one[:shared] < other[:shared])
    return isinstance(one, (int, Decimal)) and bool(one < other)


def _includes(value: Any, pattern: Any) -> bool:
    """Tell whether a value has all that a pattern has (R4, ElementDefinition.pattern[x])."""
    if isinstance(pattern, dict):
        return isinstance(value, dict) and all(_includes(value.get(key), item) for key, item in pattern.items())
    if isinstance(pattern, list):
        return isinstance(value, list) and all(any(_includes(one, item) for one in value) for item in pattern)
    return bool(value == pattern)


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
