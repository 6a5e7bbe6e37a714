"""What changed in the elements of a StructureDefinition, by the snapshot (or the differential where there is none)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digidot_term.diff.change import Change, Changed

Element = Mapping[str, Any]

_STRENGTHS = ("example", "preferred", "extensible", "required")
_LONGEST = 80


def compare_elements(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Yield elements that came, went, were tightened (which breaks users) or changed otherwise."""
    was, now = _elements(old), _elements(new)
    for name in (key for key in was if key not in now):
        yield Change.of(Changed.ELEMENT_REMOVED, element=name)
    for name in (key for key in now if key not in was):
        yield Change.of(Changed.ELEMENT_ADDED, element=name)
    for name in (key for key in now if key in was):
        yield from _compare(name, was[name], now[name])


def _elements(structure: Mapping[str, Any]) -> dict[str, Element]:
    view = structure.get("snapshot") or structure.get("differential") or {}
    return {str(item.get("id", item.get("path"))): item for item in view.get("element", ())}


def _compare(name: str, was: Element, now: Element) -> Iterator[Change]:
    for what in sorted({*was, *now} - {"id", "path", "base"}):
        before, after = was.get(what), now.get(what)
        if before != after:
            tighter = _TIGHTER.get(what, lambda *_: False)(before, after)
            changed = Changed.ELEMENT_TIGHTENED if tighter else Changed.ELEMENT_CHANGED
            yield Change.of(changed, element=name, what=what, old=_short(before), new=_short(after))


def _min_raised(before: Any, after: Any) -> bool:
    return int(after or 0) > int(before or 0)


def _max_lowered(before: Any, after: Any) -> bool:
    def number(value: Any) -> float:
        return float("inf") if value in {None, "*"} else float(value)

    return number(after) < number(before)


def _newly_true(before: Any, after: Any) -> bool:
    return bool(after) and not before


def _type_lost(before: Any, after: Any) -> bool:
    def types(value: Any) -> set[str]:
        return {
            f"{item.get('code')} {target}"
            for item in value or ()
            for target in item.get("targetProfile") or item.get("profile") or [""]
        }

    return bool(types(before) - types(after))


def _binding_tightened(before: Any, after: Any) -> bool:
    old, new = before or {}, after or {}
    if new.get("strength") != "required":
        return False
    strengths = [_STRENGTHS.index(item["strength"]) if "strength" in item else -1 for item in (old, new)]
    return strengths[1] > strengths[0] or old.get("valueSet") != new.get("valueSet")


def _newly_fixed(before: Any, after: Any) -> bool:
    return after is not None and before != after


_TIGHTER = {
    "min": _min_raised,
    "max": _max_lowered,
    "mustSupport": _newly_true,
    "type": _type_lost,
    "binding": _binding_tightened,
    "maxLength": _newly_fixed,
}


def _short(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, Mapping) and "valueSet" in value:
        return f"{value['valueSet']} ({value.get('strength')})"
    if isinstance(value, list) and all(isinstance(item, Mapping) and "code" in item for item in value):
        return ", ".join(str(item["code"]) for item in value)
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
