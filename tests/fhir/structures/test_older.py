"""Forms of older versions, rewritten as R4 has them."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.structures.older import as_r4


def rewritten(**element: Any) -> tuple[dict[str, Any], list[str]]:
    structure, found = as_r4({"differential": {"element": [{"path": "Patient.x", **element}]}})
    new = structure["differential"]["element"][0]
    return {key: value for key, value in new.items() if key != "path"}, [
        ".".join(map(str, path)) for path, _, _ in found
    ]


AT = "differential.element.0"


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ({"type": [{"code": "Quantity", "profile": "p"}]}, {"type": [{"code": "Quantity", "profile": ["p"]}]}, [f"{AT}.type.0.profile"]),
        (
            {"type": [{"code": "Reference", "targetProfile": "a"}, {"code": "Reference", "targetProfile": "b"}]},
            {"type": [{"code": "Reference", "targetProfile": ["a", "b"]}]},
            [f"{AT}.type.0.targetProfile", f"{AT}.type.1.targetProfile", f"{AT}.type"],
        ),
        (
            {"binding": {"strength": "required", "valueSetReference": {"reference": "http://v"}}},
            {"binding": {"strength": "required", "valueSet": "http://v"}},
            [f"{AT}.binding.valueSetReference"],
        ),
        (
            {"binding": {"valueSetUri": "http://v", "strength": "required"}},
            {"binding": {"valueSet": "http://v", "strength": "required"}},
            [f"{AT}.binding.valueSetUri"],
        ),
        (
            {"slicing": {"discriminator": ["system", "$this@type", "value.@profile"], "rules": "open"}},
            {
                "slicing": {
                    "discriminator": [
                        {"type": "value", "path": "system"},
                        {"type": "type", "path": "$this"},
                        {"type": "profile", "path": "value"},
                    ],
                    "rules": "open",
                }
            },
            [f"{AT}.slicing.discriminator"],
        ),
    ],
)  # fmt: skip
def test_elements(old: dict[str, Any], new: dict[str, Any], places: list[str]) -> None:
    assert rewritten(**old) == (new, places)


@pytest.mark.parametrize(
    "element",
    [
        {"type": [{"code": "Quantity", "profile": ["p"]}]},
        {"type": "Quantity"},
        {"type": [1]},
        {"type": [{"code": "Quantity", "profile": 1}, {"code": "Quantity", "profile": [{}]}]},
        {"binding": "v"},
        {"binding": {"valueSet": "v"}},
        {"slicing": []},
        {"slicing": {"discriminator": [{"type": "value", "path": "x"}]}},
    ],
)
def test_what_is_of_no_older_form_is_left_alone(element: dict[str, Any]) -> None:
    assert rewritten(**element) == (element, [])


def test_contexts() -> None:
    structure, found = as_r4({"contextType": "resource", "context": ["Patient", "Person"]})
    assert structure == {
        "context": [{"type": "element", "expression": "Patient"}, {"type": "element", "expression": "Person"}]
    }
    assert [path for path, _, _ in found] == [("contextType",)]


@pytest.mark.parametrize(
    "structure", [{}, {"differential": 1}, {"differential": {"element": [None]}}, {"context": ["x"]}]
)
def test_structures_without_anything_to_rewrite(structure: dict[str, Any]) -> None:
    assert as_r4(structure) == (structure, ())
