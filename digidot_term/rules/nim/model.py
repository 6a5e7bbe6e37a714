"""The information elements of Helse-NIM that are publicly known, read from the table beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from digidot_term.rules.table import read_table

VERSION = "2025-draft"
"""The version the table holds: the consultation draft of 2025."""

NimType = Literal["coded", "text", "date", "identifier", "link", "list"]


@dataclass(frozen=True, slots=True)
class NimElement:
    """One information element: its path in the model, its type, and the code systems or value sets it suggests."""

    model: str
    path: str
    type: NimType
    systems: tuple[str, ...]


@cache
def models() -> dict[str, tuple[NimElement, ...]]:
    """Return the elements of every model by the model's name, in the order of the table."""
    found: dict[str, list[NimElement]] = {}
    for model, path, kind, _, systems in read_table(__package__, "elements.tsv"):
        found.setdefault(model, []).append(NimElement(model, path, cast(NimType, kind), tuple(systems.split())))
    return {model: tuple(elements) for model, elements in found.items()}
