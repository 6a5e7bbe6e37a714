"""Which property a diagnostic of the snapshot is about, so that it can be told at the property's own place."""

from __future__ import annotations

from digidot_term.diagnostics import Kind
from digidot_term.fhir.snapshot import kinds
from digidot_term.fhir.structures import kinds as structure_kinds

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
    structure_kinds.VERSION_NOT_FOUND: "type",
    structure_kinds.AMBIGUOUS: "type",
    structure_kinds.UNKNOWN_TARGET: "type",
}


def property_of(kind: Kind) -> str:
    """Return the property that is at fault when there is just one it can be, else an empty text."""
    return _PROPERTIES.get(kind, "")
