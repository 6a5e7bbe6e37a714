from __future__ import annotations

from digidot_term.fhir.definitions import Definitions
from tests.fhir.snapshot.profiles import OURS, below, card, element, profile, sliced_by, snapshot, typed

SCT = "http://snomed.info/sct"
PRE = profile(
    "coding-pre",
    "Coding",
    element("Coding", short="A pre-coordinated concept"),
    element("Coding.system", min=1, fixedUri=SCT),
    element("Coding.code", min=1),
)
EXPRESSION = profile("coding-text", "Coding", element("Coding.system", min=1, fixedUri=SCT))
CONDITION = profile(
    "condition",
    "Condition",
    element("Condition.identifier", min=1, max="1"),
    element("Condition.clinicalStatus", min=1, mustSupport=True),
    element("Condition.code", min=1),
    element("Condition.code.coding", min=1, max="2", slicing=sliced_by(("profile", "$this"))),
    element("Condition.code.coding:SCTpre", min=1, max="1", type=typed("Coding", "coding-pre")),
    element("Condition.code.coding:SCText", min=0, max="1", type=typed("Coding", "coding-text")),
    element("Condition.code.coding:SCText.code", min=1),
    element("Condition.bodySite.coding:sct", max="*"),
    element("Condition.bodySite.coding:sct.system", min=1, fixedUri=SCT),
    element("Condition.bodySite.coding", slicing=sliced_by(("value", "system"))),
)
PARTS_OF_CODING = ["id", "extension", "system", "version", "code", "display", "userSelected"]


def test_codings_sliced_with_datatype_profiles(core: Definitions) -> None:
    elements = snapshot(CONDITION, core, PRE, EXPRESSION)
    assert [key for key in elements if key.startswith("Condition.code")] == [
        "Condition.code",
        "Condition.code.id",
        "Condition.code.extension",
        "Condition.code.coding",
        "Condition.code.coding:SCTpre",
        "Condition.code.coding:SCText",
        *(f"Condition.code.coding:SCText.{part}" for part in PARTS_OF_CODING),
        "Condition.code.text",
    ]
    pre, text = elements["Condition.code.coding:SCTpre"], elements["Condition.code.coding:SCText"]
    assert (card(pre), card(text)) == ("1..1", "0..1")
    assert pre["type"] == [{"code": "Coding", "profile": [OURS + "coding-pre"]}]
    assert pre["short"] == "Code defined by a terminology system"
    assert pre["base"] == {"path": "CodeableConcept.coding", "min": 0, "max": "*"}
    assert pre["isSummary"] is True
    assert "slicing" not in pre
    assert card(elements["Condition.identifier"]) == "1..1"


def test_a_slice_unfolds_from_its_datatype_profile(core: Definitions) -> None:
    elements = snapshot(CONDITION, core, PRE, EXPRESSION)
    system = elements["Condition.code.coding:SCText.system"]
    assert (card(system), system["fixedUri"]) == ("1..1", SCT)
    assert system["path"] == "Condition.code.coding.system"
    assert system["base"] == {"path": "Coding.system", "min": 0, "max": "1"}
    assert card(elements["Condition.code.coding:SCText.code"]) == "1..1"


def test_the_order_in_the_differential_does_not_matter(core: Definitions) -> None:
    elements = snapshot(CONDITION, core, PRE, EXPRESSION)
    assert below(elements, "Condition.bodySite")[:4] == ["id", "extension", "coding", "coding:sct"]
    assert list(elements).index("Condition.bodySite") > list(elements).index("Condition.code")
    assert elements["Condition.bodySite.coding"]["slicing"]["rules"] == "open"
    assert card(elements["Condition.bodySite.coding:sct"]) == "0..*"


