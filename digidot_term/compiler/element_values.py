"""Fixed, pattern, minimum and maximum values: which property carries them and whether they fit the element's type."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from digidot_term.compiler import structure_kinds as kinds
from digidot_term.compiler.elements import Entry
from digidot_term.compiler.shapes import Json, Types, type_codes
from digidot_term.diagnostics import Diagnostic
from digidot_term.source.load import SourceFile

_NUMBERS = frozenset({"integer", "unsignedInt", "positiveInt"})
_KEYS = (("fixed", "fixed"), ("pattern", "pattern"), ("min_value", "minValue"), ("max_value", "maxValue"))


def values(entry: Entry, types: Types, file: SourceFile) -> tuple[Json, list[Diagnostic]]:
    """Return the value properties of an element, such as `fixedUri`, and what does not fit."""
    made: Json = {}
    found: list[Diagnostic] = []
    for key, stem in _KEYS:
        value = getattr(entry.element, key)
        if value is None:
            continue
        place = file.document.place((*entry.key, key.replace("_", "-")))
        codes = type_codes(types)
        word = key.replace("_", "-")
        if len(codes) != 1:
            found.append(
                Diagnostic.of(kinds.SEVERAL_TYPES, place, path=entry.written, key=word, types=", ".join(codes) or "-")
            )
        elif not fits(value, codes[0]):
            found.append(
                Diagnostic.of(kinds.WRONG_VALUE, place, path=entry.written, key=word, value=value, type=codes[0])
            )
        else:
            made[stem + codes[0][0].upper() + codes[0][1:]] = value
    return made, found


def fits(value: Any, code: str) -> bool:
    """Tell whether a JSON value has the shape of a FHIR type: number, boolean, text or object."""
    if code == "boolean":
        return isinstance(value, bool)
    if code in _NUMBERS:
        return isinstance(value, int) and not isinstance(value, bool)
    if code == "decimal":
        return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    if code[:1].islower() and code != "xhtml":
        return isinstance(value, str)
    return isinstance(value, dict)
