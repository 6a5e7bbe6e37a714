"""The codes that value sets and code systems hold, as far as their resources say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from digidot_term.fhir.definitions import Definitions

Code = tuple[str, str]
"""A code as (system URI, code)."""


def expanded(value_set: dict[str, Any]) -> frozenset[Code]:
    """Return the codes of a stored expansion, none when there is none; an entry without a code only groups others."""
    contains = value_set.get("expansion", {}).get("contains", ())
    return frozenset((str(item.get("system", "")), str(item["code"])) for item in contains if "code" in item)


def all_codes(system: str, definitions: Definitions) -> frozenset[Code] | None:
    """Return the codes of a code system; None when it is not known, or not with all its codes."""
    code_system = definitions.code_system(system)
    if code_system is None or code_system.get("content") != "complete":
        return None
    return frozenset((system, code) for code in _nested(code_system.get("concept", ())))


def _nested(concepts: Iterable[dict[str, Any]]) -> Iterator[str]:
    for concept in concepts:
        yield str(concept["code"])
        yield from _nested(concept.get("concept", ()))
