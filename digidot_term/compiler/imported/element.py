"""One ElementDefinition as the words of a source, and what these cannot say (FHIR R4, ElementDefinition)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from digidot_term.compiler.imported.extensions import binding_extensions, element_extensions
from digidot_term.compiler.imported.loss import Json, Loss, losses_of, shown
from digidot_term.compiler.imported.naming import Naming
from digidot_term.compiler.imported.spare import entries
from digidot_term.compiler.imported.texts import text_of
from digidot_term.compiler.imported.types import type_words

_PLAIN = {
    "label": "label",
    "code": "code",
    "representation": "representation",
    "mustSupport": "ms",
    "isSummary": "summary",
    "isModifier": "modifier",
    "sliceIsConstraining": "constraining",
    "maxLength": "max-length",
    "condition": "condition",
}
_TEXTS = {
    "short": "short",
    "definition": "definition",
    "comment": "comment",
    "requirements": "requirements",
    "isModifierReason": "modifier-reason",
    "meaningWhenMissing": "when-missing",
    "orderMeaning": "order-meaning",
}
_VALUES = {
    "defaultValue": "default",
    "fixed": "fixed",
    "pattern": "pattern",
    "minValue": "min-value",
    "maxValue": "max-value",
}
_ELSEWHERE = frozenset(
    ["id", "path", "sliceName", "constraint", "min", "max", "_alias"]
)  # said by the key or by the caller
_ORDER = (
    *("label", "code", "representation", "card", "ms", "summary", "modifier", "modifier-reason", "constraining"),
    *("standards-status", "fmm", "only", "type", "content", "use", "bind", "default", "when-missing"),
    *("fixed", "pattern", "min-value", "max-value", "max-length", "example"),
    *("short", "definition", "comment", "requirements", "alias", "order-meaning", "slice", "maps", "obligations"),
    *("condition", "extensions"),
)

Words = dict[str, Any]
_Found = tuple[Words, list[Loss]]


def element_words(element: Json, codes: tuple[str, ...], naming: Naming) -> _Found:
    """Return what a source says of an element, in the order sources have it, and what is lost.

    `codes` are the types the element has, which the base may give it.
    """
    words: Words = {}
    lost: list[Loss] = []
    if "min" in element or "max" in element:
        words["card"] = f"{element.get('min', '')}..{element.get('max', '')}"
    here = str(element["id"])
    for key in element:
        if key in _ELSEWHERE or (key.startswith("_") and key[1:] in _TEXTS and key[1:] in element):
            continue
        found = _part(key, element, here, codes, naming)
        words |= found[0]
        lost += found[1]
    extensions, lost = entries(lost, naming)
    if extensions:
        words["extensions"] = extensions
    return {key: words[key] for key in sorted(words, key=_ORDER.index)}, lost


def _part(key: str, element: Json, here: str, codes: tuple[str, ...], naming: Naming) -> _Found:
    """Return what a source says of one property of an element."""
    value = element[key]
    if key in _PLAIN:
        return {_PLAIN[key]: value}, losses_of(element, [f"_{key}"], here)
    if key in _TEXTS:
        text, lost = text_of(element, key, here)
        return ({_TEXTS[key]: text} if text else {}), lost
    parts: dict[str, Callable[[], _Found]] = {
        "type": lambda: type_words(value, here, naming),
        "binding": lambda: _bound(value, here, naming),
        "slicing": lambda: _slicing(value, here),
        "mapping": lambda: _mappings(value, here),
        "alias": lambda: _aliases(element, here),
        "example": lambda: _examples(value, here, codes),
        "extension": lambda: element_extensions(value, here),
    }
    if key in parts:
        return parts[key]()
    stem = next((stem for stem in _VALUES if key.startswith(stem)), None)
    return ({_VALUES[stem]: value}, []) if stem else ({}, losses_of(element, [key], here))


def _aliases(element: Json, here: str) -> _Found:
    names: list[Any] = element["alias"]
    beside = element.get("_alias") or [None] * len(names)
    texts: list[Any] = []
    lost: list[Loss] = []
    for number, (name, sibling) in enumerate(zip(names, beside, strict=True)):
        part = f"alias[{number}]"
        text, more = text_of({part: name, f"_{part}": sibling}, part, here) if name else ("", [])
        texts += [text] if text else []
        lost += more
    return {"alias": texts}, lost


def _bound(binding: Json, here: str, naming: Naming) -> _Found:
    """Return the binding; one without a value set leaves that of the base, or says in words what the codes are."""
    described = str(binding.get("description", "")).strip()
    if "strength" not in binding:
        return {}, [Loss(here, "binding", shown(binding))]
    words: Words = {"valueset": naming.valueset(str(binding["valueSet"]))} if binding.get("valueSet") else {}
    words["strength"] = binding["strength"]
    lost: list[Loss] = []
    if described:
        words["description"], lost = text_of(binding, "description", here, "binding")
    further, unknown = binding_extensions(binding.get("extension", ()), here, naming)
    known = {"valueSet", "strength", "description", "_description", "extension"}
    return {"bind": words | further}, [
        *lost,
        *unknown,
        *losses_of(binding, sorted(binding.keys() - known), here, "binding"),
    ]


def _slicing(slicing: Json, here: str) -> _Found:
    by: dict[str, Any] = {}
    stated = slicing.get("discriminator", ())
    broken = [item for item in stated if not {"type", "path"} <= item.keys()]
    for item in (item for item in stated if item not in broken):
        by.setdefault(str(item["type"]), []).append(str(item["path"]))
    words: Words = {"by": {kind: paths[0] if len(paths) == 1 else paths for kind, paths in by.items()}}
    lost = [Loss(here, "slicing.discriminator", shown(item)) for item in broken]
    if slicing.get("rules", "open") != "open":
        words["rules"] = slicing["rules"]
    if slicing.get("ordered"):
        words["ordered"] = True
    if str(slicing.get("description", "")).strip():
        words["description"], more = text_of(slicing, "description", here, "slicing")
        lost += more
    known = {"discriminator", "rules", "ordered", "description", "_description"}
    return {"slice": words}, [*lost, *losses_of(slicing, sorted(slicing.keys() - known), here, "slicing")]


def _mappings(mappings: list[Json], here: str) -> _Found:
    maps: dict[str, Any] = {}
    lost: list[Loss] = []
    for number, item in enumerate(mappings):
        target = str(item.get("map", ""))
        if not target.strip() or "identity" not in item:
            lost.append(Loss(here, "mapping", shown(item)))
            continue
        words: Words = {"map": target}
        if "language" in item:
            words["language"] = item["language"]
        if str(item.get("comment", "")).strip():
            words["comment"], more = text_of(item, "comment", here, f"mapping[{number}]")
            lost += more
        maps.setdefault(str(item["identity"]), []).append(words if len(words) > 1 else target)
        known = {"identity", "map", "language", "comment", "_comment"}
        lost += losses_of(item, sorted(item.keys() - known), here, f"mapping[{number}]")
    words = {identity: paths[0] if len(paths) == 1 else paths for identity, paths in maps.items()}
    return ({"maps": words} if words else {}), lost


def _examples(examples: list[Json], here: str, codes: tuple[str, ...]) -> _Found:
    words: Words = {}
    lost: list[Loss] = []
    for number, item in enumerate(examples):
        label = str(item.get("label", ""))
        name = next((key for key in item if key.startswith("value")), None)
        if not label.strip() or label in words or name is None:
            lost.append(Loss(here, "example", shown(item)))
            continue
        words[label] = item[name] if len(codes) == 1 else {name: item[name]}
        lost += losses_of(item, sorted(item.keys() - {"label", name}), here, f"example[{number}]")
    return ({"example": words} if words else {}), lost
