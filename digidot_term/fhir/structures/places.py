"""Where the elements of a differential stand in the file of their structure."""

from __future__ import annotations

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.fhir.json.places import JsonPath, place_of
from digidot_term.fhir.json.read import decoded
from digidot_term.fhir.structures.files import InputFile
from digidot_term.fhir.xml.document import Element, open_document
from digidot_term.fhir.xml.mistakes import local_name


def place_in(file: InputFile, path: JsonPath) -> Place:
    """Return the place of the value that stands at a path of the resource, or of the innermost one on the way."""
    if file.is_xml:
        return _in_xml(file, path)
    text, problem = decoded(file.data, file.shown)
    return Place(file.shown) if problem is not None else place_of(text, path, file.shown)


def _in_xml(file: InputFile, path: JsonPath) -> Place:
    document, _ = open_document(file.data, file.shown)
    if document is None:
        return Place(file.shown)
    found = document.root
    index = 0
    for number, step in enumerate(path):
        if isinstance(step, int):
            continue
        index = path[number + 1] if number + 1 < len(path) and isinstance(path[number + 1], int) else 0  # type: ignore[assignment]  # just seen
        inner = _children(found, step.removeprefix("_"))
        if index >= len(inner):
            break
        found = inner[index]
    ((begin, _, _),) = document.spans([found])
    return document.place(begin)


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if local_name(child) == name]


def located(diagnostic: Diagnostic, place: Place) -> Diagnostic:
    """Return a diagnostic at another place."""
    return Diagnostic(diagnostic.kind, place, diagnostic.values, diagnostic.severity, diagnostic.words)
