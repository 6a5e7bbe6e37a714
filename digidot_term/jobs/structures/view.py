"""The element tree of a structure: what its differential says, its whole snapshot, or its key elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from digidot_term.fhir.snapshot.difference import element_ids
from digidot_term.report.structures.tree import Branch

Json = dict[str, Any]

VIEWS = ("differential", "snapshot", "key")


def structure_tree(structure: Json, view: str) -> Branch:
    """Return the tree of one of `VIEWS`: slices stand below the element they slice, after its own children."""
    said = _said(structure)
    whole = {str(element["id"]): element for element in with_ids(_elements(structure, "snapshot"))}
    if view != "snapshot" or not whole:
        whole |= {key: element for key, element in said.items() if key not in whole}
    root = next(iter(whole)).partition(".")[0]
    whole = {root: {"id": root, "path": root}, **whole}
    kept = set(_kept(view, said, whole))
    return _branch(root, whole, said, kept, _children(whole))


def _elements(structure: Json, part: str) -> list[Json]:
    found: list[Json] = (structure.get(part) or {}).get("element", [])
    return found


def _said(structure: Json) -> dict[str, Json]:
    """Return the elements of the differential by id; without one, the structure says all of its snapshot itself."""
    part = "differential" if _elements(structure, "differential") else "snapshot"
    return {str(element["id"]): element for element in with_ids(_elements(structure, part))}


def with_ids(elements: list[Json]) -> Iterator[Json]:
    """Yield elements with their ids; where one lacks its own, all get those made of paths and slice names."""
    if all(isinstance(element.get("id"), str) for element in elements):
        yield from elements
    else:
        yield from ({**element, "id": key} for key, element in zip(element_ids(elements), elements, strict=True))


def _kept(view: str, said: Iterable[str], whole: dict[str, Json]) -> Iterator[str]:
    """Yield the ids of a view; those above them come with them."""
    if view == "snapshot":
        yield from whole
    elif view == "differential":
        for key in said:
            yield from _line_up(key)
    else:
        named = {above for key in said for above in _line_up(key)}
        for key, element in whole.items():
            if element.get("max") != "0" and (key in named or _is_key(element)):
                yield key


def _is_key(element: Json) -> bool:
    return bool(element.get("min") or element.get("mustSupport") or element.get("isModifier"))


def _line_up(key: str) -> Iterator[str]:
    """Yield an element's id and those of all above it."""
    while key:
        yield key
        key = _parent(key)


def _parent(key: str) -> str:
    """Return the id above: a reslice's slice, a slice's element, an element's parent; empty for the root."""
    above, dot, last = key.rpartition(".")
    name, colon, slice_name = last.partition(":")
    if not colon:
        return above
    outer = slice_name.rpartition("/")[0]
    return f"{above}{dot}{name}:{outer}" if outer else f"{above}{dot}{name}"


def _children(whole: Iterable[str]) -> dict[str, list[str]]:
    """Return the ids below each id in order: children, then slices; those between that are missing are passed over."""
    below: dict[str, list[str]] = {}
    known = set(whole)
    for key in whole:
        parent = _parent(key)
        while parent and parent not in known:
            parent = _parent(parent)
        below.setdefault(parent, []).append(key)
    for items in below.values():
        items.sort(key=_is_slice)
    return below


def _is_slice(key: str) -> bool:
    return ":" in key.rpartition(".")[2]


def _branch(
    key: str, whole: dict[str, Json], said: dict[str, Json], kept: set[str], below: dict[str, list[str]]
) -> Branch:
    """Return an element with those of its children that are kept; nothing is shown below what is not kept itself."""
    children = tuple(_branch(item, whole, said, kept, below) for item in below.get(key, ()) if item in kept)
    return Branch(key, whole[key], said.get(key), children)
