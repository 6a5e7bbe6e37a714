"""One value of an instance: its shape, form, content and invariants, and what is below it."""

from __future__ import annotations

from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.bindings import binding_findings
from digidot_term.compiler.instance.invariants import invariant_findings
from digidot_term.compiler.instance.narrative import narrative_findings
from digidot_term.compiler.instance.references import canonical_findings, reference_findings
from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.shape import OBJECT, a_value_of, shape_of
from digidot_term.compiler.instance.types import code_of, is_primitive, is_root, known_structures, types_of
from digidot_term.compiler.instance.values import primitive_findings, value_findings
from digidot_term.compiler.structures import kinds as structure_kinds
from digidot_term.compiler.structures.shapes import Json
from digidot_term.diagnostics import Severity

_NARRATIVE = "xhtml"
_FORMS = frozenset({kinds.EMPTY_VALUE, structure_kinds.EXAMPLE_SHAPE, structure_kinds.EXAMPLE_PRIMITIVE})
"""What leaves a value's codes unreadable, so that its binding says nothing more."""
_COUNTS = frozenset({structure_kinds.EXAMPLE_COUNT, structure_kinds.EXAMPLE_UNKNOWN_ELEMENT})
"""What says of an extension already that it has not what it must have."""


def item_findings(at: At, value: Any, sibling: Json | None) -> Findings:
    """Yield what is wrong with one value; `sibling` is what `_name` has beside a primitive, None without it."""
    code = code_of(at.spot)
    if value is None and not sibling:
        yield at.found(kinds.EMPTY_VALUE)
        return
    if code == "Resource" or (isinstance(value, dict) and _is_resource(at, code)):
        yield from _resource(at, value)
        return
    if is_primitive(code):
        yield from _primitive(at, code, value, sibling)
    else:
        yield from _complex(at, code, value)


def _is_resource(at: At, code: str) -> bool:
    structure = at.known.shapes.definitions.structure(code) if code else None
    return structure is not None and structure.get("kind") == "resource" and "." in str(at.spot.element["path"])


def _primitive(at: At, code: str, value: Any, sibling: Json | None) -> Findings:
    if isinstance(value, (dict, list)):
        yield at.found(structure_kinds.EXAMPLE_SHAPE, expected=a_value_of(code), found=shape_of(value))
        return
    if value is not None:
        wrong = list(narrative_findings(at, value) if code == _NARRATIVE else primitive_findings(at, code, value))
        yield from wrong
        if wrong:
            return
        yield from value_findings(at, value)
        yield from binding_findings(at, value, code)
        if code == "canonical":
            yield from canonical_findings(at, value)
    if sibling is not None or _has_own_children(at):
        yield from at.known.walk(_sibling_at(at), sibling or {})
    yield from invariant_findings(at, value, sibling)


def _has_own_children(at: At) -> bool:
    """Tell whether a profile says something of what stands beside a primitive, such as an extension that must."""
    below = at.known.shapes.children(at.spot)
    return bool(below) and below[0].structure is at.spot.structure and not is_root(at.spot)


def _sibling_at(at: At) -> At:
    """Return the place of what stands beside a primitive."""
    steps = at.steps
    number = next((index for index in range(len(steps) - 1, -1, -1) if isinstance(steps[index], str)), None)
    if number is not None:
        steps = (*steps[:number], f"_{steps[number]}", *steps[number + 1 :])
    return At(at.scene, at.spot, steps, at.path)


def _complex(at: At, code: str, value: Any) -> Findings:
    if not isinstance(value, dict):
        yield at.found(structure_kinds.EXAMPLE_SHAPE, expected=OBJECT, found=shape_of(value))
        return
    if not value:
        yield at.found(kinds.EMPTY_VALUE)
        return
    yield from value_findings(at, value)
    below = list(at.known.walk(at, value))
    if not any(item.kind in _FORMS for item in below):
        yield from binding_findings(at, value, code)
    if code == "Reference":
        yield from reference_findings(at, value)
    yield from below
    if code != "Extension" or not any(item.kind in _COUNTS for item in below):
        yield from invariant_findings(at, value, None)
    yield from _profiles(at, value)


def _profiles(at: At, value: Json) -> Findings:
    """Hold a value to the profiles of its type: to each one or, of several, to any."""
    wanted = [str(url) for entry in types_of(at.spot) for url in entry.get("profile", ())]
    below = at.known.shapes.children(at.spot)
    if len(wanted) == 1 and below and below[0].structure.get("url") == wanted[0].partition("|")[0]:
        return  # its children were looked at under that very profile
    structures, missing = known_structures(at.known.shapes, wanted)
    if missing:
        yield at.found(kinds.NOT_CHECKED, what=", ".join(missing))
        return
    found = [tuple(at.known.findings(at, value, structure)) for structure in structures]
    if len(found) == 1:
        yield from found[0]
    elif found and all(_worst(one) is Severity.ERROR for one in found):
        names = ", ".join(str(structure.get("name")) for structure in structures)
        first = next(item for item in found[0] if item.severity is Severity.ERROR)
        why = first.message
        yield at.found(kinds.NO_PROFILE_FITS, profiles=names, why=why)


def _worst(found: Any) -> Severity | None:
    return max((item.severity for item in found), default=None)


def _resource(at: At, value: Any) -> Findings:
    """Hold a resource inside another to its own type and to the profiles it names."""
    if not isinstance(value, dict):
        yield at.found(structure_kinds.EXAMPLE_SHAPE, expected=OBJECT, found=shape_of(value))
        return
    yield from at.known.resource(at, value)
