from __future__ import annotations

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot import generate_snapshot, kinds
from tests.fhir.snapshot.profiles import CORE, OURS, Json, element, problems, profile, sliced_by, typed

REQUIRED = {"strength": "required", "valueSet": "urn:x"}
FIRST = profile(
    "first",
    "Condition",
    element("Condition.code", min=1, mustSupport=True),
    element("Condition.code.coding", min=1, max="2", slicing=sliced_by(("value", "system"))),
    element("Condition.code.coding:a", min=1, max="1"),
    element("Condition.code.coding:a.system", fixedUri="urn:a"),
)
TO_GROUP = [{"code": "Reference", "targetProfile": [CORE + "Organization"]}]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (kinds.UNKNOWN_ELEMENT, element("Condition.colour", max="1")),
        (kinds.UNKNOWN_ELEMENT, element("Condition.code.colour", max="1")),
        (kinds.UNKNOWN_ELEMENT, element("Condition.onsetBoolean", max="1")),
        (kinds.UNKNOWN_ELEMENT, element("Condition.code.text.value.x", max="1")),
        (kinds.LOOSER_MIN, element("Condition.code", min=0)),
        (kinds.LOOSER_MIN, element("Condition.code.coding:a", min=0)),
        (kinds.LOOSER_MAX, element("Condition.code", max="*")),
        (kinds.LOOSER_MAX, element("Condition.code.coding", max="3")),
        (kinds.LOOSER_MAX, element("Condition.code.coding:b", max="3")),
        (kinds.MIN_OVER_MAX, element("Condition.code.coding:b", min=2, max="1")),
        (kinds.MIN_OVER_MAX, element("Condition.code", max="0")),
        (kinds.TYPE_NOT_ALLOWED, element("Condition.code", type=[{"code": "Coding"}])),
        (kinds.TYPE_NOT_ALLOWED, element("Condition.onset[x]", type=[{"code": "Age"}, {"code": "boolean"}])),
        (kinds.TARGET_NOT_ALLOWED, element("Condition.subject", type=TO_GROUP)),
        (kinds.LOOSER_BINDING, element("Condition.clinicalStatus", binding={"strength": "preferred"})),
        (kinds.SLICE_WITHOUT_SLICING, element("Condition.category:a", max="1")),
        (kinds.UNKNOWN_SLICE, element("Condition.code.coding:c/d", max="1")),
        (kinds.BAD_SLICE_NAME, element("Condition.code.coding:a b", max="1")),
        (kinds.FIXED_CHANGED, element("Condition.code.coding:a.system", fixedUri="urn:b")),
        (kinds.MUST_SUPPORT_WITHDRAWN, element("Condition.code", mustSupport=False)),
        (kinds.PROFILE_NOT_FOUND, element("Condition.code", type=typed("CodeableConcept", "nowhere"))),
    ],
    ids=lambda value: value.name if isinstance(value, type(kinds.UNKNOWN_ELEMENT)) else value["id"],
)
def test_what_contradicts_the_base_is_said_with_its_element(core: Definitions, kind: object, said: Json) -> None:
    assert problems(profile("second", OURS + "first", said), core, FIRST) == [(kind.id, said["id"])]  # type: ignore[attr-defined]


def test_all_contradictions_are_found_in_one_run(core: Definitions) -> None:
    second = profile(
        "second",
        OURS + "first",
        element("Condition.code", min=0, max="*", mustSupport=False),
        element("Condition.colour"),
        element("Condition.category", max="1"),
        element("Condition.category", min=1),
    )
    result, diagnostics = generate_snapshot(second, core.with_resources([FIRST]))
    assert sorted(item.kind.id for item in diagnostics) == ["SD001", "SD002", "SD003", "SD014", "SD016"]
    assert {item["id"]: item for item in result["snapshot"]["element"]}["Condition.category"]["min"] == 1


@pytest.mark.parametrize(
    ("kind", "structure"),
    [
        (kinds.BASE_NOT_FOUND, profile("own", OURS + "nowhere", element("Patient.name", min=1))),
        (kinds.OTHER_ROOT, profile("own", "Patient", element("Person.name", min=1))),
        (kinds.EMPTY_DIFFERENTIAL, {"resourceType": "StructureDefinition", "url": OURS + "own"}),
    ],
    ids=lambda value: value.name if isinstance(value, type(kinds.UNKNOWN_ELEMENT)) else "",
)
def test_what_has_no_snapshot_says_why(core: Definitions, kind: object, structure: Json) -> None:
    result, (problem,) = generate_snapshot(structure, core)
    assert problem.kind is kind
    assert "snapshot" not in result


def test_a_profile_without_changes_is_its_base(core: Definitions) -> None:
    result, diagnostics = generate_snapshot(profile("own", "Patient"), core)
    assert diagnostics == ()
    assert result["snapshot"]["element"][0]["id"] == "Patient"


@pytest.mark.parametrize(
    "said",
    [
        element("Condition.onset[x]", type=[{"code": "Age"}]),
        element("Condition.recordedDate", type=[{"code": "dateTime"}]),
        element("Condition.code.coding:b", min=0, max="1"),
        element("Condition.clinicalStatus", binding=REQUIRED),
        element("Condition.subject", type=[{"code": "Reference", "targetProfile": [OURS + "not-installed"]}]),
        element("Condition.stage.assessment", type=[{"code": "Reference", "targetProfile": [CORE + "bp"]}]),
        element("Condition.evidence.detail", type=[{"code": "Reference", "targetProfile": [CORE + "vitalsigns"]}]),
    ],
    ids=lambda said: said["id"],
)
def test_what_narrows_the_base_is_allowed(core: Definitions, said: Json) -> None:
    assert problems(profile("second", OURS + "first", said), core, FIRST) == []


def test_every_kind_has_its_number_and_texts_in_three_languages() -> None:
    numbers = [kind.id for kind in kinds.ALL]
    assert numbers == sorted(set(numbers))
    for kind in kinds.ALL:
        for text in (kind.message, kind.advice):
            assert len({text.en, text.nb, text.nn}) >= 2


def test_the_type_of_a_target_stands_in_for_bases_that_are_not_known(core: Definitions) -> None:
    patient = profile("patient", "http://example.org/unknown", element("Patient.name", min=1))
    device = profile("device", "http://example.org/unknown", element("Device.udiCarrier", min=1))
    subject = element("Condition.subject", type=[{"code": "Reference", "targetProfile": [OURS + "patient"]}])
    wrong = element("Condition.subject", type=[{"code": "Reference", "targetProfile": [OURS + "device"]}])
    assert problems(profile("own", "Condition", subject), core, patient) == []
    assert problems(profile("own", "Condition", wrong), core, device) == [("SD006", "Condition.subject")]


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("Observation.valu", " (`value[x]`?)"),
        ("Observation.value[x].unit", " (`value[x]:valueQuantity.unit`?)"),
        ("Observation.value[x].colour", ""),
        ("Observation.status.value.extension", " (`status.extension`?)"),
        ("Observation.status.value.colour", ""),
        ("Observation.colour", ""),
        ("Observation.component:a.cod", " (`code`?)"),
    ],
)
def test_what_may_have_been_meant(core: Definitions, said: str, near: str) -> None:
    slicing = element("Observation.component", slicing=sliced_by(("value", "code")))
    _, [found] = generate_snapshot(profile("own", "Observation", slicing, element(said, min=1)), core)
    assert found.message() == f"{said} does not exist in the base{near}"
