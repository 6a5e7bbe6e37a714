"""The properties of FHIR's types in element order, as the snapshots of their StructureDefinitions have them.

A type is asked for by name (`HumanName`, `Patient`); an element with children of its own, and one that refers to such
an element, by its path (`Patient.contact`). A choice has one property for each of its types, all of one rank.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from digidot_term.fhir.snapshot.elements import type_codes, type_suffix
from digidot_term.fhir.snapshot.source import Json, StructureSource
from digidot_term.record import record

_SYSTEM = "http://hl7.org/fhirpath/System."
_CHOICE = "[x]"


@record
class Property:
    """One property of a type.

    `name` is as in JSON (`valueString`), `rank` the place in the type, `type` what `TypeTable.properties` knows its own
    properties by; `primitive` says that it is a text, number or truth value, `attribute` that XML writes it as one.
    """

    name: str
    rank: int
    type: str
    many: bool
    primitive: bool
    attribute: bool


Properties = Mapping[str, Property]


class TypeTable:
    """Knows types by their definitions and remembers them: keep one for many resources."""

    __slots__ = ("_definitions", "_properties", "_resources")

    def __init__(self, definitions: StructureSource) -> None:
        self._definitions = definitions
        self._properties: dict[str, Properties | None] = {}
        self._resources: dict[str, bool] = {}

    def properties(self, name: str) -> Properties | None:
        """Return the properties of a type or of an element with children, by name; None when there is no such type."""
        if name not in self._properties:
            self._learn(name.partition(".")[0])
        return self._properties.setdefault(name, None)

    def resource(self, name: str) -> Properties | None:
        """Return the properties of a resource type; None for a datatype, an abstract type and an unknown name."""
        properties = self.properties(name)
        return properties if self._resources.get(name) else None

    def _learn(self, name: str) -> None:
        structure = self._definitions.structure(name) if name else None
        if structure is None or structure.get("type", name) != name:
            return
        self._resources[name] = structure.get("kind") == "resource" and not structure.get("abstract")
        elements = structure.get("snapshot", {}).get("element", ())
        children: dict[str, list[Json]] = {}
        for element in elements:
            if "sliceName" not in element:
                children.setdefault(str(element["path"]).rpartition(".")[0], []).append(element)
        for path, below in children.items():
            if path:
                self._properties[path] = _properties(below, children)


def _properties(elements: list[Json], parents: Mapping[str, Any]) -> Properties:
    found: dict[str, Property] = {}
    for rank, element in enumerate(elements):
        name = str(element["path"]).rpartition(".")[2]
        for code in type_codes(element) or ("",):
            written = name.removesuffix(_CHOICE) + type_suffix(code) if name.endswith(_CHOICE) else name
            found.setdefault(written, _property(written, rank, element, code, parents))
    return found


def _property(name: str, rank: int, element: Json, code: str, parents: Mapping[str, Any]) -> Property:
    reference = str(element.get("contentReference", "")).rpartition("#")[2]
    path = str(element["path"])
    inner = path if path in parents else reference or code
    return Property(
        name,
        rank,
        "string" if inner.startswith(_SYSTEM) else inner,
        many=element.get("max") not in ("0", "1"),
        primitive=inner.startswith(_SYSTEM) or inner[:1].islower(),
        attribute="xmlAttr" in element.get("representation", ()),
    )
