"""What only some structures may say of an element: that it is a modifier, and whose content it has."""

from __future__ import annotations

from digidot_term.compiler.structures import slice_kinds as kinds
from digidot_term.compiler.structures.elements import Entry
from digidot_term.compiler.structures.shapes import Json
from digidot_term.diagnostics import Diagnostic
from digidot_term.source.load import SourceFile


def modifier_problems(entry: Entry, base: Json | None, file: SourceFile) -> list[Diagnostic]:
    """Return what is wrong with an entry's `modifier` and `content`: where they stand, and that there is no reason.

    A constraint cannot make a modifier of what is none in its base, nor the other way round (FHIR R4, Conformance).
    """
    element = entry.element
    if element.content is not None and file.kind != "logical":
        place = file.document.key_place((*entry.key, "content"))
        return [Diagnostic.of(kinds.CONTENT_OUTSIDE_MODEL, place, path=entry.written)]
    if element.modifier is None or element.modifier == bool((base or {}).get("isModifier")):
        return []
    place = file.document.key_place((*entry.key, "modifier"))
    may = file.kind == "logical" or (file.kind == "extension" and not entry.path.steps)
    if not may:
        return [Diagnostic.of(kinds.MODIFIER_ELSEWHERE, place, path=entry.written, value=str(element.modifier).lower())]
    if element.modifier and element.modifier_reason is None:
        return [Diagnostic.of(kinds.MODIFIER_WITHOUT_REASON, place, path=entry.written)]
    return []
