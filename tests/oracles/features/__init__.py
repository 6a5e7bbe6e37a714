"""Structures made for comparison, by feature."""

from __future__ import annotations

from tests.oracles.building import Json
from tests.oracles.features import (
    bases,
    bindings,
    cardinality,
    choices,
    content,
    datatypes,
    extensions,
    models,
    slices,
    texts,
    values,
)

_MODULES = (bases, bindings, cardinality, choices, content, datatypes, extensions, models, slices, texts, values)

STRUCTURES: tuple[Json, ...] = tuple(item for module in _MODULES for item in module.STRUCTURES)
"""All of them; names are unique, and some build on others."""
