"""What a source cannot say: the element it is said of, the part of it, and what it says there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.json.write import render_json

Json = dict[str, Any]

_LONGEST = 80


class Loss(NamedTuple):
    """Something that has no YAML; `element` is an element id, empty for the head."""

    element: str
    part: str
    value: str


def losses_of(owner: Mapping[str, Any], keys: Iterable[str], element: str, above: str = "") -> list[Loss]:
    """Return a loss for each of `keys` that an object has."""
    prefix = f"{above}." if above else ""
    return [Loss(element, f"{prefix}{key}", shown(owner[key])) for key in keys if key in owner]


def shown(value: Any) -> str:
    """Return a value as short text on one line."""
    text = value if isinstance(value, str) else render_json(value)
    return shortened(" ".join(text.split()), _LONGEST)
