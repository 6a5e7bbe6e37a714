"""Which property a diagnostic of the snapshot is about, so that it can be told at the property's own place."""

from __future__ import annotations

from digidot_term.diagnostics import Kind
from digidot_term.fhir.snapshot import kinds
from digidot_term.fhir.structures import kinds as structure_kinds
from digidot_term.fhir.structures import narrowing_kinds

_PROPERTIES = {
    kinds.UNKNOWN_ELEMENT: "path",
    kinds.LOOSER_MIN: "min",
    kinds.LOOSER_MAX: "max",
    kinds.MIN_OVER_MAX: "min",
    kinds.TYPE_NOT_ALLOWED: "type",
    kinds.TARGET_NOT_ALLOWED: "type",
    kinds.LOOSER_BINDING: "binding",
    kinds.SLICE_WITHOUT_SLICING: "sliceName",
    kinds.UNKNOWN_SLICE: "sliceName",
    kinds.BAD_SLICE_NAME: "sliceName",
    kinds.BASE_NOT_FOUND: "baseDefinition",
    kinds.BASE_CYCLE: "baseDefinition",
    kinds.PROFILE_NOT_FOUND: "type",
    kinds.MUST_SUPPORT_WITHDRAWN: "mustSupport",
    kinds.OTHER_ROOT: "path",
    narrowing_kinds.LOOSER_RULES: "slicing",
    narrowing_kinds.ORDER_WITHDRAWN: "slicing",
    narrowing_kinds.DISCRIMINATOR_GONE: "slicing",
    narrowing_kinds.SLICE_TOO_MANY: "sliceName",
    narrowing_kinds.SLICE_OVER_ELEMENT: "max",
    narrowing_kinds.PROFILE_WITHDRAWN: "type",
    narrowing_kinds.PROFILE_OF_OTHER_TYPE: "type",
    narrowing_kinds.TARGETS_WITHDRAWN: "type",
    narrowing_kinds.MODIFIER_WITHDRAWN: "isModifier",
    narrowing_kinds.SUMMARY_CHANGED: "isSummary",
    narrowing_kinds.BINDING_WEAKENED: "binding",
    narrowing_kinds.BINDING_LEFT_OUT: "binding",
    narrowing_kinds.REFERENCE_LEFT_OUT: "contentReference",
    narrowing_kinds.NO_SUCH_SLICE: "sliceIsConstraining",
    narrowing_kinds.KEY_REUSED: "constraint",
    structure_kinds.VERSION_NOT_FOUND: "type",
    structure_kinds.AMBIGUOUS: "type",
    structure_kinds.UNKNOWN_TARGET: "type",
}


def property_of(kind: Kind) -> str:
    """Return the property that is at fault when there is just one it can be, else an empty text."""
    return _PROPERTIES.get(kind, "")
