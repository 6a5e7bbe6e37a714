"""Fixed, pattern, example, smallest and largest values: which property carries them and whether they fit the type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.compiler.structures import value_kinds as kinds
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.shapes import Json, Types, type_codes
from digidot_term.compiler.structures.value_bounds import BOUNDED, bound, is_below
from digidot_term.compiler.structures.value_misfits import misfit_problems
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.type_table import TypeTable
from digidot_term.source.document import KeyPath
from digidot_term.source.load import SourceFile

TEXTS = frozenset(
    ["string", "code", "uri", "url", "canonical", "markdown", "id", "oid", "uuid", "base64Binary", "xhtml"]
)  # what is measured in characters (ElementDefinition.maxLength)

_BOUNDS = ("minValue", "maxValue")
_KEYS = (
    ("default", "defaultValue"),
    ("fixed", "fixed"),
    ("pattern", "pattern"),
    ("min_value", "minValue"),
    ("max_value", "maxValue"),
)


def values(
    entry: Entry, types: Types, base: Json | None, file: SourceFile, table: TypeTable
) -> tuple[Json, list[Diagnostic]]:
    """Return the value properties of an element, such as `fixedUri`, and what does not fit it or its base."""
    made: Json = {}
    found: list[Diagnostic] = []
    for key, stem in _KEYS:
        value = getattr(entry.element, key)
        if value is None:
            continue
        word = key.replace("_", "-")
        name, problems = _property(entry, word, stem, value, types, file, table)
        found += problems
        if not problems:
            made[name] = value
    examples, problems = _examples(entry, types, file, table)
    found += [*problems, *_contradictions(entry, {**(base or {}), **made}, types, file)]
    return ({**made, "example": examples} if examples else made), found


def _property(
    entry: Entry, word: str, stem: str, value: Any, types: Types, file: SourceFile, table: TypeTable
) -> tuple[str, list[Diagnostic]]:
    """Return the property a value goes into, and what is wrong with it."""
    key = (*entry.key, word)
    codes = type_codes(types)
    if len(codes) != 1:
        words = ", ".join(codes) or "-"
        place = file.document.place(key)
        return "", [Diagnostic.of(kinds.SEVERAL_TYPES, place, path=entry.written, key=word, types=words)]
    if stem in _BOUNDS and codes[0] not in BOUNDED:
        place = file.document.key_place(key)
        return "", [Diagnostic.of(kinds.NOT_BOUNDED, place, path=entry.written, key=word, type=codes[0])]
    name = stem + codes[0][0].upper() + codes[0][1:]
    return name, list(misfit_problems(value, codes[0], entry.written, key, file, table))


def _examples(entry: Entry, types: Types, file: SourceFile, table: TypeTable) -> tuple[list[Json], list[Diagnostic]]:
    """Return ElementDefinition.example: one for each label."""
    made: list[Json] = []
    found: list[Diagnostic] = []
    for label, value in (entry.element.example or {}).items():
        key: KeyPath = (*entry.key, "example", label)
        name, inner, path = _example_value(value, types, key)
        if not name:
            words = ", ".join(type_codes(types)) or "-"
            place = file.document.place(key)
            found.append(Diagnostic.of(kinds.SEVERAL_TYPES, place, path=entry.written, key="example", types=words))
            continue
        found += misfit_problems(inner, name, entry.written, path, file, table, word="example")
        made.append({"label": label, "value" + name[0].upper() + name[1:]: inner})
    return made, found


def _example_value(value: Any, types: Types, key: KeyPath) -> tuple[str, Any, KeyPath]:
    """Return the type, value and place of an example; of several types it is said: `{valueQuantity: ...}`."""
    codes = type_codes(types)
    if len(codes) == 1:
        return codes[0], value, key
    if isinstance(value, dict) and len(value) == 1:
        name = next(iter(value))
        code = next((code for code in codes if name == "value" + code[0].upper() + code[1:]), "")
        return code, value[name], (*key, name)
    return "", value, key


def _contradictions(entry: Entry, whole: Json, types: Types, file: SourceFile) -> Iterator[Diagnostic]:
    """Yield what is said of an element and cannot hold together, with what its base says."""
    element, document = entry.element, file.document
    if element.pattern is not None and bound(whole, "fixed"):
        yield Diagnostic.of(kinds.FIXED_AND_PATTERN, document.key_place((*entry.key, "pattern")), path=entry.written)
    low, high = bound(whole, "minValue"), bound(whole, "maxValue")
    word = "min-value" if element.min_value is not None else "max-value" if element.max_value is not None else ""
    if word and low and high and is_below(high[1], low[1]):
        place = document.place((*entry.key, word))
        yield Diagnostic.of(kinds.MIN_VALUE_OVER_MAX, place, path=entry.written, min=low[1], max=high[1])
    codes = type_codes(types)
    if element.max_length is not None and codes and not TEXTS & set(codes):
        place = document.key_place((*entry.key, "max-length"))
        yield Diagnostic.of(kinds.LENGTH_OF_NO_TEXT, place, path=entry.written, types=", ".join(codes))
