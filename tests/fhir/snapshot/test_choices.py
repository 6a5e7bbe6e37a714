from __future__ import annotations

import pytest

from digidot_term.fhir.definitions import Definitions
from tests.fhir.snapshot.profiles import OURS, below, card, element, problems, profile, sliced_by, snapshot

BY_TYPE = {"discriminator": [{"type": "type", "path": "$this"}], "ordered": False, "rules": "open"}
PARTS_OF_QUANTITY = ["id", "extension", "value", "comparator", "unit", "system", "code"]


def test_the_short_form_slices_the_choice_by_type_and_closes_it(core: Definitions) -> None:
    depth = profile(
        "depth",
        "Observation",
        element("Observation.valueQuantity", short="Depth"),
        element("Observation.valueQuantity.unit", fixedString="mm"),
    )
    elements = snapshot(depth, core)
    choice, quantity = elements["Observation.value[x]"], elements["Observation.value[x]:valueQuantity"]
    assert choice["slicing"] == {**BY_TYPE, "rules": "closed"}
    assert choice["type"] == [{"code": "Quantity"}]
    assert (quantity["sliceName"], quantity["short"], quantity["type"]) == (
        "valueQuantity",
        "Depth",
        [{"code": "Quantity"}],
    )
    assert below(elements, "Observation.value[x]:valueQuantity") == PARTS_OF_QUANTITY
    assert "Observation.valueQuantity" not in elements


def test_two_short_forms_allow_two_types(core: Definitions) -> None:
    depth = profile(
        "depth", "Observation", element("Observation.valueString", max="1"), element("Observation.valueInteger")
    )
    elements = snapshot(depth, core)
    assert elements["Observation.value[x]"]["type"] == [{"code": "string"}, {"code": "integer"}]


def test_the_short_form_of_a_choice_with_one_type_is_the_choice(core: Definitions) -> None:
    narrowed = profile("narrowed", "Observation", element("Observation.value[x]", type=[{"code": "Quantity"}]))
    derived = profile("derived", OURS + "narrowed", element("Observation.valueQuantity.unit", min=1))
    elements = snapshot(derived, core, narrowed)
    assert card(elements["Observation.value[x].unit"]) == "1..1"
    assert "slicing" not in elements["Observation.value[x]"]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 1, 0)])
def test_the_short_form_of_a_choice_that_the_differential_leaves_one_type_is_the_choice(
    core: Definitions, order: tuple[int, ...]
) -> None:
    said = (
        element("Observation.value[x]", type=[{"code": "Quantity"}], short="Depth"),
        element("Observation.valueQuantity.unit", min=1),
        element("Observation.valueQuantity", min=1),
    )
    elements = snapshot(profile("narrowed", "Observation", *(said[number] for number in order)), core)
    assert [name for name in elements if name.startswith("Observation.value[x]:")] == []
    assert (card(elements["Observation.value[x]"]), elements["Observation.value[x]"]["short"]) == ("1..1", "Depth")
    assert card(elements["Observation.value[x].unit"]) == "1..1"
    assert "slicing" not in elements["Observation.value[x]"]


def test_the_short_form_of_a_type_that_is_not_left(core: Definitions) -> None:
    narrowed = element("Observation.value[x]", type=[{"code": "Quantity"}])
    wrong = profile("wrong", "Observation", narrowed, element("Observation.valueString", maxLength=3))
    assert problems(wrong, core) == [("SD005", "Observation.valueString")]


def test_choice_slices(core: Definitions) -> None:
    onset = profile(
        "onset",
        "Condition",
        element("Condition.onset[x]", slicing=BY_TYPE, type=[{"code": "dateTime"}, {"code": "Period"}]),
        element("Condition.onset[x]:onsetPeriod", min=0, max="1"),
        element("Condition.onset[x]:onsetPeriod.start", min=1),
    )
    elements = snapshot(onset, core)
    assert [item["code"] for item in elements["Condition.onset[x]"]["type"]] == ["dateTime", "Period"]
    assert elements["Condition.onset[x]:onsetPeriod"]["type"] == [{"code": "Period"}]
    assert below(elements, "Condition.onset[x]:onsetPeriod") == ["id", "extension", "start", "end"]
    assert elements["Condition.onset[x]:onsetPeriod.start"]["path"] == "Condition.onset[x].start"


def test_a_choice_slice_implies_its_slicing(core: Definitions) -> None:
    onset = profile("onset", "Condition", element("Condition.onset[x]:onsetAge", max="1"))
    assert snapshot(onset, core)["Condition.onset[x]"]["slicing"] == BY_TYPE


def test_every_type_of_an_open_choice_has_what_every_element_has(core: Definitions) -> None:
    onset = profile("onset", "Condition", element("Condition.onset[x].extension", max="0"))
    elements = snapshot(onset, core)
    assert below(elements, "Condition.onset[x]") == ["id", "extension"]


def test_a_short_form_in_a_profile_of_a_profile_finds_the_slice(core: Definitions) -> None:
    first = profile("first", "Observation", element("Observation.valueQuantity.unit", min=1))
    second = profile("second", OURS + "first", element("Observation.valueQuantity.code", min=1))
    elements = snapshot(second, core, first)
    assert card(elements["Observation.value[x]:valueQuantity.unit"]) == "1..1"
    assert card(elements["Observation.value[x]:valueQuantity.code"]) == "1..1"
    assert [key for key in elements if key.startswith("Observation.value[x]:") and "." not in key[20:]] == [
        "Observation.value[x]:valueQuantity"
    ]


def test_a_choice_below_a_slice(core: Definitions) -> None:
    indices = profile(
        "indices",
        "Observation",
        element("Observation.component", slicing=sliced_by(("pattern", "code"))),
        element("Observation.component:decayed", max="1"),
        element("Observation.component:decayed.value[x]", type=[{"code": "integer"}]),
        element("Observation.component:decayed.referenceRange.low", min=1),
    )
    elements = snapshot(indices, core)
    assert elements["Observation.component:decayed.value[x]"]["type"] == [{"code": "integer"}]
    low = elements["Observation.component:decayed.referenceRange.low"]
    assert (card(low), low["base"]["path"]) == ("1..1", "Observation.referenceRange.low")
    assert "contentReference" not in elements["Observation.component:decayed.referenceRange"]
    assert elements["Observation.component:decayed.referenceRange"]["type"] == [{"code": "BackboneElement"}]
