"""The elements of a logical model: each complete in itself, in the order written."""

from __future__ import annotations

from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.element_definition import Writer
from digidot_term.compiler.elements import Entry
from digidot_term.compiler.invariants import Constraints
from digidot_term.compiler.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.paths import ElementPath
from digidot_term.source.document import KeyPath


def logical_elements(
    entries: tuple[Entry, ...], constraints: Constraints, writer: Writer
) -> tuple[list[Json], dict[str, KeyPath], list[Diagnostic]]:
    """Return the elements, the key path of each by id, and what is missing; the root is there even when unwritten."""
    found: list[Diagnostic] = []
    elements: dict[ElementPath, Json] = {ElementPath(): {"id": writer.root, "path": writer.root}}
    keys: dict[ElementPath, KeyPath] = {ElementPath(): ("elements",)}
    for entry in entries:
        made, problems = writer.write(entry, None)
        found += problems
        if entry.path.steps:
            found += _missing(entry, writer)
        elements[entry.path] = _defined(made)
        keys[entry.path] = entry.key
    root = elements[ElementPath()]
    elements[ElementPath()] = _defined({**_heading(writer), **root})
    for path, items in constraints.items():
        if path in elements:
            elements[path]["constraint"] = [constraint for _, constraint in items]
    paths = _in_order(list(elements))
    return [elements[path] for path in paths], {elements[path]["id"]: keys[path] for path in paths}, found


def _heading(writer: Writer) -> Json:
    return {"id": writer.root, "path": writer.root, "short": writer.file.model.title.en}


def _defined(element: Json) -> Json:
    """Return the element with a definition: its short text, where it has none of its own."""
    if "definition" in element or "short" not in element:
        return element
    made: Json = {}
    for key, value in element.items():
        made[key] = value
        if key == "short" and "_short" not in element:
            made["definition"] = value
        if key == "_short":
            made |= {"definition": element["short"], "_definition": value}
    return made


def _missing(entry: Entry, writer: Writer) -> list[Diagnostic]:
    element = entry.element
    lacks = [
        name
        for name, value in (("card", element.card), ("type", element.type or element.only), ("short", element.short))
        if not value
    ]
    if not lacks:
        return []
    place = writer.file.document.key_place(entry.key)
    return [Diagnostic.of(kinds.INCOMPLETE_ELEMENT, place, path=entry.written, missing=", ".join(lacks))]


def _in_order(paths: list[ElementPath]) -> list[ElementPath]:
    """Put each element after its parent, siblings in the order written."""
    rank = {path: number for number, path in enumerate(paths)}

    def ranks(path: ElementPath) -> tuple[int, ...]:
        ancestors = [ElementPath(path.steps[:depth]) for depth in range(1, len(path.steps) + 1)]
        return tuple(rank.get(item, len(paths)) for item in ancestors)

    return sorted(paths, key=ranks)
