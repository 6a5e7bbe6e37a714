"""Reading FHIR XML into the form a resource has in JSON: elements by the definitions, everything else a mistake."""

from __future__ import annotations

from typing import Any

from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.type_table import Properties, Property, TypeTable
from digidot_term.fhir.xml.document import BLANKS, Element, attributes_of, open_document
from digidot_term.fhir.xml.kinds import NOT_A_RESOURCE, NOT_ONE_RESOURCE, NOTHING_INSIDE, WRONG_VALUE
from digidot_term.fhir.xml.mistakes import Mistakes, local_name, shown
from digidot_term.fhir.xml.narrative import XHTML, Narrative, fill_narratives, stranger_in
from digidot_term.fhir.xml.primitives import parse_value

_NAMESPACE = "http://hl7.org/fhir"
_HINTS = "{http://www.w3.org/2001/XMLSchema-instance}"  # where a schema is said to be; nothing is fetched from there


def parse_xml(data: bytes, path: str, types: TypeTable) -> tuple[Json | None, tuple[Diagnostic, ...]]:
    """Return the resource of a document, decimals as `Decimal`; None and every mistake where there is one.

    `path` is what the places of diagnostics (FHIR200 to FHIR214) name.
    """
    document, problems = open_document(data, path)
    if document is None:
        return None, problems
    reading = _Reading(types)
    resource = reading.document(document.root)
    if reading.mistakes:
        return None, reading.mistakes.located(document)
    fill_narratives(document, reading.narratives)
    return resource, ()


class _Reading:
    """One document being read: what is wrong with it, and the narratives whose texts are still to come."""

    __slots__ = ("_types", "_without_value", "mistakes", "narratives")

    def __init__(self, types: TypeTable) -> None:
        self._types = types
        self._without_value: list[tuple[Json, str]] = []
        self.mistakes = Mistakes()
        self.narratives: list[Narrative] = []

    def document(self, root: Element) -> Json | None:
        """Read the resource that is the whole document."""
        resource = self._resource(root)
        for owner, name in self._without_value:
            if all(item is None for item in owner.get(name, ())):
                owner.pop(name, None)  # a list without any value is only the one beside it, `_name`
        return resource

    def _resource(self, element: Element) -> Json | None:
        if not self.mistakes.in_namespace(element, _NAMESPACE):
            return None
        name = local_name(element)
        known = self._types.resource(name)
        if known is None:
            self.mistakes.add(element, NOT_A_RESOURCE)
            return None
        resource: Json = {"resourceType": name}
        self._fill(resource, element, known)
        return resource

    def _fill(self, owner: Json, element: Element, known: Properties) -> None:
        """Read an element into `owner`, attributes in the places among the children that the definitions give them."""
        attributes = self._attributes(element, known)
        self.mistakes.no_text(element)
        last: Property | None = None
        for child in element:
            found = self._property(child, element, known)
            if found is not None and self.mistakes.in_place(child, found, last, owner):
                while attributes and attributes[-1][0] < found.rank:
                    _, name, owner[name] = attributes.pop()
                self._add(owner, child, found)
                last = found
        owner.update((name, text) for _, name, text in reversed(attributes))

    def _attributes(self, element: Element, known: Properties) -> list[tuple[int, str, str]]:
        """Return rank, name and text of each attribute, the last in element order first."""
        attributes: list[tuple[int, str, str]] = []
        for name, text in attributes_of(element):
            found = known.get(name)
            if found is not None and found.attribute:
                attributes.append((found.rank, name, text))
                if not text:
                    self.mistakes.add(element, NOTHING_INSIDE, element=f"{local_name(element)}/@{name}")
            elif not (name.startswith(_HINTS) and element.getparent() is None):
                self.mistakes.unknown_attribute(element, name, known)
        return sorted(attributes, reverse=True)

    def _property(self, child: Element, parent: Element, known: Properties) -> Property | None:
        """Return the property a child is, or None when it is none."""
        found = known.get(local_name(child))
        expected = XHTML if found is not None and found.type == "xhtml" else _NAMESPACE
        if not self.mistakes.in_namespace(child, expected):
            return None
        if found is None or found.attribute:
            self.mistakes.unknown(child, parent, known)
            return None
        return found

    def _add(self, owner: Json, child: Element, found: Property) -> None:
        """Read one child into the property it is."""
        if found.type == "xhtml":
            self._narrative(owner, child, found)
            return
        if not child.keys() and not len(child) and not (child.text and child.text.strip(BLANKS)):
            self.mistakes.add(child, NOTHING_INSIDE)
        if found.primitive:
            self._primitive(owner, child, found)
            return
        if found.type == "Resource":
            value = self._inner_resource(child)
        else:
            value = {}
            self._fill(value, child, self._types.properties(found.type) or {})
        if found.many:
            owner.setdefault(found.name, []).append(value)
        else:
            owner[found.name] = value

    def _inner_resource(self, element: Element) -> Json | None:
        self._attributes(element, {})
        if len(element) != 1:
            self.mistakes.add(element, NOT_ONE_RESOURCE, count=len(element))
            return None
        self.mistakes.no_text(element)
        return self._resource(element[0])

    def _narrative(self, owner: Json, element: Element, found: Property) -> None:
        stranger = stranger_in(element)
        if stranger is not None:
            self.mistakes.in_namespace(stranger, XHTML)
        owner[found.name] = ""
        self.narratives.append((element, owner, found.name))

    def _primitive(self, owner: Json, element: Element, found: Property) -> None:
        sibling: Json = {}
        text = element.get("value")
        if not text or len(element) or element.text or len(element.keys()) > 1:
            self._fill(sibling, element, self._types.properties(found.type) or {})
            text = sibling.pop("value", None)
        value = parse_value(text, found.type) if text else None
        if text and value is None:
            self.mistakes.add(element, WRONG_VALUE, value=shown(text), type=found.type)
        if found.many:
            self._append(owner, found.name, value, sibling)
            return
        if value is not None:
            owner[found.name] = value
        if sibling:
            owner[f"_{found.name}"] = sibling

    def _append(self, owner: Json, name: str, value: Any, sibling: Json) -> None:
        """Add to a list of primitives and to the list beside it, which has as many items (R4, JSON, primitives)."""
        values = owner.setdefault(name, [])
        values.append(value)
        if value is None:
            self._without_value.append((owner, name))
        if sibling or f"_{name}" in owner:
            owner.setdefault(f"_{name}", [None] * (len(values) - 1)).append(sibling or None)
