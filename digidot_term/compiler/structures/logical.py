"""The elements of a logical model: each complete in itself, in the order written; what its base has may be narrowed."""

from __future__ import annotations

from digidot_term.compiler.structures import kinds, slice_kinds
from digidot_term.compiler.structures.element_definition import Writer
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.invariants import Constraints
from digidot_term.compiler.structures.locator import Located, Locator
from digidot_term.compiler.structures.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.paths import ElementPath, parse_path, render_path
from digidot_term.source.document import KeyPath


def logical_elements(
    entries: tuple[Entry, ...], constraints: Constraints, writer: Writer, base: Locator | None = None
) -> tuple[list[Json], dict[str, KeyPath], list[Diagnostic]]:
    """Return the elements, the key path of each by id, and what is missing; the root is there even when unwritten."""
    found: list[Diagnostic] = []
    elements: dict[ElementPath, Json] = {ElementPath(): {"id": writer.root, "path": writer.root}}
    keys: dict[ElementPath, KeyPath] = {ElementPath(): ("elements",)}
    for entry in entries:
        inherited = _inherited(entry, base, writer)
        made, problems = writer.write(entry, inherited)
        found += problems
        if entry.path.steps and inherited is None:
            found += [*_missing(entry, writer), *_content_problems(entry, entries, writer)]
        elements[entry.path] = _defined(made)
        keys[entry.path] = entry.key
    root = elements[ElementPath()]
    elements[ElementPath()] = _defined({**_heading(writer), **root})
    for path, items in constraints.items():
        if path in elements:
            elements[path]["constraint"] = [constraint for _, constraint in items]
        else:
            found += [_not_there(path, key, list(elements), writer) for key, _ in items]
    paths = _in_order(list(elements))
    return [elements[path] for path in paths], {elements[path]["id"]: keys[path] for path in paths}, found


def _inherited(entry: Entry, base: Locator | None, writer: Writer) -> Json | None:
    """Return the element of the model specialised that an entry narrows; None for an element of its own."""
    if base is None or not entry.path.steps:
        return None
    located = base.locate(entry.path, writer.file.document.key_place(entry.key))
    return located.spot.element if isinstance(located, Located) else None


def _not_there(path: ElementPath, key: KeyPath, known: list[ElementPath], writer: Writer) -> Diagnostic:
    written = render_path(path)
    near = nearest(written, [render_path(item) for item in known])
    place = writer.file.document.place((*key, "on"))
    name = path.steps[-1].name
    return Diagnostic.of(kinds.UNKNOWN_PATH, place, path=written, parent=writer.root, name=name, near=near)


def _content_problems(entry: Entry, entries: tuple[Entry, ...], writer: Writer) -> list[Diagnostic]:
    """Return what is wrong with the element whose content an entry has."""
    written = entry.element.content
    if written is None:
        return []
    place = writer.file.document.place((*entry.key, "content"))
    path, problems = parse_path(written, place)
    if path is None:
        return list(problems)
    known = {item.path for item in entries} | {ElementPath()}
    if path in known:
        return []
    near = nearest(written, [item.written for item in entries])
    return [Diagnostic.of(slice_kinds.UNKNOWN_CONTENT, place, path=entry.written, content=written, near=near)]


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
        for name, value in (
            ("card", element.card),
            ("type", element.type or element.only or element.content),
            ("short", element.short),
        )
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
