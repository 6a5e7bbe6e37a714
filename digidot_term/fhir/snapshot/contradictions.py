"""What a differential may not say of an element: it may only narrow what the base allows."""

from __future__ import annotations

import json

from digidot_term.fhir.snapshot import kinds
from digidot_term.fhir.snapshot.elements import FHIRPATH, choice_of, type_codes
from digidot_term.fhir.snapshot.run import Run
from digidot_term.fhir.snapshot.source import Json

_STRENGTHS = ("example", "preferred", "extensible", "required")
_ANY = frozenset({"Element", "BackboneElement", "Resource", "DomainResource", "*"})
_ANY_TARGET = "http://hl7.org/fhir/StructureDefinition/Resource"


def check_change(run: Run, base: Json, derived: Json, element_id: str, *, new: bool) -> None:
    """Find what the differential's element contradicts in the base's; a new slice may always be optional."""
    _check_cardinality(run, base, derived, element_id, new=new)
    _check_types(run, base, derived, element_id)
    _check_binding(run, base, derived, element_id)
    _check_values(run, base, derived, element_id)
    if base.get("mustSupport") and derived.get("mustSupport") is False:
        run.find(kinds.MUST_SUPPORT_WITHDRAWN, element_id)


def _check_cardinality(run: Run, base: Json, derived: Json, element_id: str, *, new: bool) -> None:
    base_min, base_max = int(base.get("min", 0)), str(base.get("max", "*"))
    least, most = int(derived.get("min", base_min)), str(derived.get("max", base_max))
    if least < base_min and not new:
        run.find(kinds.LOOSER_MIN, element_id, min=least, base_min=base_min)
    if _number(most) > _number(base_max):
        run.find(kinds.LOOSER_MAX, element_id, max=most, base_max=base_max)
    if ("min" in derived or "max" in derived) and least > _number(most):
        run.find(kinds.MIN_OVER_MAX, element_id, min=least, max=most)


def _number(maximum: str) -> float:
    return float("inf") if maximum == "*" else int(maximum)


def _check_types(run: Run, base: Json, derived: Json, element_id: str) -> None:
    allowed = type_codes(base)
    if not allowed or _ANY & set(allowed):
        return
    for entry in derived.get("type", ()):
        code = str(entry.get("code", ""))
        match = _allowed_type(run, code, allowed)
        if not match:
            run.find(kinds.TYPE_NOT_ALLOWED, element_id, type=code, allowed=", ".join(allowed))
            continue
        targets = {
            target for item in base["type"] if item.get("code") == match for target in item.get("targetProfile", ())
        }
        if targets and _ANY_TARGET not in targets:
            _check_targets(run, entry, targets, element_id)


def _allowed_type(run: Run, code: str, allowed: tuple[str, ...]) -> str:
    """Return the base's type code that covers this one: the same, or one that it specialises."""
    if code in allowed:
        return code
    primitive = [item for item in allowed if item.startswith(FHIRPATH)]
    if primitive:
        return primitive[0]
    line = {str(structure.get("type", "")) for structure in run.lineage(code)}
    return next((item for item in allowed if item in line), "")


def _check_targets(run: Run, entry: Json, targets: set[str], element_id: str) -> None:
    for target in entry.get("targetProfile", ()):
        line = _lineage_of_target(run, target)
        urls = {str(structure.get("url", "")) for structure in line} | {target, target.partition("|")[0]}
        if line and not urls & targets:
            run.find(kinds.TARGET_NOT_ALLOWED, element_id, target=target, allowed=", ".join(sorted(targets)))


def _lineage_of_target(run: Run, target: str) -> tuple[Json, ...]:
    """Return a target and what it derives from; its type stands in for bases that are not known."""
    line = run.lineage(target)
    return (*line, *run.lineage(str(line[-1].get("type", "")))) if line else ()


def _check_binding(run: Run, base: Json, derived: Json, element_id: str) -> None:
    before = base.get("binding", {}).get("strength", "example")
    after = derived.get("binding", {}).get("strength", before)
    if before == _STRENGTHS[-1] and after != before:
        run.find(kinds.LOOSER_BINDING, element_id, strength=after, base_strength=before)


def _check_values(run: Run, base: Json, derived: Json, element_id: str) -> None:
    fixed = {key: value for key, value in base.items() if choice_of(key) == "fixed" and not key.startswith("_")}
    for key, value in derived.items():
        if choice_of(key) != "fixed" or key.startswith("_") or not fixed or fixed.get(key) == value:
            continue
        before = next(iter(fixed.values()))
        run.find(kinds.FIXED_CHANGED, element_id, property=key, value=_shown(value), base_value=_shown(before))


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
