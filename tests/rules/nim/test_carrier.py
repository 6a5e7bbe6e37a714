"""What a carrier can hold."""

from __future__ import annotations

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.rules.nim.carrier import bindings, same_system, strongest, systems_of, value_types

EXTENSION = {
    "resourceType": "StructureDefinition",
    "url": "http://example.org/fhir/StructureDefinition/note",
    "snapshot": {"element": [{"id": "Extension.value[x]", "max": "1", "type": [{"code": "string"}]}]},
}
VALUE_SETS = [
    {
        "resourceType": "ValueSet",
        "url": "http://example.org/fhir/ValueSet/all",
        "compose": {"include": [{"system": "urn:a"}, {"valueSet": ["http://example.org/fhir/ValueSet/part|1"]}]},
    },
    {
        "resourceType": "ValueSet",
        "url": "http://example.org/fhir/ValueSet/part",
        "compose": {"include": [{"valueSet": ["http://example.org/fhir/ValueSet/all"]}]},
        "expansion": {"contains": [{"system": "urn:b", "code": "1"}]},
    },
    {
        "resourceType": "ValueSet",
        "url": "http://example.org/fhir/ValueSet/open",
        "compose": {"include": [{"valueSet": ["http://example.org/fhir/ValueSet/elsewhere"]}]},
    },
]
DEFINITIONS = Definitions((), [EXTENSION, *VALUE_SETS])


def test_an_extension_has_the_types_of_its_value() -> None:
    own = {"id": "X.y", "type": [{"code": "dateTime"}, {"code": "Age"}]}
    assert value_types(own, DEFINITIONS) == ("Age", "dateTime")
    extension = {"id": "X.extension:note", "type": [{"code": "Extension", "profile": [EXTENSION["url"]]}]}
    assert value_types(extension, DEFINITIONS) == ("string",)
    unknown = {"id": "X.extension:note", "type": [{"code": "Extension", "profile": ["http://example.org/none"]}]}
    assert value_types(unknown, DEFINITIONS) == ()


def test_the_systems_of_a_value_set_are_those_of_all_it_imports() -> None:
    found = systems_of("http://example.org/fhir/ValueSet/all|1.0", DEFINITIONS)
    assert found is not None
    assert {"urn:a", "urn:b"} <= found
    assert systems_of("http://example.org/fhir/ValueSet/open", DEFINITIONS) is None


def test_bindings_of_codings_inside_count() -> None:
    elements = [
        {"id": "X.code", "binding": {"strength": "example"}},
        {"id": "X.code.coding:sct", "binding": {"strength": "extensible"}},
        {"id": "X.codeable", "binding": {"strength": "required"}},
    ]
    found = bindings(elements[0], elements)
    assert strongest(found) == "extensible"
    assert strongest([]) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("urn:oid:2.16.578.1.12.4.1.1.7650", "http://helsedir.no/fhir/CodeSystem/no-kodeverk-7650", True),
        ("urn:oid:2.16.578.1.12.4.1.1.7650", "urn:oid:2.16.578.1.12.4.1.1.7651", False),
        ("urn:a", "urn:a", True),
    ],
)
def test_a_norwegian_code_list_has_two_names(one: str, other: str, *, same: bool) -> None:
    assert same_system(one, other) is same
