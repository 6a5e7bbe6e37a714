"""Bindings that must be kept: required ones, and the greatest value set of others (R4, "Using Codes", binding)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digidot_term.compiler.instance import kinds
from digidot_term.compiler.instance.scene import At, Findings
from digidot_term.compiler.instance.value_sets import codes_in
from digidot_term.compiler.structures import kinds as structure_kinds
from digidot_term.compiler.structures.shapes import Json

_MAX = "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet"
_MANY = frozenset({"CodeableConcept"})


def binding_findings(at: At, value: Any, code: str) -> Findings:
    """Yield a finding for each value set that has none of the value's codes, or a note where it cannot be told."""
    codes = codes_in(value)
    for canonical in _kept(at.spot.element.get("binding", {})):
        told = [at.known.value_sets.has(canonical, item) for item in codes]
        if True in told or not (codes or code in _MANY):
            continue
        found = ", ".join(item for _, item in codes) or "-"
        if None in told:
            yield at.found(kinds.NOT_CHECKED, what=f"{canonical}: {found}")
        else:
            yield at.found(structure_kinds.EXAMPLE_BINDING, valueset=canonical, found=found)


def _kept(binding: Json) -> Iterator[str]:
    if binding.get("strength") == "required" and "valueSet" in binding:
        yield str(binding["valueSet"])
    for extension in binding.get("extension", ()):
        if extension.get("url") == _MAX:
            yield str(extension.get("valueCanonical") or extension.get("valueUri", ""))
