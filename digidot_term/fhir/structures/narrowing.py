"""Whether a profile narrows its base: element by element, what the differential says against what the base has.

What is found while the snapshot is generated (cardinality, types, targets, fixed values, must-support) is not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digidot_term.diagnostics import Diagnostic, Kind, Place
from digidot_term.fhir.snapshot.difference import element_ids
from digidot_term.fhir.snapshot.elements import type_codes
from digidot_term.fhir.snapshot.source import Json, StructureSource
from digidot_term.fhir.structures import narrowing_kinds as kinds
from digidot_term.fhir.structures.narrowing_slices import check_slices
from digidot_term.fhir.structures.narrowing_types import check_types
from digidot_term.fhir.structures.narrowing_values import check_bounds, check_pattern

Finding = tuple[Kind, dict[str, object]]

_STRENGTHS = ("example", "preferred", "extensible", "required")


def check_narrowing(complete: Json, base: Mapping[str, Json], definitions: StructureSource) -> Iterator[Diagnostic]:
    """Yield in what a structure with its snapshot widens its base, whose elements are given by id."""
    place = Place(str(complete["url"]))
    elements = complete["differential"]["element"]
    made = {element["id"]: element for element in complete["snapshot"]["element"]}
    for element_id, said in zip(element_ids(elements), elements, strict=True):
        before = base.get(element_id)
        found = [*_check_new(element_id, said, base), *check_types(said, before, definitions)]
        found += _left_out(said, made.get(element_id, said))
        if before is not None:
            found += _check(said, before)
        for kind, values in found:
            yield Diagnostic.of(kind, place, element=element_id, **values)
    for element_id, kind, values in check_slices(complete["snapshot"]["element"]):
        yield Diagnostic.of(kind, place, element=element_id, **values)


def _left_out(said: Json, made: Json) -> Iterator[Finding]:
    if "binding" in said and "binding" not in made:
        yield kinds.BINDING_LEFT_OUT, {"types": ", ".join(type_codes(made))}
    if "contentReference" in said and "contentReference" not in made and "type" not in said:
        yield kinds.REFERENCE_LEFT_OUT, {"target": said["contentReference"]}


def _check(said: Json, before: Json) -> Iterator[Finding]:
    """Yield what an element that the base has widens."""
    yield from _check_slicing(said.get("slicing"), before.get("slicing"))
    yield from _check_binding(said.get("binding", {}), before.get("binding", {}))
    yield from _check_flags(said, before)
    yield from _check_keys(said, before)
    yield from check_bounds(said, before)
    yield from check_pattern(said, before)


def _check_slicing(said: Json | None, before: Json | None) -> Iterator[Finding]:
    if not said or not before:
        return
    rules, base_rules = str(said.get("rules", "open")), str(before.get("rules", "open"))
    order = ("open", "openAtEnd", "closed")
    if rules in order and base_rules in order and order.index(rules) < order.index(base_rules):
        yield kinds.LOOSER_RULES, {"rules": rules, "base_rules": base_rules}
    if before.get("ordered") and not said.get("ordered", True):
        yield kinds.ORDER_WITHDRAWN, {}
    stated = [_discriminator(item) for item in said.get("discriminator", ())]
    for item in before.get("discriminator", ()):
        if _discriminator(item) not in stated:
            yield kinds.DISCRIMINATOR_GONE, {"discriminator": _discriminator(item)}


def _discriminator(item: Json) -> str:
    return f"{item.get('type')}:{item.get('path')}"


def _check_binding(said: Json, before: Json) -> Iterator[Finding]:
    strength, base_strength = said.get("strength"), before.get("strength")
    if strength not in _STRENGTHS or base_strength not in _STRENGTHS or base_strength == _STRENGTHS[-1]:
        return
    if base_strength == "extensible" and _STRENGTHS.index(strength) < _STRENGTHS.index(base_strength):
        yield kinds.BINDING_WEAKENED, {"strength": strength, "base_strength": base_strength}


def _check_flags(said: Json, before: Json) -> Iterator[Finding]:
    if before.get("isModifier") and said.get("isModifier") is False:
        yield kinds.MODIFIER_WITHDRAWN, {}
    if "isSummary" in said and said["isSummary"] != before.get("isSummary", False):
        yield kinds.SUMMARY_CHANGED, {"value": _word(said["isSummary"]), "base_value": _word(before.get("isSummary"))}


def _check_keys(said: Json, before: Json) -> Iterator[Finding]:
    known = {item.get("key"): item.get("expression") for item in before.get("constraint", ())}
    for item in said.get("constraint", ()):
        if item.get("key") in known and known[item.get("key")] != item.get("expression"):
            yield kinds.KEY_REUSED, {"key": item.get("key")}


def _check_new(element_id: str, said: Json, base: Mapping[str, Json]) -> Iterator[Finding]:
    """Yield why a slice that the base does not have cannot be."""
    if element_id in base or ":" not in element_id.rpartition(".")[2]:
        return
    if said.get("sliceIsConstraining"):
        yield kinds.NO_SUCH_SLICE, {}
    head = base.get(element_id.rpartition(":")[0], {})
    is_reslice = "/" in element_id.rpartition(":")[2]
    if head.get("slicing", {}).get("rules") == "closed" and not is_reslice:
        yield kinds.SLICE_TOO_MANY, {}


def _word(value: Any) -> str:
    return "true" if value else "false"
