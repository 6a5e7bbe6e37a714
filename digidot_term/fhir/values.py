"""Walking through JSON: every value inside a value, with the steps that lead to it, such as `("code", "coding", 0)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Steps = tuple[str | int, ...]


def values_in(value: Any) -> Iterator[tuple[Steps, Any]]:
    """Yield a value and every value inside it, in the order written, containers before what they contain."""
    waiting: list[tuple[Steps, Any]] = [((), value)]
    while waiting:
        steps, found = waiting.pop()
        yield steps, found
        inner = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
        waiting.extend(reversed([((*steps, step), item) for step, item in inner]))


def objects_in(value: Any) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Yield every JSON object in a value, itself included."""
    return ((steps, found) for steps, found in values_in(value) if isinstance(found, dict))


def texts_in(value: Any) -> Iterator[tuple[Steps, str]]:
    """Yield every text in a value, itself included."""
    return ((steps, found) for steps, found in values_in(value) if isinstance(found, str))


def written(steps: Steps) -> str:
    """Return steps as one text: `compose.include[0].concept[3]`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".")
