from __future__ import annotations

from typing import Any

import pytest

from digidot_term.compiler.example_codes import Codes, codes_in, is_allowed
from digidot_term.fhir.definitions import Definitions

URL = "http://example.org/ValueSet/x"


def allowed(definitions: Definitions, value_set: dict[str, Any]) -> Any:
    known = definitions.with_resources([{"resourceType": "ValueSet", "url": URL, **value_set}])
    return Codes(known, {}).allowed(f"{URL}|1.0")


def test_an_expansion_answers_first(definitions: Definitions) -> None:
    value_set = {"expansion": {"contains": [{"system": "s", "code": "a"}]}, "compose": {"include": [{"system": "t"}]}}
    assert allowed(definitions, value_set) == {("s", "a")}


def test_listed_codes_and_whole_code_systems(definitions: Definitions) -> None:
    listed = {"compose": {"include": [{"system": "s", "concept": [{"code": "a"}]}]}}
    assert allowed(definitions, listed) == {("s", "a")}
    status = Codes(definitions, {}).allowed("http://hl7.org/fhir/ValueSet/condition-clinical")
    assert status is not None
    assert {
        ("http://terminology.hl7.org/CodeSystem/condition-clinical", code) for code in ("active", "remission")
    } <= set(status)


@pytest.mark.parametrize(
    "compose",
    [
        {"include": [{"system": "http://unknown"}]},
        {"include": [{"system": "s", "filter": []}, {"valueSet": ["http://other"]}]},
        {"include": [{"system": "s", "concept": [{"code": "a"}]}], "exclude": [{"system": "s"}]},
        {},
    ],
)
def test_what_cannot_be_told_is_none(definitions: Definitions, compose: dict[str, Any]) -> None:
    assert allowed(definitions, {"compose": compose}) is None
    assert Codes(definitions, {}).allowed("http://nowhere") is None


def test_given_expansions_come_before_all(definitions: Definitions) -> None:
    assert Codes(definitions, {URL: {("s", "b")}}).allowed(URL) == {("s", "b")}


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("a", [("", "a")]),
        ({"system": "s", "code": "a"}, [("s", "a")]),
        ({"coding": [{"system": "s", "code": "a"}, {"system": "t"}]}, [("s", "a")]),
        ({"value": 1, "system": "s", "code": "mm"}, [("s", "mm")]),
        (3, []),
    ],
)
def test_codes_of_coded_values(value: Any, codes: list[tuple[str, str]]) -> None:
    assert codes_in(value) == codes


def test_a_bare_code_is_compared_without_its_system() -> None:
    assert is_allowed(("", "a"), {("s", "a")})
    assert not is_allowed(("t", "a"), {("s", "a")})
