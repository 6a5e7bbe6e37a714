from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.compiler.instance.value_sets import ValueSets, codes_in
from digidot_term.fhir.definitions import Definitions

URL = "http://example.org/ValueSet/x"
TREE = {
    "resourceType": "CodeSystem",
    "url": "s",
    "content": "complete",
    "property": [
        {"code": "kind", "type": "code"},
        {"code": "up", "uri": "http://hl7.org/fhir/concept-properties#parent"},
    ],
    "concept": [
        {"code": "a", "concept": [{"code": "a1", "property": [{"code": "kind", "valueCode": "leaf"}]}]},
        {"code": "b", "display": "Bee"},
        {"code": "c", "property": [{"code": "up", "valueCode": "a1"}]},
    ],
}
CODES = ("a", "a1", "b", "c")


def sets(definitions: Definitions, *resources: dict[str, Any]) -> ValueSets:
    return ValueSets(definitions.with_resources([TREE, *resources]), {})


def value_set(url: str = URL, **rest: Any) -> dict[str, Any]:
    return {"resourceType": "ValueSet", "url": url, **rest}


def inside(definitions: Definitions, compose: dict[str, Any], *others: dict[str, Any]) -> str:
    """The codes of the tree that a composition has, `?` after those that cannot be told."""
    known = sets(definitions, value_set(compose=compose), *others)
    told = {code: known.has(f"{URL}|1.0", ("s", code)) for code in CODES}
    return " ".join(code + ("?" if answer is None else "") for code, answer in told.items() if answer is not False)


def test_an_expansion_answers_first(definitions: Definitions) -> None:
    made = value_set(expansion={"contains": [{"system": "s", "code": "a"}]}, compose={"include": [{"system": "t"}]})
    assert sets(definitions, made).has(URL, ("s", "a")) is True
    assert sets(definitions, made).has(URL, ("t", "a")) is False


def test_given_expansions_come_before_all(definitions: Definitions) -> None:
    assert ValueSets(definitions, {URL: {("s", "z")}}).has(URL, ("s", "z")) is True


def test_value_sets_of_fhir_from_their_code_systems(definitions: Definitions) -> None:
    known = sets(definitions)
    system = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    url = "http://hl7.org/fhir/ValueSet/condition-clinical|4.0.1"
    assert known.has(url, (system, "remission")) is True
    assert known.has(url, (system, "cured")) is False
    assert known.has("http://hl7.org/fhir/ValueSet/all-languages", ("", "nb-NO")) is True
    assert known.has("http://hl7.org/fhir/ValueSet/all-languages", ("", "norsk bokmål")) is False
    assert known.has("http://hl7.org/fhir/ValueSet/mimetypes", ("", "image/dicom+jpeg")) is True
    assert known.has("http://hl7.org/fhir/ValueSet/mimetypes", ("", "json")) is True
    assert known.has("http://hl7.org/fhir/ValueSet/mimetypes", ("", "yaml")) is False


def filtered(operator: str, value: str, name: str = "concept") -> dict[str, Any]:
    return {"include": [{"system": "s", "filter": [{"property": name, "op": operator, "value": value}]}]}


@pytest.mark.parametrize(
    ("compose", "expected"),
    [
        ({"include": [{"system": "s"}]}, "a a1 b c"),
        ({"include": [{"system": "s", "concept": [{"code": "b"}]}]}, "b"),
        ({"include": [{"system": "s"}], "exclude": [{"system": "s", "concept": [{"code": "b"}]}]}, "a a1 c"),
        ({"include": [{"system": "s"}], "exclude": [{"valueSet": ["http://unknown"]}]}, "a? a1? b? c?"),
        (filtered("is-a", "a"), "a a1 c"),
        (filtered("descendent-of", "a"), "a1 c"),
        (filtered("is-not-a", "a"), "b"),
        (filtered("generalizes", "c"), "a a1 c"),
        (filtered("=", "leaf", "kind"), "a1"),
        (filtered("in", "leaf, twig", "kind"), "a1"),
        (filtered("not-in", "leaf", "kind"), "a b c"),
        (filtered("exists", "false", "kind"), "a b c"),
        (filtered("regex", "B.*", "display"), "b"),
        (filtered("child-of", "a"), "a? a1? b? c?"),
        ({"include": [{"system": "http://unknown"}]}, ""),
        ({"include": [{"valueSet": [URL]}]}, "a? a1? b? c?"),
        ({}, "a? a1? b? c?"),
    ],
)
def test_what_a_composition_has(definitions: Definitions, compose: dict[str, Any], expected: str) -> None:
    assert inside(definitions, compose) == expected


def test_value_sets_in_value_sets_are_intersected(definitions: Definitions) -> None:
    left = value_set("l", compose={"include": [{"system": "s", "concept": [{"code": "a"}, {"code": "b"}]}]})
    right = value_set("r", compose={"include": [{"system": "s", "concept": [{"code": "b"}, {"code": "c"}]}]})
    assert inside(definitions, {"include": [{"valueSet": ["l", "r"]}]}, left, right) == "b"
    assert inside(definitions, {"include": [{"valueSet": ["l"]}, {"valueSet": ["r"]}]}, left, right) == "a b c"
    assert inside(definitions, {"include": [{"system": "s", "valueSet": ["l"]}]}, left, right) == "a b"


def test_an_unknown_system_leaves_only_its_own_codes_open(definitions: Definitions) -> None:
    known = sets(definitions, value_set(compose={"include": [{"system": "s"}, {"system": "http://unknown"}]}))
    assert known.has(URL, ("s", "a")) is True
    assert known.has(URL, ("s", "z")) is False
    assert known.has(URL, ("http://unknown", "z")) is None
    assert known.has("http://nowhere", ("s", "a")) is None


@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_descendants_are_what_is_below_and_not_itself(definitions: Definitions, code: str, value: str) -> None:
    below = code in inside(definitions, filtered("is-a", value)).split()
    strictly = code in inside(definitions, filtered("descendent-of", value)).split()
    outside = code in inside(definitions, filtered("is-not-a", value)).split()
    assert below is (strictly or code == value)
    assert outside is not below


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
