"""What a source cannot say: the element it is said of, the part of it, and what it says there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.json.write import render_json

Json = dict[str, Any]

_LONGEST = 80


class Loss(NamedTuple):
    """Something that has no key; `element` is an element id, empty for the head.

    An `extension` may still be said of the `part`, as FHIR names that, with the key `extensions`.
    """

    element: str
    part: str
    value: str
    extension: Json | None = None


def losses_of(owner: Mapping[str, Any], keys: Iterable[str], element: str, above: str = "") -> list[Loss]:
    """Return a loss for each of `keys` that an object has, and for each extension in it or beside a text."""
    lost: list[Loss] = []
    for key in keys:
        part = f"{above}.{key}" if above else key
        if key == "extension":
            lost += extensions_lost(owner.get(key, ()), element, above)
        elif key.startswith("_") and _is_extended(owner.get(key)):
            lost += extensions_lost(owner[key]["extension"], element, part.replace(key, key[1:]))
        elif key.startswith("_") and isinstance(owner.get(key), list):
            lost += _of_siblings(owner[key], element, part.replace(key, key[1:]))
        elif key in owner:
            lost.append(Loss(element, part, shown(owner[key])))
    return lost


def extensions_lost(extensions: Iterable[Json], element: str, part: str) -> list[Loss]:
    """Return a loss for each extension of a part."""
    return [Loss(element, part, shown(item), item) for item in extensions]


def _of_siblings(siblings: list[Any], element: str, part: str) -> list[Loss]:
    """Return a loss for each extension beside the texts of a list."""
    return [
        loss
        for number, sibling in enumerate(siblings)
        for loss in extensions_lost((sibling or {}).get("extension", ()), element, f"{part}[{number}]")
    ]


def _is_extended(value: Any) -> bool:
    return isinstance(value, dict) and list(value) == ["extension"]


def shown(value: Any) -> str:
    """Return a value as short text on one line."""
    text = value if isinstance(value, str) else render_json(value)
    return shortened(" ".join(text.split()), _LONGEST)
