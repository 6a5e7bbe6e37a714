"""The walk through an instance beside its definition: names, lists and counts of children, then each value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.extensions import LISTS, extension_findings, is_defined
from digidot_term.compiler.instance.item import item_findings
from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.shape import LIST, OBJECT, ONE_VALUE, list_of, shape_of
from digidot_term.compiler.instance.slices import count_findings, sort_into_slices
from digidot_term.compiler.instance.types import (
    CHOICE,
    code_of,
    is_bare_value,
    is_primitive,
    is_root,
    json_names,
    repeats,
)
from digidot_term.compiler.structures import kinds as structure_kinds
from digidot_term.compiler.structures.shapes import Json, Spot
from digidot_term.diagnostics.nearest import nearest

_Pair = tuple[Any, Any]


def children_findings(at: At, content: Json) -> Findings:
    """Yield what is wrong with what an object holds, under the children of its element."""
    known = [child for child in at.known.shapes.children(at.spot) if not is_bare_value(child)]
    names = [json_names(child) for child in known]
    by_name = {name: spot for typed in names for name, spot in typed.items()}
    hidden = {"resourceType"} if is_root(at.spot) and at.spot.structure.get("kind") == "resource" else set()
    for key in content:
        spot = by_name.get(key.removeprefix("_"))
        if key not in hidden and (spot is None or (key.startswith("_") and not is_primitive(code_of(spot)))):
            near = nearest(key, by_name)
            parent = at.label
            child = At(at.scene, at.spot, (*at.steps, key), at.path)
            yield child.found(structure_kinds.EXAMPLE_UNKNOWN_ELEMENT, at_key=True, parent=parent, name=key, near=near)
    for child_spot, typed in zip(known, names, strict=True):
        used = [name for name in typed if name in content or f"_{name}" in content]
        if not used and any(_is_of_choice(key, child_spot) for key in content if key not in by_name):
            continue  # written with a type it does not have: the name is told
        yield from _child(at, child_spot, typed, used, content)


def _is_of_choice(key: str, child: Spot) -> bool:
    stem = child.name.removesuffix(CHOICE)
    return child.name.endswith(CHOICE) and key.startswith(stem) and key[len(stem) : len(stem) + 1].isupper()


def _child(at: At, child: Spot, typed: dict[str, Spot], used: list[str], content: Json) -> Findings:
    """Check one child under the names it is written with: none, one, or several where it is a choice."""
    name = used[0] if used else child.name
    here = at.below(child, name)
    if len(used) > 1 and not repeats(child):
        yield from count_findings(here, len(used))
        return
    pairs = _pairs(here, child, content, name) if used else []
    if not isinstance(pairs, list):
        yield from pairs
        return
    yield from count_findings(here, len(pairs))
    spot = typed.get(name, child)
    items = [(_place(here.with_spot(spot), number, child), pair[0]) for number, pair in enumerate(pairs)]
    slices = at.known.shapes.slices(at.spot, child.name)
    spots, found = sort_into_slices(here, child, slices, items)
    yield from found
    for (place, value), pair, held_to in zip(items, pairs, spots, strict=True):
        sliced = held_to.slice_name != "" or held_to.element.get("sliceName") is not None
        if sliced or child.name not in LISTS or not is_defined(at, value):
            yield from item_findings(place.with_spot(held_to), value, pair[1])
        if child.name in LISTS:
            yield from extension_findings(place.with_spot(held_to), at, content, value, sliced=sliced)


def _place(here: At, number: int, child: Spot) -> At:
    return here.item(number) if repeats(child) else here


def _pairs(here: At, child: Spot, content: Json, name: str) -> list[_Pair] | Iterator[Any]:
    """Return each value with its `_sibling`, or what is wrong with how they are written."""
    value, beside = content.get(name), content.get(f"_{name}")
    many = repeats(child)
    for written, part in ((name, value), (f"_{name}", beside)):
        if written in content and isinstance(part, list) is not many and part is not None:
            expected = LIST if many else ONE_VALUE
            wrong = _beside(here, written)
            return iter([wrong.found(structure_kinds.EXAMPLE_SHAPE, expected=expected, found=shape_of(part))])
    if (name in content and value in (None, [])) or (f"_{name}" in content and beside in (None, [], {})):
        empty = name if name in content and value in (None, []) else f"_{name}"
        return iter([_beside(here, empty).found(kinds.EMPTY_VALUE)])
    if not many:
        return _checked([(value, beside)], here, name)
    return _listed_pairs(here, name, value, beside)


def _checked(pairs: list[_Pair], here: At, name: str) -> list[_Pair] | Iterator[Any]:
    """Return the pairs, or what stands beside a primitive and is no object."""
    wrong = [beside for _, beside in pairs if beside is not None and not isinstance(beside, dict)]
    place = _beside(here, f"_{name}")
    said = [place.found(structure_kinds.EXAMPLE_SHAPE, expected=OBJECT, found=shape_of(one)) for one in wrong]
    if any(beside == {} for _, beside in pairs):
        said.append(place.found(kinds.EMPTY_VALUE))
    return iter(said) if said else pairs


def _listed_pairs(here: At, name: str, values: Any, beside: Any) -> list[_Pair] | Iterator[Any]:
    """Pair two lists item by item: they are as long as each other (R4, JSON, primitive elements)."""
    if values is not None and beside is not None and len(values) != len(beside):
        place = _beside(here, f"_{name}")
        expected, found = list_of(len(values)), list_of(len(beside))
        return iter([place.found(structure_kinds.EXAMPLE_SHAPE, expected=expected, found=found)])
    if values is None and not any(beside):
        return iter([_beside(here, f"_{name}").found(kinds.EMPTY_VALUE)])
    left = values if values is not None else [None] * len(beside)
    right = beside if beside is not None else [None] * len(left)
    return _checked(list(zip(left, right, strict=True)), here, name)


def _beside(here: At, written: str) -> At:
    return At(here.scene, here.spot, (*here.steps[:-1], written), here.path)
