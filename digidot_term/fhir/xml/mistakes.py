"""The mistakes met while a document is read, each at its element; they get lines and columns when all are known."""

from __future__ import annotations

from operator import attrgetter

from lxml import etree

from digidot_term.diagnostics import Diagnostic, Kind
from digidot_term.diagnostics.nearest import nearest
from digidot_term.diagnostics.shortened import shortened
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.type_table import Properties, Property
from digidot_term.fhir.xml.document import BLANKS, Document, Element
from digidot_term.fhir.xml.kinds import (
    OUT_OF_ORDER,
    REPEATED_ELEMENT,
    STRAY_TEXT,
    UNKNOWN_ATTRIBUTE,
    UNKNOWN_ELEMENT,
    WRONG_NAMESPACE,
)

_START, _INSIDE, _BEHIND = range(3)  # the offsets of a span
_SHOWN = 40  # characters of a value
_MOST = 100  # mistakes; what is not FHIR at all would have as many as it has elements

_Mistake = tuple[Element, int, Kind, dict[str, object]]
"""An element, which of its offsets the mistake is at, what it is, and what its texts speak of."""


class Mistakes:
    """What is wrong with a document so far, up to a hundred mistakes; false while nothing is."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: list[_Mistake] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, at: Element, kind: Kind, /, **values: object) -> None:
        """Add a mistake where an element begins; `element` is the name of that element unless given."""
        self._note(at, _START, kind, {"element": local_name(at), **values})

    def located(self, document: Document) -> tuple[Diagnostic, ...]:
        """Return the mistakes as diagnostics, in the order of their places."""
        spans = document.spans([at for at, _, _, _ in self._found])
        found = [
            Diagnostic.of(kind, document.place(span[edge]), **values)
            for span, (_, edge, kind, values) in zip(spans, self._found, strict=True)
        ]
        return tuple(sorted(found, key=attrgetter("place")))

    def in_namespace(self, element: Element, expected: str) -> bool:
        """Check the namespace of an element."""
        if str(element.tag).startswith(f"{{{expected}}}"):
            return True
        self.add(element, WRONG_NAMESPACE, namespace=etree.QName(element).namespace or "", expected=expected)
        return False

    def no_text(self, element: Element) -> None:
        """Check that all text directly inside an element is blank."""
        if element.text and element.text.strip(BLANKS):
            self._stray(element, element, _INSIDE, element.text)
        for child in element:
            if child.tail and child.tail.strip(BLANKS):
                self._stray(element, child, _BEHIND, child.tail)

    def unknown(self, element: Element, parent: Element, known: Properties) -> None:
        """Add an element that its parent does not have."""
        near = self._nearest(local_name(element), known, attribute=False)
        self.add(element, UNKNOWN_ELEMENT, parent=local_name(parent), near=near)

    def unknown_attribute(self, element: Element, name: str, known: Properties) -> None:
        """Add an attribute that its element does not have."""
        near = self._nearest(name, known, attribute=True)
        self.add(element, UNKNOWN_ATTRIBUTE, attribute=name, near=near)

    def in_place(self, element: Element, found: Property, last: Property | None, owner: Json) -> bool:
        """Check that an element stands behind all before it, and is not the second where there may be one."""
        if last is None or found.rank > last.rank or (found is last and found.many):
            return True
        above = element.getparent()
        parent = local_name(above) if above is not None else ""
        if found.rank == last.rank:
            self.add(element, REPEATED_ELEMENT, parent=parent, first=last.name)
        elif not found.many and (found.name in owner or f"_{found.name}" in owner):
            self.add(element, REPEATED_ELEMENT, parent=parent, first=found.name)
        else:
            self.add(element, OUT_OF_ORDER, parent=parent, before=last.name)
        return False

    def _stray(self, element: Element, at: Element, edge: int, text: str) -> None:
        self._note(at, edge, STRAY_TEXT, {"element": local_name(element), "text": shown(text.strip(BLANKS))})

    def _note(self, at: Element, edge: int, kind: Kind, values: dict[str, object]) -> None:
        if not self._is_full:
            self._found.append((at, edge, kind, values))

    def _nearest(self, name: str, known: Properties, *, attribute: bool) -> str:
        names = (each.name for each in known.values() if each.attribute is attribute)
        return "" if self._is_full else nearest(name, names)

    @property
    def _is_full(self) -> bool:
        return len(self._found) >= _MOST


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def shown(text: str) -> str:
    """Return a value as messages show it."""
    return shortened(text, _SHOWN)
