"""Whether a change of one property of an element makes valid instances invalid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_STRENGTHS = ("example", "preferred", "extensible", "required")
_SLICING_RULES = ("open", "openAtEnd", "closed")


def is_tighter(what: str, before: Any, after: Any) -> bool:
    """Say whether property `what` of an ElementDefinition asks more than before; `None` is a property not there."""
    if what.startswith(("fixed", "pattern")):
        return after is not None
    if what.startswith(("minValue", "maxValue")):
        return _bound_tightened(what, before, after)
    return _TIGHTER.get(what, lambda *_: False)(before, after)


def _min_raised(before: Any, after: Any) -> bool:
    return int(after or 0) > int(before or 0)


def _max_lowered(before: Any, after: Any) -> bool:
    return _limit(after) < _limit(before)


def _limit(value: Any) -> float:
    return float("inf") if value in {None, "*"} else float(value)


def _bound_tightened(what: str, before: Any, after: Any) -> bool:
    """A bound that is new or other is tighter, unless both are numbers and it is looser."""
    if after is None:
        return False
    try:
        first, second = float(before), float(after)
    except (TypeError, ValueError):
        return True
    return second > first if what.startswith("min") else second < first


def _newly_true(before: Any, after: Any) -> bool:
    return bool(after) and not before


def _type_lost(before: Any, after: Any) -> bool:
    if not before:
        return False
    kept = _types(after)
    return any(entry not in kept and (entry[0], "") not in kept for entry in _types(before))


def _types(value: Any) -> set[tuple[str, str]]:
    """Types with the profiles they must follow or may refer to, one entry each; without any, the profile is empty."""
    return {
        (str(item.get("code")), target)
        for item in value or ()
        for target in item.get("targetProfile") or item.get("profile") or [""]
    }


def _binding_tightened(before: Any, after: Any) -> bool:
    old, new = before or {}, after or {}
    if new.get("strength") != "required":
        return False
    strengths = [_STRENGTHS.index(item["strength"]) if "strength" in item else -1 for item in (old, new)]
    return strengths[1] > strengths[0] or _unversioned(old.get("valueSet")) != _unversioned(new.get("valueSet"))


def _unversioned(canonical: Any) -> str:
    return str(canonical).partition("|")[0]


def _constraint_added(before: Any, after: Any) -> bool:
    return bool(_errors(after) - _errors(before))


def _errors(constraints: Any) -> set[tuple[Any, Any]]:
    """Key and expression of the invariants that make an instance invalid."""
    return {(item.get("key"), item.get("expression")) for item in constraints or () if item.get("severity") == "error"}


def _slicing_closed(before: Any, after: Any) -> bool:
    ranks = [_SLICING_RULES.index((item or {}).get("rules", "open")) for item in (before, after)]
    return ranks[1] > ranks[0]


_TIGHTER: dict[str, Callable[[Any, Any], bool]] = {
    "min": _min_raised,
    "max": _max_lowered,
    "maxLength": _max_lowered,
    "mustSupport": _newly_true,
    "type": _type_lost,
    "binding": _binding_tightened,
    "constraint": _constraint_added,
    "slicing": _slicing_closed,
}
