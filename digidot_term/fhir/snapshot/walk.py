"""The differential's tree walked along the base's tree, changing it into the snapshot's."""

from __future__ import annotations

import re

from digidot_term.fhir.snapshot import kinds
from digidot_term.fhir.snapshot.contradictions import check_change
from digidot_term.fhir.snapshot.difference import Change
from digidot_term.fhir.snapshot.elements import FHIRPATH, only_profile, ordered, type_codes
from digidot_term.fhir.snapshot.merge import as_extension_defines, is_extension, merged, touched
from digidot_term.fhir.snapshot.node import Node
from digidot_term.fhir.snapshot.run import Run
from digidot_term.fhir.snapshot.slicing import choice_types, slice_implicitly, slice_of, spell_out_shortcuts
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.snapshot.suggestions import meant
from digidot_term.fhir.snapshot.unfold import unfold, unfold_slice

_SLICE_NAME = re.compile(r"[a-zA-Z0-9/_@\[\]-]+")  # ElementDefinition, eld-16


def apply(run: Run, node: Node, change: Change, head: Node | None = None, *, new: bool = False) -> None:
    """Change a node and what is below it as the differential says; `head` is the element a slice is a slice of."""
    if change.element is not None:
        if "type" in change.element and "contentReference" in node.element:
            unfold(run, node)  # a type takes the place of the reference (eld-5)
        _merge(run, node, change.element, change.id, new=new)
    if not change.children:
        return
    unfold(run, node, head)
    spell_out_shortcuts(node, change)
    for child in change.heads_first():
        _apply_child(run, node, child)
    run.said_below.add(id(node))


def _merge(run: Run, node: Node, derived: Json, element_id: str, *, new: bool) -> None:
    check_change(run, node.element, derived, element_id, new=new)
    base = node.element if node.slice_name and not new else touched(node.name, node.element)
    profile = only_profile(derived)
    if profile and not run.knows(profile):
        run.find(kinds.PROFILE_NOT_FOUND, element_id, profile=profile)
    elif profile and is_extension(base) and profile != only_profile(base):
        tree = run.tree_of(profile)
        base = as_extension_defines(base, tree.element) if tree is not None else base
    node.element = merged(base, derived if node.slice_name else _unnamed(derived))


def _unnamed(derived: Json) -> Json:
    return {key: value for key, value in derived.items() if key != "sliceName"}


def _apply_child(run: Run, node: Node, change: Change) -> None:
    child = node.child(change.name)
    if child is None:
        if run.specialization and change.element is not None and not change.slice_name:
            _add_element(run, node, change)
        else:
            run.find(kinds.UNKNOWN_ELEMENT, change.id, near=meant(run, node, change.name, change.id))
        return
    if not change.slice_name:
        apply(run, child, change)
        return
    _apply_slice(run, child, change)


def _apply_slice(run: Run, head: Node, change: Change) -> None:
    found = head.slice(change.slice_name)
    if found is not None:
        apply(run, found, change, head)
        return
    prefix = change.slice_name.rpartition("/")[0]
    if not _SLICE_NAME.fullmatch(change.slice_name):
        run.find(kinds.BAD_SLICE_NAME, change.id, slice=change.slice_name)
    if prefix and head.slice(prefix) is None:
        run.find(kinds.UNKNOWN_SLICE, change.id, slice=prefix)
        return
    if not slice_implicitly(head):
        run.find(kinds.SLICE_WITHOUT_SLICING, change.id, slice=change.slice_name)
    _check_named_type(run, head, change)
    node = slice_of(head, change.slice_name)
    apply(run, node, change, head, new=True)
    if not change.children and _is_said_below(run, head):
        unfold_slice(node, head)


def _check_named_type(run: Run, head: Node, change: Change) -> None:
    """Find a slice of a choice that is named after a type which the choice does not have."""
    stem = head.name.removesuffix("[x]")
    suffix = change.slice_name.removeprefix(stem)
    if stem == head.name or suffix == change.slice_name or choice_types(head, change.slice_name):
        return
    code = next((name for name in (suffix, suffix[:1].lower() + suffix[1:]) if run.definitions.structure(name)), "")
    if code and "type" not in (change.element or {}):
        run.find(kinds.TYPE_NOT_ALLOWED, change.id, type=code, allowed=", ".join(type_codes(head.element)))


def _is_said_below(run: Run, head: Node) -> bool:
    """Tell whether something is said below a sliced element, here or in the base: it holds for its slices too.

    Groups (BackboneElement) have their children in any case, so that only what is said here shows.
    """
    is_group = set(type_codes(head.element)) <= {"BackboneElement", "Element"}
    return id(head) in run.said_below or bool(head.children and not is_group)


def every_element(run: Run, codes: tuple[str, ...] = ()) -> Json:
    """Return, as a part of an element, the constraints it obeys because it is one: `ele-1`, an extension also `ext-1`.

    The values of primitives and ids (FHIRPath's own types) are no elements, and neither are resources.
    """
    if codes == ("Resource",) or any(code.startswith(FHIRPATH) for code in codes):
        return {}
    tree = run.tree_of("Extension" if codes == ("Extension",) else "Element")
    return {"constraint": tree.element["constraint"]} if tree is not None and "constraint" in tree.element else {}


def _add_element(run: Run, node: Node, change: Change) -> None:
    """Add an element that a specialization defines: it is its own base and obeys what every element obeys."""
    derived = change.element or {}
    path = ".".join(part.partition(":")[0] for part in change.id.split("."))
    element = {"min": 0, "max": "1", **derived}
    element["base"] = {"path": path, "min": element["min"], "max": element["max"]}
    constraints = every_element(run, type_codes(element))
    added = Node(change.name, ordered({**merged(constraints, element), "path": path, "base": element["base"]}))
    node.children.append(added)
    if only_profile(element) and not run.knows(only_profile(element)):
        run.find(kinds.PROFILE_NOT_FOUND, change.id, profile=only_profile(element))
    for child in change.heads_first():
        _apply_child_of_new(run, added, child)


def _apply_child_of_new(run: Run, node: Node, change: Change) -> None:
    """Change a child of a new element, or add it: a group has what its type has (`id`, `extension`) before its own."""
    unfold(run, node)
    named = node.child(change.name) is not None
    if named or change.element is None or change.slice_name or _typed_with_children(node):
        _apply_child(run, node, change)
        return
    _add_element(run, node, change)


def _typed_with_children(node: Node) -> bool:
    codes = {item.get("code") for item in node.element.get("type", ())}
    return bool(codes) and not codes <= {"BackboneElement", "Element", "Base"}
