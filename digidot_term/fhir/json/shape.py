"""Whether a resource has the form of its type: known properties, lists, objects and primitives (R4, "JSON").

Only the form is looked at: what must be there, codes, dates and invariants are matters of validation.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from digidot_term.diagnostics import Kind
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.json.brief import brief
from digidot_term.fhir.json.kinds import UNKNOWN_PROPERTY, WRONG_SHAPE
from digidot_term.fhir.json.places import JsonPath
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.type_table import Property, TypeTable
from digidot_term.fhir.values import written

Mistake = tuple[JsonPath, Kind, dict[str, object]]
"""Where something is wrong, what it is, and what its texts speak of."""

_INTEGERS = ("integer", "positiveInt", "unsignedInt")
_RESOURCES = "Patient | Observation | …"


def check_shape(resource: Json, types: TypeTable, *, without: tuple[str, ...] = ()) -> Iterator[Mistake]:
    """Yield what has not the form of a resource's type; `without` names properties of the resource to leave alone."""
    kept = {key: value for key, value in resource.items() if key not in without}
    return _resource(kept, types, ())


def _resource(value: Json, types: TypeTable, path: JsonPath) -> Iterator[Mistake]:
    name = value.get("resourceType")
    if not isinstance(name, str) or types.resource(name) is None:
        yield (*path, "resourceType"), WRONG_SHAPE, _said((*path, "resourceType"), name, _RESOURCES)
        return
    yield from _object({key: item for key, item in value.items() if key != "resourceType"}, name, types, path)


def _object(value: Json, type_name: str, types: TypeTable, path: JsonPath) -> Iterator[Mistake]:
    known = types.properties(type_name)
    if known is None:
        return
    for key, item in value.items():
        found = known.get(key.removeprefix("_"))
        here = (*path, key)
        if found is None or (key != found.name and not found.primitive):
            yield here, UNKNOWN_PROPERTY, {"parent": type_name, "name": key, "near": nearest(key, known)}
        elif found.many and not isinstance(item, list):
            yield here, WRONG_SHAPE, _said(here, item, f"[{found.type}]")
        elif found.many:
            for number, one in enumerate(item):
                if one is not None or not found.primitive:
                    yield from _value(one, key, found, types, (*here, number))
        else:
            yield from _value(item, key, found, types, here)


def _value(value: Any, key: str, found: Property, types: TypeTable, path: JsonPath) -> Iterator[Mistake]:
    if found.primitive and key == found.name:
        if not _fits(value, found.type):
            yield path, WRONG_SHAPE, _said(path, value, found.type)
    elif not isinstance(value, dict):
        yield path, WRONG_SHAPE, _said(path, value, found.type if key == found.name else "Element")
    elif found.type == "Resource":
        yield from _resource(value, types, path)
    else:
        yield from _object(value, "Element" if key != found.name else found.type, types, path)


def _fits(value: Any, type_name: str) -> bool:
    """Tell whether a value is what JSON has for a primitive of a type."""
    if isinstance(value, bool) or type_name == "boolean":
        return isinstance(value, bool) and type_name == "boolean"
    if type_name in _INTEGERS:
        return isinstance(value, int)
    if type_name == "decimal":
        return isinstance(value, (int, Decimal))
    return isinstance(value, str) and bool(value)


def _said(path: JsonPath, value: Any, expected: str) -> dict[str, object]:
    return {"where": written(path), "found": brief(value), "expected": expected}
