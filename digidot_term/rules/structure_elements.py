"""Elements of the project's own structures: what the differential says, and where its author wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Place
from digidot_term.fhir.paths import parse_path, path_of_element_id
from digidot_term.source.document import KeyPath

Element = dict[str, Any]


def structures(compilation: Compilation, *kinds: str) -> Iterator[Artefact]:
    """Yield the project's structures whose sources are of one of `kinds`; all of them when none is named."""
    for artefact in compilation.of_type("StructureDefinition"):
        if not kinds or artefact.source.kind in kinds:
            yield artefact


def differential(artefact: Artefact) -> list[Element]:
    """Return a structure's own elements."""
    return list(artefact.resource.get("differential", {}).get("element", ()))


def snapshot(artefact: Artefact) -> list[Element]:
    """Return all elements of a structure, none when it has no snapshot."""
    return list(artefact.resource.get("snapshot", {}).get("element", ()))


def written_elements(artefact: Artefact) -> Iterator[Element]:
    """Yield the elements of the differential that the source names; what the compiler adds by itself is left out."""
    for element in differential(artefact):
        key = artefact.path_of(str(element["id"]))
        if key[:1] == ("elements",) and _names(key, element):
            yield element


def _names(key: KeyPath, element: Element) -> bool:
    """Tell whether a key path ends in the name of this element, and not of one that brought it along."""
    word = str(key[-1])
    if key[-2:-1] == ("slices",):
        return str(element.get("sliceName", "")).rpartition("/")[2] == word
    written, _ = parse_path(word, Place(""))
    steps = path_of_element_id(str(element["id"])).steps
    return written is not None and steps[-1:] == written.steps[-1:]


def last_name(element: Element) -> str:
    """Return the last name of an element's path, such as `coding` or `value[x]`."""
    return str(element["path"]).rpartition(".")[2]


def type_codes(element: Element) -> tuple[str, ...]:
    """Return the codes of an element's types."""
    return tuple(str(entry.get("code", "")) for entry in element.get("type", ()))


def in_snapshot(artefact: Artefact, element: Element) -> Element:
    """Return the same element as the snapshot has it, with what it inherits; itself when it is not there."""
    return next((item for item in snapshot(artefact) if item["id"] == element["id"]), element)


def place_of(artefact: Artefact, element: Element, *keys: str | int) -> Place:
    """Return where the source writes an element, or one of the keys inside it."""
    path = artefact.path_of(str(element["id"]))
    document = artefact.source.document
    inner = (*path, *keys)
    return document.place(inner) if keys and inner in document.values else document.key_place(path)