def test_slices_in_a_profile_of_a_profile(core: Definitions) -> None:
    derived = profile(
        "strict",
        OURS + "condition",
        element("Condition.code.coding:SCTpre.version", min=1),
        element("Condition.code.coding:local", min=0, max="1"),
        element("Condition.code.coding:SCText", max="0"),
    )
    elements = snapshot(derived, core, CONDITION, PRE, EXPRESSION)
    coding = "Condition.code.coding"
    assert [key for key in elements if key.startswith(coding) and "." not in key.removeprefix(coding)] == [
        coding,
        f"{coding}:SCTpre",
        f"{coding}:SCText",
        f"{coding}:local",
    ]
    assert below(elements, f"{coding}:SCTpre") == PARTS_OF_CODING
    assert elements[f"{coding}:SCTpre.system"]["fixedUri"] == SCT
    assert card(elements[f"{coding}:SCTpre.version"]) == "1..1"
    assert card(elements[f"{coding}:SCText"]) == "0..0"
    assert below(elements, f"{coding}:SCText") == PARTS_OF_CODING
    assert below(elements, f"{coding}:local") == []


def test_a_slice_inherits_what_is_said_of_the_sliced_element(core: Definitions) -> None:
    patient = profile(
        "patient",
        "Patient",
        element("Patient.identifier", min=1, mustSupport=True, slicing=sliced_by(("value", "system"))),
        element("Patient.identifier.system", min=1),
        element("Patient.identifier:fnr", max="1"),
        element("Patient.identifier:fnr.value", min=1),
        element("Patient.identifier:dnr", max="1"),
    )
    elements = snapshot(patient, core)
    assert card(elements["Patient.identifier:fnr.system"]) == "1..1"
    assert card(elements["Patient.identifier:fnr.value"]) == "1..1"
    assert card(elements["Patient.identifier.value"]) == "0..1"
    assert card(elements["Patient.identifier:dnr.system"]) == "1..1"
    assert card(elements["Patient.identifier:dnr"]) == "0..1"
    assert elements["Patient.identifier"]["mustSupport"] is True
    assert "mustSupport" not in elements["Patient.identifier:dnr"]


def test_reslices_stand_after_their_slice(core: Definitions) -> None:
    patient = profile(
        "patient",
        "Patient",
        element("Patient.identifier", slicing=sliced_by(("value", "system"))),
        element("Patient.identifier:id/fnr", min=1, max="1"),
        element("Patient.identifier:id", max="2", slicing=sliced_by(("value", "type"))),
        element("Patient.identifier:id.system", min=1, fixedUri="urn:oid:1"),
        element("Patient.identifier:id/fnr.value", min=1),
        element("Patient.identifier:other", max="1"),
    )
    elements = snapshot(patient, core)
    heads = [key for key in elements if key.startswith("Patient.identifier") and key.count(".") == 1]
    assert heads == [
        "Patient.identifier",
        "Patient.identifier:id",
        "Patient.identifier:id/fnr",
        "Patient.identifier:other",
    ]
    reslice = elements["Patient.identifier:id/fnr"]
    assert (reslice["sliceName"], reslice["path"], card(reslice)) == ("id/fnr", "Patient.identifier", "1..1")
    assert "slicing" not in reslice
    assert "fixedUri" not in elements["Patient.identifier:id/fnr.system"]


def test_a_sliced_backbone_element(core: Definitions) -> None:
    patient = profile(
        "patient",
        "Patient",
        element("Patient.contact", slicing=sliced_by(("value", "gender"))),
        element("Patient.contact:mother", max="1"),
        element("Patient.contact:father.gender", min=1),
        element("Patient.contact:father", max="1"),
    )
    elements = snapshot(patient, core)
    assert below(elements, "Patient.contact:mother") == []
    assert below(elements, "Patient.contact:father") == below(elements, "Patient.contact")
    assert card(elements["Patient.contact:father.gender"]) == "1..1"
    sources = {item["key"]: item["source"] for item in elements["Patient.contact:father"]["constraint"]}
    assert sources["pat-1"] == "http://hl7.org/fhir/StructureDefinition/Patient"


