"""Codes of value sets and code systems."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.terminology import all_codes, expanded

SYSTEM = "http://example.org/fhir/CodeSystem/surfaces"
NESTED = [{"code": "O"}, {"code": "side", "concept": [{"code": "M"}, {"code": "D"}]}]


def known(**values: Any) -> Definitions:
    return Definitions(resources=[{"resourceType": "CodeSystem", "url": SYSTEM, **values}])


def test_an_expansion_holds_the_entries_with_a_code() -> None:
    contains = [{"system": SYSTEM, "code": "O"}, {"abstract": True, "display": "Sides"}, {"code": "M"}]
    assert expanded({"expansion": {"contains": contains}}) == {(SYSTEM, "O"), ("", "M")}
    assert expanded({"expansion": {}}) == expanded({}) == frozenset()


def test_a_complete_code_system_holds_its_nested_codes_too() -> None:
    definitions = known(content="complete", concept=NESTED)
    assert all_codes(SYSTEM, definitions) == {(SYSTEM, "O"), (SYSTEM, "side"), (SYSTEM, "M"), (SYSTEM, "D")}


@pytest.mark.parametrize("content", ["fragment", "not-present", "example"])
def test_codes_that_are_not_all_there_cannot_be_told(content: str) -> None:
    assert all_codes(SYSTEM, known(content=content, concept=NESTED)) is None
    assert all_codes("http://example.org/nowhere", known(content="complete")) is None
