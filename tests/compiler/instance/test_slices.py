from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.compiler.instance.validator import Validator
from digidot_term.compiler.instance.values import includes
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot import generate_snapshot

URL = "http://example.org/sliced"
Element = dict[str, Any]


def part(path: str, slice_name: str = "", **said: Any) -> Element:
    """An element of the differential below Observation.category; `slice_name` names the slice it is in."""
    names = path.split(".")
    names[0] += f":{slice_name}" if slice_name else ""
    element: Element = {"id": f"Observation.{'.'.join(names)}", "path": f"Observation.{path}", **said}
    return {**element, "sliceName": slice_name} if slice_name and len(names) == 1 else element


def head(*discriminators: tuple[str, str], **rules: Any) -> Element:
    told = [{"type": kind, "path": path} for kind, path in discriminators]
    return part("category", slicing={"rules": "open", **({"discriminator": told} if told else {}), **rules})


def found(definitions: Definitions, categories: list[Any], *elements: Element) -> list[str]:
    """What is wrong with the categories of an observation: kind and element, or what is not checked."""
    made = {
        "resourceType": "StructureDefinition",
        "url": URL,
        "name": "Sliced",
        "kind": "resource",
        "abstract": False,
        "type": "Observation",
        "derivation": "constraint",
        "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Observation",
        "differential": {"element": [{"id": "Observation", "path": "Observation"}, *elements]},
    }
    profile, problems = generate_snapshot(made, definitions)
    assert problems == ()
    instance = {"resourceType": "Observation", "status": "final", "code": {"text": "x"}, "category": categories}
    findings = Validator(definitions.with_resources([profile])).findings(instance, [profile])
    return [f"{item.kind.id} {dict(item.values)['element']}" for item in findings]


def coded(system: str = "", **rest: Any) -> dict[str, Any]:
    return {"coding": [{"system": system or "urn:s", "code": "c"}], **rest}


ONE = (head(("value", "coding.system")), part("category", "a", min=1, max="1"))
OF_A = part("category.coding.system", "a", fixedUri="urn:a", min=1)


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        ([coded("urn:a")], []),
        ([coded("urn:b")], ["SD052 category:a"]),
        ([coded("urn:a"), coded("urn:a")], ["SD052 category:a"]),
        ([{"text": "x"}], ["SD052 category:a"]),
        ([coded("urn:b"), coded("urn:a")], []),
    ],
)
def test_by_a_fixed_value(definitions: Definitions, categories: list[Any], expected: list[str]) -> None:
    coding = part("category.coding", "a", min=1)
    assert found(definitions, categories, *ONE, coding, OF_A) == expected


def test_by_a_pattern_above_the_path(definitions: Definitions) -> None:
    slices = (
        head(("pattern", "$this")),
        part("category", "a", max="1", patternCodeableConcept={"coding": [{"system": "urn:a"}]}),
    )
    assert found(definitions, [coded("urn:a"), coded("urn:b")], *slices) == []
    assert found(definitions, [coded("urn:a"), coded("urn:a")], *slices) == ["SD052 category:a"]
    by_system = (head(("value", "coding.system")), slices[1])
    assert found(definitions, [coded("urn:a"), coded("urn:a")], *by_system) == ["SD052 category:a"]


def test_by_a_required_binding(definitions: Definitions) -> None:
    binding = {"strength": "required", "valueSet": "http://hl7.org/fhir/ValueSet/observation-status"}
    slices = (head(("value", "$this")), part("category", "a", max="0", binding=binding))
    final = {"coding": [{"system": "http://hl7.org/fhir/observation-status", "code": "final"}]}
    assert found(definitions, [coded("urn:b")], *slices) == []
    assert found(definitions, [final], *slices) == ["SD052 category:a"]


def test_a_slice_that_says_nothing_at_the_path_is_not_checked(definitions: Definitions) -> None:
    slices = (head(("value", "text")), part("category", "a", min=1, max="1"))
    assert found(definitions, [coded()], *slices) == ["SD151 category[0]"]
    assert found(definitions, [coded()], head(description="by eye"), slices[1]) == ["SD151 category[0]"]


def test_all_discriminators_count(definitions: Definitions) -> None:
    slices = (
        head(("value", "coding.system"), ("exists", "text")),
        part("category", "a", max="0"),
        part("category.coding", "a", min=1),
        OF_A,
        part("category.text", "a", min=1),
    )
    assert found(definitions, [coded("urn:a"), coded("urn:b", text="x")], *slices) == []
    assert found(definitions, [coded("urn:a", text="x")], *slices) == ["SD052 category:a"]


@pytest.mark.parametrize(
    ("rules", "order", "expected"),
    [
        ({"rules": "closed"}, "abx", ["SD141 category[2]"]),
        ({"ordered": True}, "axb", []),
        ({"ordered": True}, "ba", ["SD142 category[1]"]),
        ({"rules": "openAtEnd"}, "bax", []),
        ({"rules": "openAtEnd"}, "axb", ["SD142 category[2]"]),
        ({"rules": "openAtEnd", "ordered": True}, "abx", []),
        ({"rules": "openAtEnd", "ordered": True}, "ba", ["SD142 category[1]"]),
        ({"rules": "closed", "ordered": True}, "abb", []),
    ],
)
def test_the_rules_of_slicing(definitions: Definitions, rules: dict[str, Any], order: str, expected: list[str]) -> None:
    slices = [head(("value", "text"), **rules)]
    for name in "ab":
        slices += [part("category", name), part("category.text", name, fixedString=name, min=1)]
    assert found(definitions, [{"text": name} for name in order], *slices) == expected


def test_an_item_in_two_slices(definitions: Definitions) -> None:
    slices = [head(("pattern", "$this"))]
    for name in "ab":
        slices.append(part("category", name, patternCodeableConcept={"coding": [{"code": name}]}))
    both = {"coding": [{"code": "a"}, {"code": "b"}]}
    assert found(definitions, [both], *slices) == ["SD143 category[0]"]


def test_reslices_are_counted_in_their_slice(definitions: Definitions) -> None:
    inner = {"rules": "closed", "discriminator": [{"type": "value", "path": "text"}]}
    slices = (
        head(("pattern", "$this")),
        part("category", "a", patternCodeableConcept={"coding": [{"system": "urn:a"}]}, slicing=inner),
        part("category", "a/x", max="1"),
        part("category.text", "a/x", fixedString="x", min=1),
    )
    assert found(definitions, [coded("urn:a", text="x"), coded("urn:b", text="x")], *slices) == []
    assert found(definitions, [coded("urn:a", text="x"), coded("urn:a", text="x")], *slices) == ["SD052 category:a/x"]
    assert found(definitions, [coded("urn:a", text="y")], *slices) == ["SD141 category[0]"]


values = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.text(max_size=3)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=6,
)


@given(values)
def test_everything_includes_itself(value: Any) -> None:
    assert includes(value, value)


@given(st.dictionaries(st.sampled_from("abc"), values, min_size=1, max_size=3), st.data())
def test_more_still_includes_less(value: dict[str, Any], data: st.DataObject) -> None:
    lost = data.draw(st.sampled_from(sorted(value)))
    less = {key: item for key, item in value.items() if key != lost}
    assert includes(value, less)
    assert not includes(less, value)
