"""Which slice an item of an instance belongs to (FHIR R4, Profiling, Discriminator)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digidot_term.compiler.shapes import Json, Shapes, Spot


def slice_of(item: Any, head: Spot, slices: Iterable[Spot], shapes: Shapes) -> Spot | None:
    """Return the slice an item belongs to, or None when it belongs to none or none can be told."""
    for candidate in slices:
        if matches(item, head, candidate, shapes):
            return candidate
    return None


def is_decidable(head: Spot, candidate: Spot, shapes: Shapes) -> bool:
    """Tell whether membership in a slice follows from values alone; `profile` discriminators need invariants."""
    for discriminator in _discriminators(head):
        if discriminator["type"] == "exists":
            continue
        if discriminator["type"] not in {"value", "pattern"}:
            return False
        if _wanted(candidate, str(discriminator["path"]), shapes) is None:
            return False
    return bool(_discriminators(head))


def matches(item: Any, head: Spot, candidate: Spot, shapes: Shapes) -> bool:
    """Tell whether an item meets every discriminator of a slice; False where it cannot be told."""
    if not is_decidable(head, candidate, shapes):
        return False
    for discriminator in _discriminators(head):
        path = str(discriminator["path"])
        found = _values(item, path)
        if discriminator["type"] == "exists":
            spot = _walk(candidate, path, shapes)
            if spot is None or bool(found) is (str(spot.element.get("max")) == "0"):
                return False
            continue
        wanted = _wanted(candidate, path, shapes)
        if not any(includes(value, wanted) for value in found):
            return False
    return True


def value_of(element: Json, stem: str) -> Any:
    """Return the `fixed` or `pattern` value of an element, or None."""
    return next((value for key, value in element.items() if key.startswith(stem) and key != stem), None)


def includes(value: Any, pattern: Any) -> bool:
    """Tell whether a value has everything a pattern has; in lists each item of the pattern must be met by one."""
    if isinstance(pattern, dict):
        return isinstance(value, dict) and all(
            name in value and includes(value[name], pattern[name]) for name in pattern
        )
    if isinstance(pattern, list):
        return isinstance(value, list) and all(any(includes(item, wanted) for item in value) for wanted in pattern)
    return bool(value == pattern)


def _discriminators(head: Spot) -> list[Json]:
    return list(head.element.get("slicing", {}).get("discriminator", ()))


def _wanted(candidate: Spot, path: str, shapes: Shapes) -> Any:
    """Return the value a slice fixes at a discriminator's path, on the element itself or on one above it."""
    spot: Spot | None = candidate
    names = [] if path == "$this" else path.split(".")
    for depth in range(len(names) + 1):
        if spot is None:
            return None
        for stem in ("fixed", "pattern"):
            value = value_of(spot.element, stem)
            below = _values(value, ".".join(names[depth:]) or "$this") if value is not None else []
            if below:
                return below[0]
        if depth < len(names):
            spot = shapes.child(spot, names[depth])
    return None


def _walk(spot: Spot, path: str, shapes: Shapes) -> Spot | None:
    found: Spot | None = spot
    for name in [] if path == "$this" else path.split("."):
        found = shapes.child(found, name) if found else None
    return found


def _values(item: Any, path: str) -> list[Any]:
    values = [item]
    for name in [] if path == "$this" else path.split("."):
        below = [value[name] for value in values if isinstance(value, dict) and name in value]
        values = [item for value in below for item in (value if isinstance(value, list) else [value])]
    return values
