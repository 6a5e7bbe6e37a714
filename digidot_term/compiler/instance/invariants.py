"""The invariants of an element: its own and those of its type, evaluated (R4, ElementDefinition.constraint).

Best practice (dom-6: there should be a narrative) is left out. Those that stand on nearly every element, or that
the library cannot do, are told in Python: ele-1, ext-1, dom-3, txt-1 and txt-2; so is que-7, which asks for `Boolean`,
a type of no value in FHIR. ref-1 is told as SD145.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.narrative import has_allowed_parts, has_text
from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.shape import objects_of
from digidot_term.compiler.instance.types import code_of, is_root, types_of
from digidot_term.compiler.structures.shapes import Json, type_code
from digidot_term.diagnostics import Severity
from digidot_term.fhir.fhirpath import Focus
from digidot_term.fhir.values import objects_in

_BEST_PRACTICE = "http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice"
_BACKBONE = frozenset({"", "BackboneElement", "Element"})


def invariant_findings(at: At, value: Any, sibling: Json | None) -> Findings:
    """Yield the invariants a value breaks, warnings as warnings, and those that cannot be evaluated as notes."""
    seen: set[str] = set()
    for constraint in _constraints(at):
        key = str(constraint.get("key"))
        if key in seen or _is_advice(constraint):
            continue
        seen.add(key)
        told = _told(at, constraint, value, sibling)
        if told is None:
            yield at.found(kinds.NOT_CHECKED, what=f"{key}: {constraint.get('expression') or constraint.get('human')}")
        elif not told:
            severity = Severity.WARNING if constraint.get("severity") == "warning" else Severity.ERROR
            human, expression = constraint.get("human"), constraint.get("expression")
            yield at.found(kinds.INVARIANT, severity=severity, key=key, human=human, expression=expression)


def _constraints(at: At) -> Iterator[Json]:
    yield from at.spot.element.get("constraint", ())
    if is_root(at.spot):
        return
    for entry in types_of(at.spot):
        profiles = entry.get("profile", ())
        for name in (*(profiles if len(profiles) == 1 else ()), type_code(entry)):  # of several, any one will do
            structure = at.known.shapes.definitions.structure(name)
            root = at.known.shapes.root(structure) if structure else None
            yield from root.element.get("constraint", ()) if root else ()


def _is_advice(constraint: Json) -> bool:
    return any(
        item.get("url") == _BEST_PRACTICE and item.get("valueBoolean") for item in constraint.get("extension", ())
    )


def _told(at: At, constraint: Json, value: Any, sibling: Json | None) -> bool | None:
    expression = str(constraint.get("expression", ""))
    own = _OWN.get(str(constraint.get("key"))) if str(constraint.get("source", _CORE)).startswith(_CORE) else None
    if own is not None:
        return own(value, sibling)
    if not expression:
        return None
    focus = Focus(value, _focus_type(at), sibling)
    return at.known.fhirpath.holds(expression, focus, at.scene.resource, at.scene.root)


_CORE = "http://hl7.org/fhir/StructureDefinition/"


def _focus_type(at: At) -> str:
    """Return what the library knows the value's parts by: its type, or the path of an element with parts of its own."""
    code = code_of(at.spot)
    reference = str(at.spot.element.get("contentReference", "")).partition("#")[2]
    if code not in _BACKBONE:
        return code
    return reference or str(at.spot.element.get("base", {}).get("path") or at.spot.element["path"])


def _has_content(value: Any, sibling: Json | None) -> bool:
    """ele-1: an element has a value or children, the id not counted."""
    parts = value if isinstance(value, dict) else sibling or {}
    return (value is not None and not isinstance(value, dict)) or any(name != "id" for name in parts)


def _has_one(value: Any, _: Json | None) -> bool:
    """ext-1: an extension has either extensions or a value."""
    return isinstance(value, dict) and ("extension" in value) is not any(_is_value(name) for name in value)


def _is_value(name: str) -> bool:
    return name.removeprefix("_").startswith("value")


def _are_referred_to(value: Any, _: Json | None) -> bool:
    """dom-3: what is contained is referred to from somewhere in the resource, or refers to it (`#`).

    What has no id, and a reference to nothing contained, are told where they stand: they leave others unused.
    """
    contained = [item for item in objects_of(value.get("contained")) if "id" in item]
    used = {text for _, text in _pointers(value)}
    known = {"#", *(f"#{item['id']}" for item in contained)}
    dangling = any(text not in known for item, text in _pointers(value) if item.get("reference") == text)
    return dangling or all(_is_used(item, used) for item in contained)


def _is_told_otherwise(_: Any, __: Json | None) -> bool:
    """ref-1: a reference to what is contained leads somewhere."""
    return True


def _has_allowed_parts(value: Any, _: Json | None) -> bool:
    return has_allowed_parts(value)


def _has_text(value: Any, _: Json | None) -> bool:
    return has_text(value)


def _answers_whether_there_is_one(value: Any, _: Json | None) -> bool:
    """que-7: what is compared by `exists` is compared with a boolean."""
    answers = {name.removeprefix("_") for name in value if name.removeprefix("_").startswith("answer")}
    return value.get("operator") != "exists" or answers <= {"answerBoolean"}


def _is_used(item: Json, used: set[str]) -> bool:
    return f"#{item.get('id')}" in used or any(text == "#" for _, text in _pointers(item))


def _pointers(value: Any) -> Iterator[tuple[Json, str]]:
    """Yield the references, canonicals and uris to what is contained, in any property."""
    for _, found in objects_in(value):
        for item in found.values():
            for text in item if isinstance(item, list) else [item]:
                if isinstance(text, str) and text.startswith("#"):
                    yield found, text


_OWN: dict[str, Callable[[Any, Json | None], bool]] = {
    "ele-1": _has_content,
    "ext-1": _has_one,
    "dom-3": _are_referred_to,
    "que-7": _answers_whether_there_is_one,
    "ref-1": _is_told_otherwise,
    "txt-1": _has_allowed_parts,
    "txt-2": _has_text,
}
