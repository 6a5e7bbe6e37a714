"""Snapshots as trees: an element, its children, and its slices after the children.

The tree holds each element's own dict and its last path segment; ids and paths are written anew when the tree is
flattened, so a subtree can stand anywhere. Element dicts are shared between trees: replace them, never change them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digidot_term.fhir.snapshot.source import Json


@dataclass(slots=True)
class Node:
    """One element of a snapshot; `slice_name` is the whole name, as `father` or, resliced, `father/next`."""

    name: str
    element: Json
    slice_name: str = ""
    children: list[Node] = field(default_factory=list)
    slices: list[Node] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        """Return the child with this name (not a slice of it), or None."""
        return next((child for child in self.children if child.name == name), None)

    def slice(self, slice_name: str) -> Node | None:
        """Return the slice or reslice with this whole name, or None."""
        for candidate in self.slices:
            if candidate.slice_name == slice_name:
                return candidate
            if slice_name.startswith(candidate.slice_name + "/"):
                return candidate.slice(slice_name)
        return None

    def clone(self) -> Node:
        """Return a copy whose nodes can be changed; the element dicts stay shared."""
        return Node(
            self.name,
            self.element,
            self.slice_name,
            [child.clone() for child in self.children],
            [item.clone() for item in self.slices],
        )

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in snapshot order."""
        yield self
        for child in self.children:
            yield from child.walk()
        for item in self.slices:
            yield from item.walk()


def plant(elements: Iterable[Json]) -> Node | None:
    """Build the tree of a complete snapshot from its elements in order; None when there are none."""
    root: Node | None = None
    line: list[Node] = []
    for element in elements:
        names = element["path"].split(".")
        node = Node(names[-1], element, element.get("sliceName", "") if len(names) > 1 else "")
        if root is None or len(names) == 1:
            root, line = node, [node]
            continue
        line = line[: len(names) - 1]
        _attach(line[-1], node)
        line.append(node)
    return root


def flatten(root: Node) -> list[Json]:
    """Return the elements of a tree in snapshot order with their ids and paths."""
    elements: list[Json] = []
    _flatten(root, root.name, root.name, elements)
    return elements


def segment(name: str, slice_name: str) -> str:
    """Return one segment of an element id: `coding` or `coding:SCTpre`."""
    return f"{name}:{slice_name}" if slice_name else name


def _attach(parent: Node, node: Node) -> None:
    head = parent.child(node.name) if node.slice_name else None
    if head is None:
        parent.children.append(node)
        return
    prefix = node.slice_name.rpartition("/")[0]
    owner = head.slice(prefix) if prefix else head
    (owner or head).slices.append(node)


def _flatten(node: Node, element_id: str, path: str, elements: list[Json]) -> None:
    elements.append(_placed(node.element, element_id, path))
    for child in node.children:
        _flatten(child, f"{element_id}.{segment(child.name, child.slice_name)}", f"{path}.{child.name}", elements)
    stem = element_id.removesuffix(f":{node.slice_name}") if node.slice_name else element_id
    for item in node.slices:
        _flatten(item, f"{stem}:{item.slice_name}", path, elements)


def _placed(element: Json, element_id: str, path: str) -> Json:
    if element.get("id") == element_id and element.get("path") == path:
        return element
    placed: Json = {"id": element_id, **element}
    placed["id"], placed["path"] = element_id, path
    return placed
