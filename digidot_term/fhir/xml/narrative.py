"""Narratives: XHTML inside FHIR XML, a text in JSON (R4, narrative). They are carried over letter for letter."""

from __future__ import annotations

from typing import Any, cast

from lxml import etree

from digidot_term.fhir.xml.document import Document, Element, attributes_of, reason, safe_parser

XHTML = "http://www.w3.org/1999/xhtml"
_DIV = f"{{{XHTML}}}div"

Narrative = tuple[Element, dict[str, Any], str]
"""A narrative's element, and the object and key its text goes to."""


def fill_narratives(document: Document, narratives: list[Narrative]) -> None:
    """Put the texts of narratives where they belong."""
    if not narratives:
        return
    elements = [element for element, _, _ in narratives]
    for (element, owner, key), (start, _, end) in zip(narratives, document.spans(elements), strict=True):
        text = document.text[start:end]
        owner[key] = text if stands_alone(text) else _rewritten(element)


def stranger_in(element: Element) -> Element | None:
    """Return what in a narrative is not XHTML, its first element included if that is no `div`; None when all is."""
    if element.tag != _DIV:
        return element
    return next((inner for inner in element.iter() if not str(inner.tag).startswith(f"{{{XHTML}}}")), None)


def narrative_problem(text: str) -> str:
    """Return what keeps a JSON narrative from standing in XML as it is; an empty text when nothing does."""
    if text.lstrip().startswith(("<?", "<!")):
        return text.lstrip()[:9]
    try:
        root = etree.fromstring(text, safe_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        return reason(error)
    last = text.rstrip()[-3:]
    if last.endswith(("-->", "?>")):
        return last  # behind the `div`
    stranger = stranger_in(root)
    return "" if stranger is None else str(stranger.tag)


def stands_alone(text: str) -> bool:
    """Tell whether a narrative says all its namespaces itself, the XHTML one as default."""
    return text.startswith("<div") and not narrative_problem(text)


def _rewritten(element: Element) -> str:
    """Return a narrative whose namespace is declared further out, with its own declaration and no prefixes."""
    return etree.tostring(_without_prefix(element, None), encoding="unicode", with_tail=False)


def _without_prefix(element: Element, parent: Element | None) -> Element:
    namespaces = cast("dict[str, str]", {None: XHTML})  # None is the default one, as lxml has it
    attributes = dict(attributes_of(element))
    if parent is None:
        copy = etree.Element(element.tag, attributes, namespaces)
    else:
        copy = etree.SubElement(parent, element.tag, attributes)
        copy.tail = element.tail
    copy.text = element.text
    for child in element:
        _without_prefix(child, copy)
    return copy
