"""Instances that are no examples of a project: bundles, references of all ways, profiles of types."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.compiler.instance.validator import Validator
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot import generate_snapshot

CORE = "http://hl7.org/fhir/StructureDefinition/"
OBSERVATION: dict[str, Any] = {"resourceType": "Observation", "status": "final", "code": {"text": "x"}}
PATIENT: dict[str, Any] = {"resourceType": "Patient", "gender": "female"}
URN = "urn:uuid:c757873d-ec9a-4326-a141-556f4323952"
BIRTH_TIME = {"extension": [{"url": f"{CORE}patient-birthTime", "valueDateTime": "2010-01-01T10:00:00Z"}]}


def profile(definitions: Definitions, resource_type: str, *elements: dict[str, Any]) -> dict[str, Any]:
    root = {"id": resource_type, "path": resource_type}
    made = {
        "resourceType": "StructureDefinition",
        "url": "http://example.org/p",
        "name": "P",
        "kind": "resource",
        "abstract": False,
        "type": resource_type,
        "derivation": "constraint",
        "baseDefinition": CORE + resource_type,
        "differential": {"element": [root, *({"id": item["path"], **item} for item in elements)]},
    }
    complete, problems = generate_snapshot(made, definitions)
    assert problems == ()
    return complete


def found(definitions: Definitions, instance: Any, *elements: dict[str, Any]) -> list[str]:
    code = instance["resourceType"]
    structure = profile(definitions, code, *elements) if elements else definitions.structure(code)
    assert structure
    return [
        f"{item.kind.id} {dict(item.values)['element']}"
        for item in Validator(definitions).findings(instance, [structure])
    ]


def reference(path: str, *targets: str, **said: Any) -> dict[str, Any]:
    return {"path": path, "type": [{"code": "Reference", "targetProfile": [CORE + item for item in targets], **said}]}


@pytest.mark.parametrize(
    ("aggregation", "instance", "expected"),
    [
        ("contained", {"subject": {"reference": "Patient/1"}}, ["SD147 subject.reference"]),
        ("contained", {"subject": {"reference": "#p"}, "contained": [{**PATIENT, "id": "p"}]}, []),
        (
            "referenced",
            {"subject": {"reference": "#p"}, "contained": [{**PATIENT, "id": "p"}]},
            ["SD147 subject.reference"],
        ),
        ("referenced", {"subject": {"reference": "Patient/1"}}, []),
        ("bundled", {"subject": {"reference": "https://example.org/Patient/1"}}, ["SD147 subject.reference"]),
    ],
)
def test_the_way_of_a_reference(
    definitions: Definitions, aggregation: str, instance: dict[str, Any], expected: list[str]
) -> None:
    element = reference("Observation.subject", "Patient", aggregation=[aggregation])
    assert found(definitions, {**OBSERVATION, **instance}, element) == expected


@pytest.mark.parametrize(("versioning", "expected"), [("specific", ["SD147 subject.reference"]), ("independent", [])])
def test_a_reference_with_or_without_a_version(definitions: Definitions, versioning: str, expected: list[str]) -> None:
    element = reference("Observation.subject", "Patient", versioning=versioning)
    assert found(definitions, {**OBSERVATION, "subject": {"reference": "Patient/1"}}, element) == expected
    of_version = found(definitions, {**OBSERVATION, "subject": {"reference": "Patient/1/_history/2"}}, element)
    assert bool(of_version) is not bool(expected)


def test_a_value_conforms_to_one_of_several_profiles(definitions: Definitions) -> None:
    element = {
        "path": "Observation.value[x]",
        "type": [{"code": "Quantity", "profile": [f"{CORE}Age", f"{CORE}Distance"]}],
    }
    metre = {"value": 1, "system": "http://unitsofmeasure.org", "code": "m"}
    assert found(definitions, {**OBSERVATION, "valueQuantity": metre}, element) == []
    wrong = found(definitions, {**OBSERVATION, "valueQuantity": {**metre, "system": "http://other"}}, element)
    assert wrong == ["SD154 valueQuantity"]


def test_what_must_stand_beside_a_primitive(definitions: Definitions) -> None:
    path = "Patient.birthDate.extension"
    elements = (
        {"path": "Patient.birthDate", "min": 1},
        {"path": path, "slicing": {"discriminator": [{"type": "value", "path": "url"}], "rules": "open"}},
        {
            "id": f"{path}:time",
            "path": path,
            "sliceName": "time",
            "min": 1,
            "type": [{"code": "Extension", "profile": [f"{CORE}patient-birthTime"]}],
        },
    )
    assert found(definitions, {**PATIENT, "birthDate": "2010-01-01"}, *elements) == ["SD052 _birthDate.extension:time"]
    assert found(definitions, {**PATIENT, "birthDate": "2010-01-01", "_birthDate": BIRTH_TIME}, *elements) == []
    assert found(definitions, {**PATIENT, "_birthDate": BIRTH_TIME}, *elements) == []


def test_resources_of_a_bundle_are_held_to_their_types_and_find_each_other(definitions: Definitions) -> None:
    entries = [
        {"fullUrl": f"{URN}0", "resource": {**PATIENT, "gender": "F"}},
        {
            "fullUrl": f"{URN}1",
            "resource": {**OBSERVATION, "subject": {"reference": f"{URN}0"}, "performer": [{"reference": f"{URN}1"}]},
        },
        {"resource": {"resourceType": "Dentist"}},
        {"resource": "x"},
    ]
    assert found(definitions, {"resourceType": "Bundle", "type": "collection", "entry": entries}) == [
        "SD055 entry[0].resource.gender",
        "SD056 entry[1].resource.performer[0].reference",
        "SD153 entry[2].resource.resourceType",
        "SD053 entry[3].resource",
    ]


def test_a_published_profile_with_slices(definitions: Definitions) -> None:
    pressure = definitions.structure(f"{CORE}bp")
    assert pressure
    systolic = {"coding": [{"system": "http://loinc.org", "code": "8480-6"}]}
    vital = {
        "coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "vital-signs"}]
    }
    instance = {
        **OBSERVATION,
        "category": [vital],
        "code": {"coding": [{"system": "http://loinc.org", "code": "85354-9"}]},
        "subject": {"reference": "Patient/1"},
        "effectiveDateTime": "2026-01-01",
        "component": [{"code": systolic, "dataAbsentReason": {"text": "x"}}],
    }
    wrong = Validator(definitions).findings(instance, [pressure])
    assert [f"{item.kind.id} {dict(item.values)['element']}" for item in wrong] == [
        "SD052 component",
        "SD052 component:DiastolicBP",
    ]


def test_invariants_that_go_over_a_whole_resource(definitions: Definitions) -> None:
    items = [{"linkId": "1", "type": "string"}, {"linkId": "1", "type": "display", "required": True}]
    assert found(definitions, {"resourceType": "Questionnaire", "status": "draft", "item": items}) == [
        "SD144 item[1]",
        "SD144 Questionnaire",
    ]


SHAPES = (
    ({"name": {"text": "x"}}, ("a list, not an object", "en liste, ikke et objekt", "ei liste, ikkje eit objekt")),
    ({"name": [3]}, ("an object, not a number", "et objekt, ikke et tall", "eit objekt, ikkje eit tal")),
    ({"gender": ["female"]}, ("one value, not a list", "én verdi, ikke en liste", "éin verdi, ikkje ei liste")),
    (
        {"name": [{"given": ["a", "b"], "_given": [{"id": "g"}]}]},
        ("a list of 2, not a list of 1", "en liste med 2, ikke en liste med 1", "ei liste med 2, ikkje ei liste med 1"),
    ),
)


@pytest.mark.parametrize(("content", "expected"), SHAPES)
def test_shapes_are_named_in_each_language(
    definitions: Definitions, content: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    patient = definitions.structure("Patient")
    assert patient
    (wrong,) = Validator(definitions).findings({"resourceType": "Patient", **content}, [patient])
    for said, text in zip((wrong.message.en, wrong.message.nb, wrong.message.nn), expected, strict=True):
        assert said.endswith(text)


@pytest.mark.parametrize("name", ["a b", "a_b", "x" * 65, ""])
def test_the_id_of_a_resource_has_the_form_of_an_id(definitions: Definitions, name: str) -> None:
    assert found(definitions, {**PATIENT, "id": name}) == ["SD057 id"]


def test_a_target_is_not_blamed_for_what_is_told_where_it_stands(definitions: Definitions) -> None:
    person = profile(definitions, "Patient", {"path": "Patient.name", "min": 1})
    element = {"path": "Observation.subject", "type": [{"code": "Reference", "targetProfile": [person["url"]]}]}
    known = definitions.with_resources([person])
    contained = {**PATIENT, "id": "p", "name": [{"text": "x"}], "birthDate": "x"}
    instance = {**OBSERVATION, "contained": [contained], "subject": {"reference": "#p"}}
    assert found(known, instance, element) == ["SD057 contained[0].birthDate"]
    del contained["name"]
    assert found(known, instance, element) == ["SD057 contained[0].birthDate", "SD146 subject.reference"]


def test_what_a_profile_says_is_not_said_again_for_its_base(definitions: Definitions) -> None:
    narrowed = profile(definitions, "Observation", reference("Observation.subject", "Patient"))
    observation = definitions.structure("Observation")
    assert observation
    instance = {**OBSERVATION, "subject": {"reference": "Practitioner/1"}}
    (wrong,) = Validator(definitions).findings(instance, [observation, narrowed])
    assert dict(wrong.values)["allowed"] == "Patient"


def test_an_extension_may_stand_where_a_content_reference_leads_to_its_element(definitions: Definitions) -> None:
    hidden = {"url": f"{CORE}questionnaire-hidden", "valueBoolean": True}
    inner = {"linkId": "2", "type": "string", "extension": [hidden]}
    instance = {
        "resourceType": "Questionnaire",
        "status": "draft",
        "item": [{"linkId": "1", "type": "group", "item": [inner]}],
    }
    assert found(definitions, instance) == []
    assert found(definitions, {**instance, "item": [], "extension": [hidden]})[0].startswith("SD149")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [({"answerBoolean": True}, []), ({"answerString": "x"}, ["SD144 item[1].enableWhen[0]"])],
)
def test_what_is_asked_to_exist_is_answered_by_a_boolean(
    definitions: Definitions, answer: dict[str, Any], expected: list[str]
) -> None:
    when = [{"question": "1", "operator": "exists", **answer}]
    items = [{"linkId": "1", "type": "string"}, {"linkId": "2", "type": "string", "enableWhen": when}]
    assert found(definitions, {"resourceType": "Questionnaire", "status": "draft", "item": items}) == expected


@pytest.mark.parametrize(("code", "expected"), [("Practitioner", []), ("Patient", ["SD144 participant[0]"])])
def test_an_invariant_asks_what_type_a_reference_leads_to(
    definitions: Definitions, code: str, expected: list[str]
) -> None:
    team = {
        "resourceType": "CareTeam",
        "contained": [{"resourceType": code, "id": "p"}],
        "participant": [{"member": {"reference": "#p"}, "onBehalfOf": {"display": "The clinic"}}],
    }
    assert found(definitions, team) == expected
