"""Slices: the slicing that an extension or a choice implies, new slices, and the `valueQuantity` form of a choice."""

from __future__ import annotations

from digidot_term.fhir.snapshot.difference import Change
from digidot_term.fhir.snapshot.elements import ordered, type_codes, type_suffix, without_unfit_binding
from digidot_term.fhir.snapshot.merge import touched
from digidot_term.fhir.snapshot.node import Node
from digidot_term.fhir.snapshot.source import Json

EXTENSIONS = ("extension", "modifierExtension")


def implied_slicing(node: Node) -> Json | None:
    """Return the slicing an element has without saying so: extensions by url, choices by type; else None."""
    if node.name in EXTENSIONS:
        return _slicing("value", "url")
    if node.name.endswith("[x]"):
        return _slicing("type", "$this")
    return None


def slice_of(head: Node, slice_name: str) -> Node:
    """Add a new slice to a sliced element and return it.

    It is as the element, but not sliced, optional, not must-support (that concerns the element as a whole) and without
    children.
    """
    owner_name = slice_name.rpartition("/")[0]
    owner = head.slice(owner_name) if owner_name else None
    model = owner or head
    element = {key: value for key, value in model.element.items() if key not in ("slicing", "mustSupport")}
    element |= {"sliceName": slice_name, "min": 0}
    types = choice_types(head, slice_name)
    if types:
        element["type"] = types
        element = without_unfit_binding(element)
    node = Node(head.name, ordered(element), slice_name)
    model.slices.append(node)
    return node


def slice_implicitly(head: Node) -> bool:
    """Give an element the slicing it implies when it has none; False when it implies none."""
    if "slicing" in head.element:
        return True
    slicing = implied_slicing(head)
    if slicing is None:
        return False
    head.element = ordered({**touched(head.name, head.element), "slicing": slicing})
    return True


def choice_types(head: Node, name: str) -> list[Json]:
    """Return the types of a choice element that a name such as `valueQuantity` stands for (one type, or none)."""
    if not head.name.endswith("[x]"):
        return []
    stem = head.name.removesuffix("[x]")
    return [item for item in head.element.get("type", ()) if name == stem + type_suffix(str(item.get("code", "")))]


def choice_of_shortcut(node: Node, name: str) -> Node | None:
    """Return the choice child that a name such as `valueQuantity` means, or None."""
    return next((child for child in node.children if choice_types(child, name)), None)


def spell_out_shortcuts(node: Node, change: Change) -> None:
    """Rewrite changes of `valueQuantity` as changes of the choice `value[x]`.

    Where the choice has one type, or is left one by the differential, they concern the choice itself. Where it has
    several it becomes sliced by type, closed, and allows the types named so, as in the specification's own profiles;
    being must-support goes along.
    """
    shortcuts: dict[int, tuple[Node, list[Change]]] = {}
    for item in change.children:
        choice = None if node.child(item.name) else choice_of_shortcut(node, item.name)
        if choice is not None:
            shortcuts.setdefault(id(choice), (choice, []))[1].append(item)
    for choice, items in shortcuts.values():
        if _is_single(choice, change, items):
            _rename(items, choice.name)
            _put_together(change, choice.name)
        else:
            _narrow(choice, change, items)
            for item in items:
                item.slice_name = item.name
                if "mustSupport" in choice.element:
                    item.element = {"mustSupport": choice.element["mustSupport"], **(item.element or {})}
            _rename(items, choice.name)


def _is_single(choice: Node, change: Change, items: list[Change]) -> bool:
    """Tell whether a choice has no slices and, once the differential is applied, only the type that `items` name."""
    is_sliced = choice.slices or any(item.name == choice.name and item.slice_name for item in change.children)
    codes = type_codes(_stated(choice, change)) or type_codes(choice.element)
    named = {code for item in items for code in type_codes({"type": choice_types(choice, item.name)})}
    return not is_sliced and len(codes) == 1 and named == set(codes)


def _put_together(change: Change, name: str) -> None:
    """Make one change of all that are of the same child."""
    first, *others = [item for item in change.children if (item.name, item.slice_name) == (name, "")]
    for item in others:
        if item.element is not None:
            first.element = {**(first.element or {}), **item.element}
        first.children += item.children
        change.children.remove(item)


def _stated(choice: Node, change: Change) -> Json:
    """Return what the differential says of the choice itself."""
    explicit = change.child(choice.name)
    return (explicit.element if explicit else None) or {}


def _narrow(choice: Node, change: Change, items: list[Change]) -> None:
    stated = _stated(choice, change)
    if "slicing" in choice.element or "slicing" in stated:
        return
    element: Json = {**choice.element, "slicing": {**_slicing("type", "$this"), "rules": "closed"}}
    if "type" not in stated:
        named = [entry for item in items for entry in choice_types(choice, item.name)]
        element["type"] = [entry for entry in element["type"] if entry in named]
    choice.element = ordered(element)


def _rename(items: list[Change], name: str) -> None:
    for item in items:
        item.name = name


def _slicing(discriminator: str, path: str) -> Json:
    return {"discriminator": [{"type": discriminator, "path": path}], "ordered": False, "rules": "open"}
