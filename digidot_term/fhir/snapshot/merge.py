"""One element of a differential merged into the element it constrains (R4, profiling: differential and snapshot)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from digidot_term.fhir.snapshot.elements import choice_of, ordered, without_unfit_binding
from digidot_term.fhir.snapshot.source import Json
from digidot_term.fhir.snapshot.texts import APPENDING, appended, plain_extension

_NEVER = ("id", "path", "base")
_FROM_USE = ("label", "definition", "short", "comment", "requirements", "mustSupport")


def merged(base: Json, derived: Json) -> Json:
    """Return the base's element with what the differential says, in property order.

    An element that has a type cannot become a content reference (eld-5).
    """
    result = dict(base)
    for key, value in derived.items():
        if key in _NEVER or (key == "contentReference" and "type" in base):
            continue
        choice = choice_of(key)
        if choice:
            _drop_choice(result, choice, derived)
        if not key.startswith("_"):
            result.pop("_" + key, None)
        result[key] = _combine(key, base.get(key), value)
    return ordered(without_unfit_binding(result))


def as_extension_defines(base: Json, definition_root: Json) -> Json:
    """Return an extension element as the extension's definition has it at its root, with what only the element says.

    The texts, cardinality, mappings, condition and modifier flag come from the definition; constraints are joined.
    """
    result = {
        key: value for key, value in definition_root.items() if key not in ("slicing", "sliceName", "extension", "type")
    }
    for key in _FROM_USE:
        if key not in result and key in base:
            result[key] = base[key]
    result["constraint"] = _joined(definition_root.get("constraint"), base.get("constraint", []), _by_key)
    for key in ("path", "base", "type", "sliceName", "extension"):
        if key in base:
            result[key] = base[key]
    if base.get("isSummary"):
        result["isSummary"] = True
    if result.get("isModifier") and "isModifierReason" in base:
        result.setdefault("isModifierReason", base["isModifierReason"])
    return ordered(result)


def touched(name: str, base: Json) -> Json:
    """Return the base's element, whose name is given, as it is inherited once a differential says anything about it."""
    return plain_extension(base) if name in ("extension", "modifierExtension", "Extension") else base


def is_extension(element: Json) -> bool:
    """Tell whether an element's only type is Extension."""
    return [item.get("code") for item in element.get("type", ())] == ["Extension"]


def _combine(key: str, base: Any, derived: Any) -> Any:
    if key in APPENDING:
        return appended(base or "", derived)
    join = _JOINS.get(key)
    if join is not None:
        return _joined(base, derived, join)
    if key == "extension":
        urls = {item.get("url") for item in derived}
        return [item for item in base or () if item.get("url") not in urls] + list(derived)
    kept = _KEPT.get(key, "")
    return {**derived, kept: base[kept]} if kept and base and kept in base and kept not in derived else derived


def _joined(base: list[Any] | None, derived: list[Any], identity: Callable[[Any], Any]) -> list[Any]:
    result = list(base or ())
    known = [identity(item) for item in result]
    for item in derived:
        if identity(item) not in known:
            result.append(item)
            known.append(identity(item))
    return result


def _drop_choice(result: Json, choice: str, derived: Json) -> None:
    for key in [key for key in result if choice_of(key) == choice and key not in derived]:
        del result[key]


def _whole(item: Any) -> Any:
    return item


def _by_key(item: Json) -> Any:
    return item.get("key")


def _by_identity_and_map(item: Json) -> Any:
    return (item.get("identity"), item.get("map"))


_KEPT = {"binding": "valueSet", "slicing": "description"}
"""What stays of an element's binding or slicing where the differential says nothing of it."""

_JOINS: dict[str, Callable[[Any], Any]] = {
    "alias": _whole,
    "code": _whole,
    "condition": _whole,
    "example": _whole,
    "constraint": _by_key,
    "mapping": _by_identity_and_map,
}
