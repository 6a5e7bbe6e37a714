"""The form of resources in JSON."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.json.shape import check_shape
from digidot_term.fhir.type_table import TypeTable


def mistakes(types: TypeTable, **content: Any) -> list[tuple[str, str, dict[str, object]]]:
    found = check_shape({"resourceType": "Patient", **content}, types)
    return [(".".join(map(str, path)), kind.id, values) for path, kind, values in found]


def test_a_resource_of_the_right_form(types: TypeTable) -> None:
    content: dict[str, Any] = {
        "active": True,
        "_active": {"extension": [{"url": "http://x", "valueInteger": 1}]},
        "name": [{"given": [None, "Emma"], "_given": [{"id": "a"}, None]}],
        "contained": [{"resourceType": "Observation", "valueInteger": 3}],
        "multipleBirthInteger": 2,
        "text": {"status": "generated", "div": "<div/>"},
    }
    assert mistakes(types, **content) == []


@pytest.mark.parametrize(
    ("content", "path", "kind", "said"),
    [
        ({"name": {"family": "X"}}, "name", "FHIR235", ('{ "family": "X" }', "[HumanName]")),
        ({"name": ["X"]}, "name.0", "FHIR235", ('"X"', "HumanName")),
        ({"name": [None]}, "name.0", "FHIR235", ("null", "HumanName")),
        ({"active": "true"}, "active", "FHIR235", ('"true"', "boolean")),
        ({"active": 1}, "active", "FHIR235", ("1", "boolean")),
        ({"name": None}, "name", "FHIR235", ("null", "[HumanName]")),
        ({"birthDate": ""}, "birthDate", "FHIR235", ('""', "date")),
        ({"multipleBirthInteger": "2"}, "multipleBirthInteger", "FHIR235", ('"2"', "integer")),
        ({"multipleBirthInteger": True}, "multipleBirthInteger", "FHIR235", ("true", "integer")),
        ({"_active": True}, "_active", "FHIR235", ("true", "Element")),
        ({"contained": [{"resourceType": "Tooth"}]}, "contained.0.resourceType", "FHIR235", ('"Tooth"', "Patient | Observation | …")),
    ],
)  # fmt: skip
def test_wrong_forms(types: TypeTable, content: dict[str, Any], path: str, kind: str, said: tuple[str, str]) -> None:
    ((found_path, found_kind, values),) = mistakes(types, **content)
    assert (found_path, found_kind) == (path, kind)
    assert (values["found"], values["expected"]) == said


@pytest.mark.parametrize(("name", "near"), [("gendre", " (`gender`?)"), ("_name", " (`name`?)"), ("zzz", "")])
def test_unknown_properties_are_named_with_what_is_near(types: TypeTable, name: str, near: str) -> None:
    ((path, kind, values),) = mistakes(types, **{name: {}})
    assert (path, kind) == (name, "FHIR234")
    assert values == {"parent": "Patient", "name": name, "near": near}


def test_parts_can_be_left_alone(types: TypeTable) -> None:
    wrong = {"resourceType": "Patient", "name": 1, "active": 2}
    assert [path for path, _, _ in check_shape(wrong, types, without=("name",))] == [("active",)]
