"""Writing a resource as FHIR XML: elements in the order of the definitions, ids and urls of extensions as attributes.

The text is written directly and not by way of a tree, so that narratives stand in it letter for letter; lxml has said
before that they may.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from operator import attrgetter
from typing import Any

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.json.brief import brief
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.type_table import Properties, Property, TypeTable
from digidot_term.fhir.xml.kinds import (
    BROKEN_NARRATIVE,
    NOT_A_RESOURCE,
    NOTHING_INSIDE,
    REPEATED_ELEMENT,
    TOO_LARGE,
    UNWRITABLE_CHARACTER,
    UNWRITABLE_ELEMENT,
    UNWRITABLE_VALUE,
)
from digidot_term.fhir.xml.narrative import narrative_problem
from digidot_term.fhir.xml.primitives import attribute_text, illegal_character, render_value

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE = ' xmlns="http://hl7.org/fhir"'
_INDENT = "  "
_DEEPEST = len("\n") + 240 * len(_INDENT)  # what readers take, ours among them, is 256 elements in each other

_Item = tuple[Property, Any, Any, str]
"""A property, one value of it, what stands beside it (`_name`), and the step to it (`given[0]`)."""


def render_xml(resource: Json, path: str, types: TypeTable) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the resource as XML text with a line break at its end; None and every reason why it cannot be that.

    `path` is the file that diagnostics (FHIR204, FHIR205, FHIR213, FHIR215, FHIR220 to FHIR222) name.
    """
    writing = _Writing(path, types)
    writing.document(resource)
    if writing.problems:
        return None, tuple(writing.problems)
    return "".join((_HEAD, *writing.parts, "\n")), ()


class _Writing:
    """One resource being written: the text so far, the way to the element at hand, and what is wrong."""

    __slots__ = ("_path", "_steps", "_types", "parts", "problems")

    def __init__(self, path: str, types: TypeTable) -> None:
        self._path = path
        self._types = types
        self._steps: list[str] = []
        self.parts: list[str] = []
        self.problems: list[Diagnostic] = []

    def document(self, resource: Json) -> None:
        """Write the resource that is the whole document."""
        self._steps.append(str(resource.get("resourceType", "")))
        self._resource(resource, "\n", _NAMESPACE)

    def _resource(self, resource: Any, newline: str, attributes: str = "") -> None:
        """Write a resource as an element of its type's name."""
        name = str(resource.get("resourceType", "")) if isinstance(resource, dict) else ""
        known = self._types.resource(name)
        if known is None:
            self._problem(NOT_A_RESOURCE, **({"element": name} if name else {}))
            return
        content = {key: value for key, value in resource.items() if key != "resourceType"}
        self._object(name, content, known, newline, attributes)

    def _object(self, name: str, value: Json, known: Properties, newline: str, attributes: str = "") -> None:
        """Write an element whose properties are those of `value`."""
        if len(newline) > _DEEPEST:
            self._problem(TOO_LARGE)
            return
        start = len(self.parts)
        self.parts.append("")
        for found, item, sibling, step in self._items(value, known):
            self._steps.append(step)
            if found.attribute:
                attributes += f' {found.name}="{self._text(item, found.type)}"'
            else:
                self._child(found, item, sibling, newline + _INDENT)
            self._steps.pop()
        is_empty = len(self.parts) == start + 1
        self.parts[start] = f"{newline}<{name}{attributes}{'/' if is_empty else ''}>"
        if not is_empty:
            self.parts.append(f"{newline}</{name}>")

    def _child(self, found: Property, item: Any, sibling: Any, newline: str) -> None:
        """Write one value of a property."""
        if found.type == "xhtml":
            self._narrative(item, newline)
        elif found.primitive:
            self._primitive(found, item, sibling, newline)
        elif not isinstance(item, dict):
            self._unfit(item, found.type)
        elif not item:
            self._problem(NOTHING_INSIDE)
        elif found.type == "Resource":
            self.parts.append(f"{newline}<{found.name}>")
            self._resource(item, newline + _INDENT)
            self.parts.append(f"{newline}</{found.name}>")
        else:
            self._object(found.name, item, self._types.properties(found.type) or {}, newline)

    def _narrative(self, text: Any, newline: str) -> None:
        problem = narrative_problem(text) if isinstance(text, str) else type(text).__name__
        if problem:
            self._problem(BROKEN_NARRATIVE, why=problem)
        self.parts += (newline, str(text))

    def _primitive(self, found: Property, item: Any, sibling: Any, newline: str) -> None:
        value = "" if item is None else f' value="{self._text(item, found.type)}"'
        if isinstance(sibling, dict) and sibling:
            self._object(found.name, sibling, self._types.properties("Element") or {}, newline, value)
            return
        if sibling is not None:
            self._unfit(sibling, "Element")
        elif item is None:
            self._problem(NOTHING_INSIDE)
        self.parts.append(f"{newline}<{found.name}{value}/>")

    def _text(self, value: Any, type_name: str) -> str:
        """Return a primitive value as it stands in an attribute."""
        text = render_value(value, type_name)
        if text is None:
            self._unfit(value, type_name)
            return ""
        if not text:
            self._problem(NOTHING_INSIDE)
        illegal = illegal_character(text)
        if illegal:
            self._problem(UNWRITABLE_CHARACTER, code=f"{ord(illegal):04X}")
            return ""
        return attribute_text(text)

    def _items(self, value: Json, known: Properties) -> Iterator[_Item]:
        """Yield the values of an object in element order."""
        for found in self._properties(value, known):
            item, sibling = value.get(found.name), value.get(f"_{found.name}")
            if item == [] or sibling == []:
                self._problem(NOTHING_INSIDE, found.name)
            if not found.many:
                yield found, item, sibling, found.name
                continue
            if not all(each is None or isinstance(each, list) for each in (item, sibling)):
                self._unfit([item, sibling][isinstance(item, list)], f"[{found.type}]", found.name)
                continue
            for number, (one, beside) in enumerate(zip_longest(item or (), sibling or ())):
                yield found, one, beside, f"{found.name}[{number}]"

    def _properties(self, value: Json, known: Properties) -> list[Property]:
        """Return the properties an object has something of, in element order."""
        named: dict[str, Property] = {}
        for key in value:
            found = known.get(key.removeprefix("_"))
            if found is not None and (key == found.name or _takes_sibling(found)):
                named[found.name] = found
            else:
                self._problem(UNWRITABLE_ELEMENT, key, near=nearest(key, known))
        found_in_order = sorted(named.values(), key=_rank)
        for one, other in pairwise(found_in_order):
            if one.rank == other.rank:
                self._problem(REPEATED_ELEMENT, other.name, first=one.name, parent=".".join(self._steps))
        return found_in_order

    def _unfit(self, value: Any, expected: str, step: str = "") -> None:
        self._problem(UNWRITABLE_VALUE, step, found=brief(value), expected=expected)

    def _problem(self, kind: Kind, step: str = "", **values: object) -> None:
        where = ".".join((*self._steps, step) if step else self._steps)
        self.problems.append(Diagnostic.of(kind, Place(self._path), **{"element": where, **values}))


def _takes_sibling(found: Property) -> bool:
    return found.primitive and not found.attribute and found.type != "xhtml"


_rank = attrgetter("rank")
