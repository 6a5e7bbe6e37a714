"""What changed in the elements of a StructureDefinition, by the snapshot (or the differential where there is none)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digidot_term.diff.change import Change, Changed, as_shown
from digidot_term.diff.tightening import is_tighter

Element = Mapping[str, Any]


def compare_elements(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Yield elements that came, went, were tightened (which breaks users) or changed otherwise."""
    was, now = _elements(old), _elements(new)
    for name in (key for key in was if key not in now):
        yield Change.of(Changed.ELEMENT_REMOVED, element=name)
    for name in (key for key in now if key not in was):
        yield Change.of(Changed.ELEMENT_ADDED, element=name)
        if now[name].get("min") and _parent(name) in was:
            yield Change.of(Changed.ELEMENT_TIGHTENED, element=name, what="min", old="-", new=now[name]["min"])
    for name in (key for key in now if key in was):
        yield from _compare(name, was[name], now[name])


def _parent(name: str) -> str:
    """Return the id of the element that holds `name`; a slice stands inside what its unsliced element stands in."""
    return name.rpartition(".")[0]


def _elements(structure: Mapping[str, Any]) -> dict[str, Element]:
    view = structure.get("snapshot") or structure.get("differential") or {}
    return {str(item.get("id", item.get("path"))): item for item in view.get("element", ())}


def _compare(name: str, was: Element, now: Element) -> Iterator[Change]:
    for what in sorted({*was, *now} - {"id", "path", "base"}):
        before, after = was.get(what), now.get(what)
        if before != after:
            changed = Changed.ELEMENT_TIGHTENED if is_tighter(what, before, after) else Changed.ELEMENT_CHANGED
            yield Change.of(changed, element=name, what=what, old=_short(before), new=_short(after))


def _short(value: object) -> str:
    if isinstance(value, Mapping) and "valueSet" in value:
        return f"{value['valueSet']} ({value.get('strength')})"
    if isinstance(value, list) and all(isinstance(item, Mapping) and "code" in item for item in value):
        return ", ".join(str(item["code"]) for item in value)
    return as_shown(value)
