"""The filters of a value set on a code system whose concepts are all known (R4, ValueSet.compose.include.filter)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from digidot_term.compiler.structures.shapes import Json
from digidot_term.record import record


@record
class Concept:
    """A concept with the codes directly above it and its properties as texts."""

    parents: tuple[str, ...]
    properties: Mapping[str, tuple[str, ...]]


Concepts = Mapping[str, Concept]


def concepts_of(code_system: Json) -> Concepts:
    """Return the concepts of a code system; parents come from nesting and from the property that says `parent`."""
    found: dict[str, Concept] = {}
    upward, downward = _named(code_system, "parent"), _named(code_system, "child")
    for item, above in _nested(code_system.get("concept", ()), ()):
        properties: dict[str, tuple[str, ...]] = {}
        for entry in item.get("property", ()):
            code = str(entry.get("code"))
            properties[code] = (*properties.get(code, ()), _text(entry))
        parents = (*above, *(value for name in upward for value in properties.get(name, ())))
        properties["display"] = (str(item.get("display", "")),)
        found[str(item["code"])] = Concept(parents, properties)
    for code, concept in list(found.items()):
        for child in (value for name in downward for value in concept.properties.get(name, ())):
            if child in found:
                found[child] = Concept((*found[child].parents, code), found[child].properties)
    return found


def filtered(code: str, item: Json, concepts: Concepts) -> bool | None:
    """Tell whether a concept passes a filter; None for an operator that is not known."""
    name, operator, value = (str(item.get(key, "")) for key in ("property", "op", "value"))
    if operator in {"is-a", "descendent-of", "is-not-a", "generalizes"}:
        return _by_hierarchy(code, operator, value, concepts)
    own = (code,) if name in {"code", "concept"} else concepts[code].properties.get(name, ())
    if operator == "=":
        return value in own
    if operator in {"in", "not-in"}:
        listed = {part.strip() for part in value.split(",")}
        return any(one in listed for one in own) is (operator == "in")
    if operator == "exists":
        return bool(own) is (value == "true")
    return any(re.fullmatch(value, one) for one in own) if operator == "regex" else None


def _by_hierarchy(code: str, operator: str, value: str, concepts: Concepts) -> bool:
    if operator == "generalizes":
        return code == value or code in _above(value, concepts)
    below = value in _above(code, concepts)
    if operator == "descendent-of":
        return below
    return (below or code == value) is (operator == "is-a")


def _above(code: str, concepts: Concepts) -> set[str]:
    found: set[str] = set()
    waiting = [code]
    while waiting:
        concept = concepts.get(waiting.pop())
        for parent in concept.parents if concept else ():
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def _nested(concepts: list[Json] | tuple[()], above: tuple[str, ...]) -> Iterator[tuple[Json, tuple[str, ...]]]:
    for concept in concepts:
        yield concept, above
        yield from _nested(concept.get("concept", ()), (str(concept["code"]),))


def _named(code_system: Json, meaning: str) -> tuple[str, ...]:
    """Return the codes of the properties that mean `parent` or `child`, by their uri or by that very name."""
    uri = f"http://hl7.org/fhir/concept-properties#{meaning}"
    known = code_system.get("property", ())
    return tuple(str(item["code"]) for item in known if item.get("uri") == uri or item["code"] == meaning)


def _text(entry: dict[str, Any]) -> str:
    value = next((value for key, value in entry.items() if key.startswith("value")), "")
    if isinstance(value, dict):
        return str(value.get("code", ""))
    return str(value).lower() if isinstance(value, bool) else str(value)
