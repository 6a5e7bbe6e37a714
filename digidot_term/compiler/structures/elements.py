"""From the nested elements of a source to a flat list: one entry an element, each with its path and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digidot_term.compiler.structures import kinds
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.paths import ElementPath, Step, parse_path, render_path
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile
from digidot_term.source.structure import Element


@dataclass(frozen=True, slots=True)
class Entry:
    """What a source says of one element; `declares` is true where a new slice is declared."""

    path: ElementPath
    element: Element
    key: KeyPath
    declares: bool = False

    @property
    def written(self) -> str:
        """The path as the source would write it."""
        return render_path(self.path)


def flatten(file: SourceFile) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Return the entries of a source in the order written, without those whose path is malformed or said before."""
    found: list[Diagnostic] = []
    kept: dict[ElementPath, Entry] = {}
    for entry in _entries(file, file.model.elements, ElementPath(), ("elements",), found):
        first = kept.get(entry.path)
        if first is None:
            kept[entry.path] = entry
            continue
        line = file.document.key_place(first.key).line
        place = file.document.key_place(entry.key)
        found.append(Diagnostic.of(kinds.ELEMENT_TWICE, place, path=entry.written, first=line))
    return tuple(kept.values()), tuple(found)


def _entries(
    file: SourceFile, elements: Mapping[str, Element], above: ElementPath, key: KeyPath, found: list[Diagnostic]
) -> Iterator[Entry]:
    for written, element in elements.items():
        here = (*key, written)
        path, problems = parse_path(written, file.document.key_place(here))
        found.extend(problems)
        if path is None:
            continue
        whole = ElementPath(above.steps + path.steps)
        yield Entry(whole, element, here, declares=element.use is not None)
        yield from _inside(file, element, whole, here, found)


def _inside(
    file: SourceFile, element: Element, path: ElementPath, key: KeyPath, found: list[Diagnostic]
) -> Iterator[Entry]:
    yield from _entries(file, element.elements or {}, path, (*key, "elements"), found)
    for name, item in (element.slices or {}).items():
        if not path.steps:
            place = file.document.key_place((*key, "slices", name))
            found.append(
                Diagnostic.of(kinds.UNKNOWN_SLICE_PATH, place, path=f".[{name}]", element=".", slice=name, near="")
            )
            continue
        last = path.steps[-1]
        sliced = ElementPath((*path.steps[:-1], Step(last.name, (*last.slices, *name.split("/")))))
        here = (*key, "slices", name)
        yield Entry(sliced, item, here, declares=True)
        yield from _inside(file, item, sliced, here, found)
