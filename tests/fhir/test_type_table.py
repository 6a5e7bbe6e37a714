from __future__ import annotations

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.type_table import Property, TypeTable


def test_properties_of_a_resource_a_backbone_and_a_datatype(definitions: Definitions) -> None:
    types = TypeTable(definitions)
    patient = types.properties("Patient") or {}
    assert list(patient)[:3] == ["id", "meta", "implicitRules"]
    assert patient["id"] == Property("id", 0, "string", many=False, primitive=True, attribute=False)
    assert patient["contact"].type == "Patient.contact"
    contact = types.properties("Patient.contact") or {}
    assert contact["id"].attribute
    assert (contact["telecom"].type, contact["telecom"].many) == ("ContactPoint", True)
    assert (types.properties("Extension") or {})["url"].attribute


def test_a_choice_has_a_property_a_type_all_of_one_rank(definitions: Definitions) -> None:
    patient = TypeTable(definitions).properties("Patient") or {}
    deceased = [patient["deceasedBoolean"], patient["deceasedDateTime"]]
    assert [item.type for item in deceased] == ["boolean", "dateTime"]
    assert deceased[0].rank == deceased[1].rank
    assert "deceased" not in patient


def test_a_content_reference_leads_to_its_element(definitions: Definitions) -> None:
    types = TypeTable(definitions)
    item = types.properties("Questionnaire.item") or {}
    assert item["item"].type == "Questionnaire.item"
    assert (types.properties("ValueSet.compose") or {})["exclude"].type == "ValueSet.compose.include"


def test_only_concrete_resources_are_resources(definitions: Definitions) -> None:
    types = TypeTable(definitions)
    assert types.resource("Patient") is not None
    for name in ("Resource", "DomainResource", "HumanName", "string", "bp", "Patient.contact", "Patent", "", "a.b"):
        assert types.resource(name) is None, name
    assert types.properties("Patient.nothing") is None
