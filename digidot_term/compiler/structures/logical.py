"""The elements of a logical model: each complete in itself, in the order written; what its base has may be narrowed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from digidot_term.compiler.structures import kinds, rule_kinds, slice_kinds
from digidot_term.compiler.structures.element_definition import Writer
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.invariants import Constraints
from digidot_term.compiler.structures.locator import Located, Locator
from digidot_term.compiler.structures.shapes import Json
from digidot_term.compiler.structures.type_entries import parse_word
from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.diagnostics.nearest import nearest
from digidot_term.fhir.paths import ElementPath, Step, parse_path, render_path
from digidot_term.source.document import KeyPath

_GROUPS = frozenset({"BackboneElement", "Element", "Base"})


def logical_elements(
    entries: tuple[Entry, ...], constraints: Constraints, writer: Writer, base: Locator | None = None
) -> tuple[list[Json], dict[str, KeyPath], list[Diagnostic]]:
    """Return the elements, the key path of each by id, and what is missing; the root is there even when unwritten."""
    found: list[Diagnostic] = []
    elements: dict[ElementPath, Json] = {ElementPath(): {"id": writer.root, "path": writer.root}}
    keys: dict[ElementPath, KeyPath] = {ElementPath(): ("elements",)}
    found += _sliced(entries, writer)
    for entry in entries:
        if any(step.slices for step in entry.path.steps):
            continue
        inherited = _inherited(entry, base, writer)
        made, problems = writer.write(entry, inherited)
        found += problems
        if entry.path.steps and inherited is None:
            found += [*_own_element(entry, entries, writer, base), *_content_problems(entry, entries, writer)]
        elements[entry.path] = _defined({name: part for name, part in made.items() if name != "slicing"})
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


def _sliced(entries: tuple[Entry, ...], writer: Writer) -> Iterator[Diagnostic]:
    """Yield each element that is sliced, once, at what says so."""
    told: set[ElementPath] = set()
    for entry in entries:
        last = entry.path.steps[-1] if entry.path.steps else None
        head = ElementPath((*entry.path.steps[:-1], Step(last.name))) if last is not None else entry.path
        slices = entry.element.slice is not None or (last is not None and bool(last.slices))
        if not slices or head in told:
            continue
        told.add(head)
        key = (*entry.key, "slice") if entry.element.slice is not None else entry.key
        place = writer.file.document.key_place(key)
        yield Diagnostic.of(rule_kinds.SLICES_IN_MODEL, place, path=render_path(head))


def _own_element(entry: Entry, entries: tuple[Entry, ...], writer: Writer, base: Locator | None) -> list[Diagnostic]:
    """Return what is wrong with an element that the model has of its own: it stands in one it has, and is complete.

    A part of a datatype is what the datatype says.
    """
    above = entry.path.parent
    owner = next((item for item in entries if item.path == above), None)
    if not above.steps or owner is None:
        known = not above.steps or (base is not None and isinstance(base.locate(above, Place("")), Located))
        return _missing(entry, writer) if known else [_no_parent(entry, entries, writer)]
    parts = _parts(owner, writer)
    if parts is None:
        return _missing(entry, writer)
    name = entry.path.steps[-1].name
    if any(part in parts for part in (name, *_typed_names(name, parts))):
        return []
    near = nearest(name, list(parts))
    place = writer.file.document.key_place(entry.key)
    words = {"path": entry.written, "parent": owner.written, "name": name, "near": near}
    return [Diagnostic.of(kinds.UNKNOWN_PATH, place, **words)]


def _parts(owner: Entry, writer: Writer) -> Collection[str] | None:
    """Return the parts of an element that has a datatype, none for a primitive; None where it can have any."""
    word = owner.element.type or (owner.element.only or (None,))[0]
    choice = parse_word(word) if word is not None else None
    if choice is None or choice.type in _GROUPS or owner.element.content is not None:
        return None
    if choice.type[:1].islower() and writer.resolver.definitions.structure(choice.type) is not None:
        return frozenset({"id", "extension", "value"})
    return writer.resolver.types.properties(choice.type)


def _typed_names(name: str, parts: Collection[str]) -> list[str]:
    """Return the parts that a choice such as `value[x]` stands for."""
    stem = name.removesuffix("[x]")
    return [part for part in parts if stem != name and part.startswith(stem)]


def _no_parent(entry: Entry, entries: tuple[Entry, ...], writer: Writer) -> Diagnostic:
    above = entry.path.parent
    name = render_path(ElementPath(above.steps[-1:]))
    near = nearest(render_path(above), [item.written for item in entries if item is not entry])
    place = writer.file.document.key_place(entry.key)
    words = {"path": entry.written, "parent": writer.root, "name": name, "near": near}
    return Diagnostic.of(kinds.UNKNOWN_PATH, place, **words)


def _not_there(path: ElementPath, key: KeyPath, known: list[ElementPath], writer: Writer) -> Diagnostic:
    written = render_path(path)
    near = nearest(written, [render_path(item) for item in known])
    place = writer.file.document.place(key)
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
