from __future__ import annotations

import pytest

from digidot_term.fhir.definitions import Definitions
from tests.fhir.snapshot.profiles import CORE, OURS, Json, card, element, profile, snapshot, typed


def one(core: Definitions, element_id: str, *others: Json, **facts: object) -> Json:
    return snapshot(profile("own", element_id.partition(".")[0], element(element_id, **facts)), core, *others)[
        element_id
    ]


def test_a_text_that_begins_with_dots_is_added(core: Definitions) -> None:
    plain = one(core, "Condition.code", max="1")
    longer = one(core, "Condition.code", definition="... In dentistry: the diagnosis.", comment="Own comment.")
    assert longer["definition"] == plain["definition"] + "\r\n In dentistry: the diagnosis."
    assert longer["comment"] == "Own comment."


def test_translations_of_a_replaced_text_do_not_stay(core: Definitions) -> None:
    norwegian = {"extension": [{"url": CORE + "translation"}]}
    first = profile("first", "Condition", element("Condition.code", short="Code", _short=norwegian))
    kept = profile("kept", OURS + "first", element("Condition.code", min=1))
    replaced = profile("replaced", OURS + "first", element("Condition.code", short="Diagnosis"))
    assert snapshot(kept, core, first)["Condition.code"]["_short"] == norwegian
    assert "_short" not in snapshot(replaced, core, first)["Condition.code"]


def test_constraints_conditions_aliases_and_mappings_are_added(core: Definitions) -> None:
    rule = {"key": "dig-1", "severity": "error", "human": "x", "expression": "true"}
    mapping = {"identity": "helse-nim", "map": "tilstand.kode"}
    code = one(
        core, "Condition.code", constraint=[rule], condition=["dig-1"], alias=["type", "kode"], mapping=[mapping]
    )
    assert [item["key"] for item in code["constraint"]] == ["ele-1", "dig-1"]
    assert code["alias"] == ["type", "kode"]
    assert code["mapping"][-1] == mapping
    assert len(code["mapping"]) > 1
    assert code["condition"] == ["dig-1"]


def test_an_inherited_constraint_names_its_source(core: Definitions) -> None:
    rule = {"key": "dig-1", "severity": "error", "human": "x", "expression": "true"}
    first = profile("first", "Condition", element("Condition", constraint=[rule]))
    second = profile("second", OURS + "first", element("Condition.code", min=1))
    sources = {item["key"]: item.get("source") for item in snapshot(second, core, first)["Condition"]["constraint"]}
    assert sources["dig-1"] == OURS + "first"
    assert sources["con-3"] == CORE + "Condition"
    assert sources["dom-2"] == CORE + "DomainResource"
    assert all(sources.values())


def test_values_replace_values_of_the_same_choice(core: Definitions) -> None:
    first = profile("first", "Condition", element("Condition.code", patternCodeableConcept={"text": "a"}))
    second = profile("second", OURS + "first", element("Condition.code", patternCodeableConcept={"text": "b"}))
    assert snapshot(second, core, first)["Condition.code"]["patternCodeableConcept"] == {"text": "b"}


def test_a_binding_keeps_the_value_set_it_does_not_name(core: Definitions) -> None:
    code = one(core, "Condition.clinicalStatus", binding={"strength": "required"})
    assert code["binding"]["valueSet"].startswith("http://hl7.org/fhir/ValueSet/condition-clinical")
    assert "description" not in code["binding"]


def test_a_binding_goes_when_no_type_left_can_have_one(core: Definitions) -> None:
    medication = "MedicationStatement.medication[x]"
    assert one(core, medication, type=[{"code": "CodeableConcept"}])["binding"]["strength"] == "example"
    assert "binding" not in one(core, medication, type=[{"code": "Reference"}])
    sliced = snapshot(
        profile("own", "MedicationStatement", element(f"{medication}:medicationReference", max="1")), core
    )
    assert "binding" not in sliced[f"{medication}:medicationReference"]
    assert "binding" in sliced[medication]


def test_targets_are_narrowed_to_profiles(core: Definitions) -> None:
    patient = profile("patient", "Patient", element("Patient.name", min=1))
    target = [{"code": "Reference", "targetProfile": [OURS + "patient"]}]
    assert one(core, "Condition.subject", patient, type=target)["type"] == target


def test_a_datatype_profile_describes_the_children_of_the_element_but_not_the_element(core: Definitions) -> None:
    rule = {"key": "nam-1", "severity": "error", "human": "Has a text", "expression": "text.exists()"}
    root = element("HumanName", short="Norwegian name", min=1, constraint=[rule])
    name = profile("name", "HumanName", root, element("HumanName.family", min=1))
    patient = profile(
        "patient",
        "Patient",
        element("Patient.name", type=typed("HumanName", "name")),
        element("Patient.name.given", min=1),
    )
    elements = snapshot(patient, core, name)
    assert elements["Patient.name"]["short"] == "A name associated with the patient"
    assert [item["key"] for item in elements["Patient.name"]["constraint"]] == ["ele-1"]
    assert card(elements["Patient.name"]) == "0..*"
    assert (card(elements["Patient.name.family"]), card(elements["Patient.name.given"])) == ("1..1", "1..*")


def test_the_properties_stand_in_specification_order(core: Definitions) -> None:
    code = one(
        core, "Condition.code", mustSupport=True, max="1", short="Diagnosis", patternCodeableConcept={"text": "a"}
    )
    order = ["id", "path", "short", "definition", "alias", "min", "max", "base", "type", "patternCodeableConcept"]
    assert [key for key in code if key in order] == order
    assert list(code).index("mustSupport") < list(code).index("isModifier") < list(code).index("binding")


def test_untouched_elements_are_the_bases(core: Definitions) -> None:
    elements = snapshot(profile("own", "Condition", element("Condition.code", min=1)), core)
    base = core.structure("Condition")
    assert base is not None
    assert [item["id"] for item in base["snapshot"]["element"]] == list(elements)
    stage = next(item for item in base["snapshot"]["element"] if item["id"] == "Condition.stage.summary")
    assert elements["Condition.stage.summary"] == stage


@pytest.mark.parametrize("base", ["Condition", "http://hl7.org/fhir/StructureDefinition/Condition|4.0.1"])
def test_the_base_may_carry_its_version(core: Definitions, base: str) -> None:
    assert card(snapshot(profile("own", base, element("Condition.code", min=1)), core)["Condition.code"]) == "1..1"