def test_ids_may_be_missing_in_the_differential(core: Definitions) -> None:
    bare = [{key: value for key, value in item.items() if key != "id"} for item in CONDITION["differential"]["element"]]
    bare[-1], bare[-3], bare[-2] = bare[-2], bare[-1], bare[-3]
    without = {**CONDITION, "differential": {"element": bare}}
    assert snapshot(without, core, PRE, EXPRESSION) == snapshot(CONDITION, core, PRE, EXPRESSION)


def test_a_reslice_has_the_children_of_its_element_when_its_slice_is_not_unfolded(core: Definitions) -> None:
    resliced = profile(
        "resliced",
        "Observation",
        element("Observation.component", slicing=sliced_by(("pattern", "code"))),
        element("Observation.component:one", slicing=sliced_by(("value", "code.text"))),
        element("Observation.component:one/inner", min=1),
        element("Observation.component:one/inner.code", short="Which"),
    )
    elements = snapshot(resliced, core)
    assert elements["Observation.component:one/inner.code"]["short"] == "Which"
    assert "Observation.component:one.code" not in elements


def test_a_slice_of_which_nothing_is_said_has_no_children_where_nothing_is_said_of_the_elements_either(
    core: Definitions,
) -> None:
    patient = profile(
        "patient",
        "Patient",
        element("Patient.contact", slicing=sliced_by(("value", "gender"))),
        element("Patient.contact:mother", max="1"),
        element("Patient.identifier", slicing=sliced_by(("value", "system"))),
        element("Patient.identifier:fnr", max="1"),
    )
    elements = snapshot(patient, core)
    assert below(elements, "Patient.contact:mother") == below(elements, "Patient.identifier:fnr") == []


def test_what_the_base_says_below_a_sliced_element_holds_for_a_new_slice(core: Definitions) -> None:
    base = profile(
        "base",
        "Patient",
        element("Patient.identifier", slicing=sliced_by(("value", "system"))),
        element("Patient.identifier.system", min=1),
    )
    child = profile("child", OURS + "base", element("Patient.identifier:fnr", max="1"))
    assert card(snapshot(child, core, base)["Patient.identifier:fnr.system"]) == "1..1"


def test_where_ids_leave_the_names_of_slices_out_paths_and_slice_names_count(core: Definitions) -> None:
    parts = [
        element("Patient.identifier", slicing=sliced_by(("value", "system"))),
        element("Patient.identifier:fnr", max="1"),
        element("Patient.identifier:fnr.system", min=1),
        element("Patient.identifier:dnr", max="1"),
        element("Patient.identifier:dnr.value", min=1),
    ]
    bare = [{**item, "id": item["path"]} for item in parts]
    whole, found = snapshot(profile("own", "Patient", *parts), core), snapshot(profile("own", "Patient", *bare), core)
    assert found == whole


def test_a_choice_of_one_type_that_is_called_a_slice_is_the_choice_itself(core: Definitions) -> None:
    value = {**element("Observation.value[x]", type=typed("Quantity"), min=1), "sliceName": "valueQuantity"}
    elements = snapshot(profile("own", "Observation", value, element("Observation.value[x].code", min=1)), core)
    assert (card(elements["Observation.value[x]"]), card(elements["Observation.value[x].code"])) == ("1..1", "1..1")
    assert "sliceName" not in elements["Observation.value[x]"]


def test_a_slicing_keeps_the_description_of_the_base_unless_another_is_given(core: Definitions) -> None:
    again = profile(
        "again",
        "Extension",
        element("Extension.extension", slicing=sliced_by(("value", "url"), rules="closed")),
        element("Extension.extension:one", max="1"),
        element("Extension.extension:one.extension", slicing={**sliced_by(("value", "url")), "description": "Parts"}),
    )
    elements = snapshot(again, core)
    assert elements["Extension.extension"]["slicing"] == {
        **sliced_by(("value", "url"), rules="closed"),
        "description": "Extensions are always sliced by (at least) url",
    }
    assert elements["Extension.extension:one.extension"]["slicing"]["description"] == "Parts"
