"""A FHIR XML document: parsed by lxml with everything refused that could reach out of it or swell (R4, security).

FHIR XML is UTF-8 and has no document type declaration, so there are no entities to expand and nothing to fetch. lxml
keeps its own bounds: 256 elements in each other, ten million characters in one text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.fhir.xml.kinds import BROKEN_XML, DOCUMENT_TYPE, NOT_UTF_8, TOO_LARGE, UNDEFINED_ENTITY
from digidot_term.fhir.xml.tags import Span, element_spans

Element = etree._Element  # noqa: SLF001 - lxml has no other name for it

BLANKS = " \t\r\n"
MOST_BYTES = 1 << 28

_MARK = b"\xef\xbb\xbf"
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_BEFORE_TYPE = re.compile(r"(?:\s++|(?><\?.*?\?>)|(?><!--.*?-->))*+(?=<!DOCTYPE)", re.DOTALL)
_UNDEFINED = etree.ErrorTypes.ERR_UNDECLARED_ENTITY


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document: its text, and its root without comments and instructions."""

    path: str
    text: str
    root: Element

    def spans(self, elements: list[Element]) -> list[Span]:
        """Return where these elements stand in the text."""
        spans = element_spans(self.text)
        numbers = {element: number for number, element in enumerate(self.root.iter())}
        return [spans[numbers[element]] for element in elements]

    def place(self, offset: int) -> Place:
        """Return the place of the first character at or behind an offset that is no blank."""
        rest = self.text[offset:]
        return _place(self.path, self.text, len(self.text) - len(rest.lstrip(BLANKS)))


def open_document(data: bytes, path: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Parse a document; None and what is wrong (FHIR200 to FHIR204) when it is not XML as FHIR allows it."""
    if len(data) > MOST_BYTES:
        return None, (Diagnostic.of(TOO_LARGE, Place(path)),)
    text, problem = _decoded(data, path)
    if problem is None:
        before = _BEFORE_TYPE.match(text)
        problem = Diagnostic.of(DOCUMENT_TYPE, _place(path, text, before.end())) if before else None
    if problem is not None:
        return None, (problem,)
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError as error:
        return None, (_syntax_problem(error, path),)
    return Document(path, text, root), ()


def attributes_of(element: Element) -> list[tuple[str, str]]:
    """Return names and values of attributes as written; those of a parsed document are never bytes."""
    return cast("list[tuple[str, str]]", element.items())


def safe_parser() -> etree.XMLParser:
    """Return a parser that expands no entities, loads nothing, and drops comments and processing instructions."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        remove_comments=True,
        remove_pis=True,
    )


def reason(error: Exception) -> str:
    """Return what the parser says, without the place it adds."""
    return str(error).partition(", line ")[0].strip()


def _decoded(data: bytes, path: str) -> tuple[str, Diagnostic | None]:
    if b"\0" in data[:4]:  # how UTF-16 and UTF-32 begin
        return "", Diagnostic.of(NOT_UTF_8, Place(path, 1, 1), encoding="0x00")
    declared = _ENCODING.match(data)
    if declared is not None and declared[1].lower() != b"utf-8":
        return "", Diagnostic.of(NOT_UTF_8, Place(path, 1, 1), encoding=declared[1].decode("ascii", "replace"))
    plain = data.removeprefix(_MARK)
    try:
        text = plain.decode()
    except UnicodeDecodeError as error:
        before = plain[: error.start].decode()
        return "", Diagnostic.of(NOT_UTF_8, _place(path, before, len(before)), encoding=f"0x{plain[error.start]:02X}")
    from_windows = text.partition("\n")[0].endswith("\r")
    return text.replace("\r\n", "\n") if from_windows else text, None


def _syntax_problem(error: etree.XMLSyntaxError, path: str) -> Diagnostic:
    line, column = error.position
    place = Place(path, line, column)
    if "XML_PARSE_HUGE" in str(error.msg):
        return Diagnostic.of(TOO_LARGE, place)
    is_entity = error.code == _UNDEFINED  # type: ignore[attr-defined]  # unknown to lxml-stubs
    kind: Kind = UNDEFINED_ENTITY if is_entity else BROKEN_XML
    return Diagnostic.of(kind, place, why=reason(error))


def _place(path: str, text: str, offset: int) -> Place:
    before = text[:offset]
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
