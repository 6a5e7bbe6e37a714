"""FHIR JSON as the specification writes it: properties in element order, two spaces of indent (R4, "JSON").

The order comes from the StructureDefinitions, through datatypes, contained resources and extensions. A primitive's
`_sibling` follows it. Numbers are written as they are; give `decimal.Decimal` where the digits matter (`1.10`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from json.encoder import encode_basestring as _quoted
from typing import Any

from digidot_term.fhir.snapshot.elements import type_codes, type_suffix
from digidot_term.fhir.snapshot.node import Node, plant
from digidot_term.fhir.snapshot.source import Json, StructureSource

_UNKNOWN = 1_000_000


@dataclass(frozen=True, slots=True)
class _Property:
    rank: int
    node: Node
    code: str


_Properties = dict[str, _Property]


class ElementOrder:
    """Puts resources in element order; remembers what it has learnt of each type, so keep one for many resources."""

    def __init__(self, definitions: StructureSource) -> None:
        self._definitions = definitions
        self._types: dict[str, _Properties | None] = {}
        self._nested: dict[int, _Properties] = {}
        self._roots: dict[str, Node] = {}

    def ordered(self, resource: Json) -> Json:
        """Return the resource in element order; what no definition knows comes last, by name."""
        return self._object(resource, self._of_type(str(resource.get("resourceType", ""))))

    def _object(self, value: Json, properties: _Properties | None) -> Json:
        known = properties or {}
        result: Json = {}
        for key in sorted(value, key=lambda key: _rank(key, known)):
            found = known.get(key.removeprefix("_"))
            result[key] = self._value(value[key], found, sibling=key.startswith("_"))
        return result

    def _value(self, value: Any, found: _Property | None, *, sibling: bool) -> Any:
        if isinstance(value, list):
            return [self._value(item, found, sibling=sibling) for item in value]
        if not isinstance(value, dict):
            return value
        if "resourceType" in value:
            return self.ordered(value)
        if sibling:
            return self._object(value, self._of_type("Element"))
        return self._object(value, self._below(found) if found is not None else None)

    def _below(self, found: _Property) -> _Properties | None:
        if found.node.children:
            return self._of_node(found.node)
        reference = str(found.node.element.get("contentReference", ""))
        if reference:
            target = self._referenced(reference.rpartition("#")[2])
            return self._of_node(target) if target is not None else None
        return self._of_type(found.code)

    def _referenced(self, path: str) -> Node | None:
        root, *names = path.split(".")
        node = self._roots.get(root)
        for name in names:
            node = node.child(name) if node is not None else None
        return node

    def _of_type(self, code: str) -> _Properties | None:
        if code not in self._types:
            structure = self._definitions.structure(code) if code else None
            root = plant((structure or {}).get("snapshot", {}).get("element", ()))
            if root is not None:
                self._roots[code] = root
            self._types[code] = self._of_node(root) if root is not None else None
        return self._types[code]

    def _of_node(self, node: Node) -> _Properties:
        if id(node) not in self._nested:
            self._nested[id(node)] = _properties(node)
        return self._nested[id(node)]


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


def _properties(node: Node) -> _Properties:
    result: _Properties = {}
    for rank, child in enumerate(node.children):
        codes = type_codes(child.element)
        if child.name.endswith("[x]"):
            stem = child.name.removesuffix("[x]")
            result.update({stem + type_suffix(code): _Property(rank, child, code) for code in codes})
        else:
            result[child.name] = _Property(rank, child, codes[0] if codes else "")
    return result


def _rank(key: str, known: _Properties) -> tuple[int, str, bool]:
    name = key.removeprefix("_")
    if name == "resourceType":
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
        parts.append(f"{lead}{_quoted(key)}: ")
        if isinstance(item, str):
            parts.append(_quoted(item))
        else:
            _write(item, inner, parts)
        lead = "," + inner
    parts.append(newline + "}")


def _write_array(value: list[Any] | tuple[Any, ...], newline: str, parts: list[str]) -> None:
    if not value:
        parts.append("[]")
        return
    inner = newline + "  "
    lead = "[" + inner
    for item in value:
        parts.append(lead)
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
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
