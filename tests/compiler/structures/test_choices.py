"""Choices: `valueQuantity` means a slice of `value[x]`, or `value[x]` where that has one type alone."""

from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, elements, extension, profile
from tests.project_files import said

BY_TYPE = {"discriminator": [{"type": "type", "path": "$this"}], "ordered": False, "rules": "open"}


def test_the_name_of_a_type_is_a_slice(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
elements:
  valueQuantity: {min-value: {value: 1.10}}
  valueQuantity.unit: {fixed: mm}
  valueString: {card: 0..1, max-length: 9}
  value[x]: {ms: true}
"""
    made = clean(tmp_path, definitions, o=profile("o", "Observation", text))["o"]
    found = elements(made)
    assert list(found) == [
        "Observation.value[x]",
        "Observation.value[x]:valueQuantity",
        "Observation.value[x]:valueQuantity.unit",
        "Observation.value[x]:valueString",
    ]
    assert found["Observation.value[x]"]["slicing"] == BY_TYPE
    assert found["Observation.value[x]"]["mustSupport"] is True
    assert {key: found["Observation.value[x]:valueQuantity"][key] for key in ("sliceName", "min", "max", "type")} == {
        "sliceName": "valueQuantity",
        "min": 0,
        "max": "1",
        "type": [{"code": "Quantity"}],
    }
    assert str(found["Observation.value[x]:valueQuantity"]["minValueQuantity"]["value"]) == "1.10"
    assert found["Observation.value[x]:valueString"]["maxLength"] == 9
    assert "Observation.value[x]:valueQuantity.unit" in elements(made, "snapshot")


def test_with_one_type_it_is_the_choice_itself(tmp_path: Path, definitions: Definitions) -> None:
    text = "elements: {valueQuantity.unit: {fixed: mm}, valueQuantity: {ms: true}, 'value[x]': {only: [Quantity]}}\n"
    made = elements(clean(tmp_path, definitions, o=profile("o", "Observation", text))["o"])
    assert made["Observation.value[x]"]["type"] == [{"code": "Quantity"}]
    assert made["Observation.value[x]"]["mustSupport"] is True
    assert made["Observation.value[x].unit"]["fixedString"] == "mm"


def test_slices_can_be_declared_and_named_in_brackets(tmp_path: Path, definitions: Definitions) -> None:
    declared = "elements: {'value[x]': {slices: {valueCode: {card: 1..1}}}}\n"
    named = "elements: {'value[x][valueCode]': {card: 1..1}}\n"
    made = clean(tmp_path, definitions, a=extension("a", declared), b=extension("b", named))
    for name in ("a", "b"):
        slice_ = elements(made[name])["Extension.value[x]:valueCode"]
        assert (slice_["min"], slice_["max"], slice_["type"]) == (1, "1", [{"code": "code"}])
        assert elements(made[name])["Extension.value[x]"]["slicing"] == BY_TYPE
        assert elements(made[name])["Extension.value[x]"]["min"] == 1


def test_slices_of_the_base_are_narrowed(tmp_path: Path, definitions: Definitions) -> None:
    base = profile("a", "Observation", "elements: {valueQuantity: {card: 0..1}}\n")
    made = clean(tmp_path, definitions, a=base, b=profile("b", "a", "elements: {valueQuantity: {card: 1..1}}\n"))
    assert elements(made["b"])["Observation.value[x]:valueQuantity"] == {
        "id": "Observation.value[x]:valueQuantity",
        "path": "Observation.value[x]",
        "sliceName": "valueQuantity",
        "min": 1,
    }


def test_a_type_that_the_choice_has_not_is_unknown(tmp_path: Path, definitions: Definitions) -> None:
    _, _, found = compiled(tmp_path, definitions, c=profile("c", "Condition", "elements: {onsetCode: {ms: true}}\n"))
    assert [item.partition(" ")[2][:5] for item in said(found)] == ["SD031"]
