"""FHIR JSON as the specification writes it: properties in element order, two spaces of indent (R4, "JSON").

The order comes from the StructureDefinitions, through datatypes, contained resources and extensions. A primitive's
`_sibling` follows it. Numbers are written as they are; give `decimal.Decimal` where the digits matter (`1.10`).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring as _quoted
from typing import Any, TypeAlias

from digidot_term.fhir.json.decimals import render_decimal
from digidot_term.fhir.snapshot.source import Json, StructureSource
from digidot_term.fhir.type_table import Properties, TypeTable

Order: TypeAlias = tuple[tuple[str, str], ...]
"""Keys in the order they are written, each with the type of its value."""

_UNKNOWN = 1_000_000
_RESOURCES = ("Resource", "")  # where a resource may stand; the second is what no definition knows


class ElementOrder:
    """Puts resources in element order; remembers what it has learnt of each type, so keep one for many resources."""

    def __init__(self, definitions: StructureSource) -> None:
        self._types = TypeTable(definitions)
        self._orders: dict[tuple[str, tuple[str, ...]], Order] = {}

    def ordered(self, resource: Json) -> Json:
        """Return the resource in element order; what no definition knows comes last, by name."""
        return self._object(resource, str(resource.get("resourceType", "")))

    def _object(self, value: Json, type_name: str) -> Json:
        keys = tuple(value)
        order = self._orders.get((type_name, keys))
        if order is None:
            order = self._orders[type_name, keys] = self._order(type_name, keys)
        result: Json = {}
        for key, inner in order:
            item = value[key]
            result[key] = self._value(item, inner) if isinstance(item, (dict, list)) else item
        return result

    def _order(self, type_name: str, keys: tuple[str, ...]) -> Order:
        """Return the keys in element order, each with the type of what stands there."""
        known = self._types.properties(type_name) or {}
        order = []
        for key in sorted(keys, key=lambda key: _rank(key, known)):
            found = known.get(key.removeprefix("_"))
            order.append((key, "Element" if key.startswith("_") else found.type if found is not None else ""))
        return tuple(order)

    def _value(self, value: Any, type_name: str) -> Any:
        if isinstance(value, list):
            return [self._value(item, type_name) for item in value]
        if not isinstance(value, dict):
            return value
        if type_name in _RESOURCES and "resourceType" in value:
            return self.ordered(value)
        return self._object(value, type_name)


def order_resource(resource: Json, definitions: StructureSource) -> Json:
    """Return the resource in element order; for many resources keep an `ElementOrder`."""
    return ElementOrder(definitions).ordered(resource)


def render_resource(resource: Json, definitions: StructureSource) -> str:
    """Return the resource as JSON text in element order, with a line break at its end."""
    return render_json(order_resource(resource, definitions))


def render_json(value: Any) -> str:
    """Return JSON text in the order given: two spaces of indent, letters as they are, a line break at its end."""
    parts: list[str] = []
    _write(value, "\n", parts)
    parts.append("\n")
    return "".join(parts)


def _rank(key: str, known: Properties) -> tuple[int, str, bool]:
    name = key.removeprefix("_")
    if name == "resourceType" and name not in known:  # an ExampleScenario has an element of that name
        return (-1, name, False)
    return (known[name].rank if name in known else _UNKNOWN, name, key != name)


def _write(value: Any, newline: str, parts: list[str]) -> None:
    if isinstance(value, dict):
        _write_object(value, newline, parts)
    elif isinstance(value, (list, tuple)):
        _write_array(value, newline, parts)
    else:
        parts.append(_scalar(value))


def _write_object(value: Json, newline: str, parts: list[str]) -> None:
    if not value:
        parts.append("{}")
        return
    inner = newline + "  "
    lead = "{" + inner
    for key, item in value.items():
        parts.append(lead + _name(key))
        if isinstance(item, str):
            parts.append(_quoted(item))
        else:
            _write(item, inner, parts)
        lead = "," + inner
    parts.append(newline + "}")


@cache
def _name(key: str) -> str:
    """Write a key; there are few of them, and they come again and again."""
    return f"{_quoted(key)}: "


def _write_array(value: list[Any] | tuple[Any, ...], newline: str, parts: list[str]) -> None:
    if not value:
        parts.append("[]")
        return
    inner = newline + "  "
    lead = "[" + inner
    for item in value:
        parts.append(lead)
        if isinstance(item, str):
            parts.append(_quoted(item))
        else:
            _write(item, inner, parts)
        lead = "," + inner
    parts.append(newline + "]")


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Decimal) and value.is_finite():
        return render_decimal(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
