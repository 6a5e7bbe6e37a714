"""What cannot be written as XML is told, and then nothing is written."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import render_xml

UNWRITABLE: list[tuple[dict[str, Any], str]] = [
    ({"gendr": "male"}, "FHIR220 `Patient.gendr` is no element of FHIR and cannot be written as XML (`gender`?)"),
    ({"_name": [{"id": "a"}]}, "FHIR220 `Patient._name` is no element of FHIR and cannot be written as XML (`name`?)"),
    (
        {"name": [{"_id": {"id": "a"}}]},
        "FHIR220 `Patient.name[0]._id` is no element of FHIR and cannot be written as XML (`id`?)",
    ),
    (
        {"name": [{"resourceType": "X"}]},
        "FHIR220 `Patient.name[0].resourceType` is no element of FHIR and cannot be written as XML",
    ),
    (
        {"text": {"_div": {"id": "a"}}},
        "FHIR220 `Patient.text._div` is no element of FHIR and cannot be written as XML (`div`?)",
    ),
    ({"active": "true"}, 'FHIR221 `Patient.active` is "true", where boolean should be'),
    ({"active": [True]}, "FHIR221 `Patient.active` is [ true ], where boolean should be"),
    ({"multipleBirthInteger": 1.5}, "FHIR221 `Patient.multipleBirthInteger` is 1.5, where integer should be"),
    ({"birthDate": 1970}, "FHIR221 `Patient.birthDate` is 1970, where date should be"),
    ({"name": {"family": "x"}}, 'FHIR221 `Patient.name` is { "family": "x" }, where [HumanName] should be'),
    ({"name": ["x"]}, 'FHIR221 `Patient.name[0]` is "x", where HumanName should be'),
    (
        {"name": [{"given": ["x"], "_given": {"id": "a"}}]},
        'FHIR221 `Patient.name[0].given` is { "id": "a" }, where [string] should be',
    ),
    ({"active": True, "_active": "x"}, 'FHIR221 `Patient.active` is "x", where Element should be'),
    ({"name": [{"id": 1}]}, "FHIR221 `Patient.name[0].id` is 1, where string should be"),
    ({"name": [{}]}, "FHIR213 `Patient.name[0]` is empty"),
    ({"name": []}, "FHIR213 `Patient.name` is empty"),
    ({"name": [{"family": "x", "given": []}]}, "FHIR213 `Patient.name[0].given` is empty"),
    ({"name": [{"given": ["x"], "_given": []}]}, "FHIR213 `Patient.name[0].given` is empty"),
    ({"name": [None]}, "FHIR221 `Patient.name[0]` is null, where HumanName should be"),
    (
        {"multipleBirthInteger": 2**31},
        "FHIR221 `Patient.multipleBirthInteger` is 2147483648, where integer should be",
    ),
    ({"birthDate": ""}, "FHIR213 `Patient.birthDate` is empty"),
    ({"birthDate": None}, "FHIR213 `Patient.birthDate` is empty"),
    ({"name": [{"given": [None]}]}, "FHIR213 `Patient.name[0].given[0]` is empty"),
    ({"birthDate": "a\x0b"}, "FHIR222 `Patient.birthDate` has the character U+000B, which no XML document can hold"),
    (
        {"name": [{"id": "\ud800"}]},
        "FHIR222 `Patient.name[0].id` has the character U+D800, which no XML document can hold",
    ),
    ({"contained": [{"id": "x"}]}, "FHIR205 `Patient.contained[0]` is no resource of this version of FHIR"),
    ({"contained": [{"resourceType": "Patent"}]}, "FHIR205 `Patent` is no resource of this version of FHIR"),
    ({"contained": ["x"]}, 'FHIR221 `Patient.contained[0]` is "x", where Resource should be'),
    (
        {"deceasedBoolean": True, "deceasedDateTime": "2020"},
        "FHIR210 `Patient.deceasedDateTime` comes on top of `deceasedBoolean`, and `Patient` has one at most",
    ),
]


@pytest.mark.parametrize(("content", "said"), UNWRITABLE)
def test_what_cannot_be_written_is_told(types: TypeTable, content: dict[str, Any], said: str) -> None:
    text, problems = render_xml({"resourceType": "Patient", **content}, "x.json", types)
    assert text is None
    assert [f"{item.kind.id} {item.message()}" for item in problems] == [said]
    assert {str(item.place) for item in problems} == {"x.json"}


@pytest.mark.parametrize(
    "resource", [{}, {"resourceType": "HumanName"}, {"resourceType": "Resource"}, {"resourceType": 1}]
)
def test_what_is_no_resource_is_told(types: TypeTable, resource: dict[str, Any]) -> None:
    text, problems = render_xml(resource, "x.json", types)
    assert text is None
    assert [item.kind.id for item in problems] == ["FHIR205"]


def test_every_problem_is_told(types: TypeTable) -> None:
    _, problems = render_xml({"resourceType": "Patient", "a": 1, "active": 1, "name": [{"b": 1}]}, "x.json", types)
    assert [item.kind.id for item in problems] == ["FHIR220", "FHIR221", "FHIR220"]
