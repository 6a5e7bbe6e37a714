"""The children of an element not unfolded yet: from its type, its profile, its sliced element or its reference."""

from __future__ import annotations

from digidot_term.fhir.snapshot.elements import FHIRPATH, only_profile, type_codes
from digidot_term.fhir.snapshot.node import Node
from digidot_term.fhir.snapshot.run import Run

_EVERY_TYPE_HAS = "Element"


def unfold(run: Run, node: Node, head: Node | None = None) -> None:
    """Give a node its children when it has none; `head` is the sliced element when the node is a slice of it."""
    if node.children:
        return
    if "contentReference" in node.element:
        _unfold_reference(run, node)
        return
    if head is not None and unfold_slice(node, head):
        return
    tree = _tree_of_type(run, node)
    if tree is not None:
        node.children = [child.clone() for child in tree.children]


def unfold_slice(node: Node, head: Node) -> bool:
    """Give a slice the children of the element it is a slice of; False when it is of another type or profile."""
    same_type = type_codes(node.element) == type_codes(head.element)
    if not same_type or only_profile(node.element) != only_profile(head.element):
        return False
    node.children = [child.clone() for child in head.children]
    return bool(node.children)


def _unfold_reference(run: Run, node: Node) -> None:
    """Unfold what the resource type itself defines there: constraints on the one place are not on the other."""
    structure, _, path = str(node.element["contentReference"]).rpartition("#")
    target = _by_path(run.tree_of(structure or path.partition(".")[0]), path) or _by_path(run.root, path)
    if target is None:
        return
    node.children = [child.clone() for child in target.children]
    kept = {key: value for key, value in node.element.items() if key != "contentReference"}
    node.element = {**kept, "type": target.element.get("type", [{"code": "BackboneElement"}])}


def _by_path(root: Node | None, path: str) -> Node | None:
    found = root
    for name in path.split(".")[1:]:
        found = found.child(name) if found is not None else None
    return found


def _tree_of_type(run: Run, node: Node) -> Node | None:
    profile = only_profile(node.element)
    tree = run.tree_of(profile) if profile else None
    if tree is not None:
        return tree
    codes = type_codes(node.element)
    if len(codes) > 1:
        return run.tree_of(_EVERY_TYPE_HAS)
    if not codes or codes[0].startswith(FHIRPATH):
        return None
    return run.tree_of(codes[0])
