"""How older versions of FHIR had some properties of a StructureDefinition, rewritten as R4 has them.

R4's list of changes since STU3: type profiles became lists, types unique by code, bindings canonicals, contexts
structured; discriminators became structured in STU3.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from digidot_term.fhir.json.places import JsonPath
from digidot_term.fhir.snapshot.source import Json

Rewriting = tuple[JsonPath, str, str]
"""Where something was rewritten, the form it had, and the form it has now."""

_PROFILES = ("profile", "targetProfile")
_CONTEXTS = {"resource": "element", "datatype": "element", "extension": "extension"}


def as_r4(structure: Json) -> tuple[Json, tuple[Rewriting, ...]]:
    """Return a structure as R4 would have it, and what was rewritten; what is of no known form is left alone."""
    found: list[Rewriting] = []
    result = _with_contexts(structure, found)
    elements = _elements(structure)
    rewritten = [
        _element(element, ("differential", "element", number), found) if isinstance(element, dict) else element
        for number, element in enumerate(elements)
    ]
    if rewritten != list(elements):
        result = {**result, "differential": {**structure["differential"], "element": rewritten}}
    return result, tuple(found)


def _elements(structure: Json) -> list[Any]:
    differential = structure.get("differential")
    elements = differential.get("element") if isinstance(differential, dict) else None
    return elements if isinstance(elements, list) else []


def _with_contexts(structure: Json, found: list[Rewriting]) -> Json:
    kind, contexts = structure.get("contextType"), structure.get("context", [])
    if not isinstance(kind, str) or not _all(contexts, str):
        return structure
    found.append((("contextType",), "contextType", "context.type, context.expression"))
    new = [{"type": _CONTEXTS.get(kind, kind), "expression": context} for context in contexts]
    return {key: new if key == "context" else value for key, value in structure.items() if key != "contextType"}


def _element(element: Json, path: JsonPath, found: list[Rewriting]) -> Json:
    changed = {key: rewrite(element[key], (*path, key), found) for key, rewrite in _REWRITERS.items() if key in element}
    return {key: changed.get(key, value) for key, value in element.items()}


def _types(types: Any, path: JsonPath, found: list[Rewriting]) -> Any:
    if not _all(types, dict):
        return types
    listed = [_type(item, (*path, number), found) for number, item in enumerate(types)]
    if not all(_all(item[key], str) for item in listed for key in _PROFILES if key in item):
        return listed
    merged: dict[str, Json] = {}
    for item in listed:
        first = merged.setdefault(str(item.get("code")), item)
        if first is not item:
            for key in _PROFILES:
                both = [*first.get(key, ()), *item.get(key, ())]
                if both:
                    first[key] = list(dict.fromkeys(both))
    if len(merged) < len(listed):
        found.append((path, "type, type", "type with all profiles"))
    return list(merged.values())


def _type(item: Json, path: JsonPath, found: list[Rewriting]) -> Json:
    result = dict(item)
    for key in _PROFILES:
        if isinstance(item.get(key), str):
            found.append(((*path, key), f"{key}: text", f"{key}: list"))
            result[key] = [item[key]]
    return result


def _binding(binding: Any, path: JsonPath, found: list[Rewriting]) -> Any:
    if not isinstance(binding, dict):
        return binding
    reference = binding.get("valueSetReference")
    target = reference.get("reference") if isinstance(reference, dict) else binding.get("valueSetUri")
    if not isinstance(target, str):
        return binding
    form = "valueSetReference" if isinstance(reference, dict) else "valueSetUri"
    found.append(((*path, form), form, "valueSet"))
    return {"valueSet" if key == form else key: target if key == form else value for key, value in binding.items()}


def _slicing(slicing: Any, path: JsonPath, found: list[Rewriting]) -> Any:
    discriminators = slicing.get("discriminator") if isinstance(slicing, dict) else None
    if not discriminators or not _all(discriminators, str):
        return slicing
    found.append(((*path, "discriminator"), "discriminator: text", "discriminator: type, path"))
    new = [_discriminator(item) for item in discriminators]
    return {key: new if key == "discriminator" else value for key, value in slicing.items()}


def _discriminator(text: str) -> Json:
    path, at, kind = text.rpartition("@")
    return {"type": kind, "path": path.rstrip(".") or "$this"} if at else {"type": "value", "path": text}


def _all(value: Any, kind: type) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, kind) for item in value)


_REWRITERS: dict[str, Callable[[Any, JsonPath, list[Rewriting]], Any]] = {
    "type": _types,
    "binding": _binding,
    "slicing": _slicing,
}
