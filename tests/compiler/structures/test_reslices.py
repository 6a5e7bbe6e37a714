"""Slices within slices, in one profile and in profiles of profiles."""

from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, elements, profile

A = profile(
    "a",
    "Patient",
    "elements: {identifier: {slice: {by: {value: system}}, slices: {one: {card: 0..2}, two: {card: 0..1}}}}\n",
)
B = profile(
    "b",
    "a",
    """\
elements:
  identifier[one]: {slice: {by: {value: value}}, slices: {x: {card: 1..1}, y: {card: 1..1}}}
  identifier: {slices: {three: {card: 0..1}}}
  identifier[one].system: {fixed: "http://one"}
""",
)
C = profile(
    "c",
    "b",
    """\
elements:
  identifier[one][x].value: {fixed: "1"}
  identifier: {slices: {one/z: {card: 0..1}}}
""",
)


def test_reslices_stand_behind_their_slice(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, a=A, b=B, c=C)
    found = elements(made["b"])
    assert list(found) == [
        "Patient.identifier",
        "Patient.identifier:one",
        "Patient.identifier:one.system",
        "Patient.identifier:one/x",
        "Patient.identifier:one/y",
        "Patient.identifier:three",
    ]
    assert found["Patient.identifier:one/x"]["sliceName"] == "one/x"
    assert "slicing" in found["Patient.identifier:one"]


def test_the_minimum_of_reslices_raises_that_of_their_slice(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, a=A, b=B, c=C)
    assert elements(made["b"])["Patient.identifier:one"]["min"] == 2
    whole = elements(made["c"], "snapshot")
    assert [whole[f"Patient.identifier:one{name}"]["min"] for name in ("", "/x", "/y", "/z")] == [2, 1, 1, 0]


def test_a_minimum_goes_through_the_slice_to_the_element(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
elements:
  identifier:
    slice: {by: {value: system}}
    slices:
      one: {card: 0..2, slice: {by: {value: value}}, slices: {x: {card: 1..1}}}
      two: {card: 0..1}
"""
    made = elements(clean(tmp_path, definitions, a=profile("a", "Patient", text))["a"])
    assert {name.rpartition(".")[2]: element["min"] for name, element in made.items()} == {
        "identifier": 1,
        "identifier:one": 1,
        "identifier:one/x": 1,
        "identifier:two": 0,
    }


def test_a_profile_of_the_profile_goes_on(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, a=A, b=B, c=C)
    assert list(elements(made["c"])) == ["Patient.identifier:one/x.value", "Patient.identifier:one/z"]
    names = [name for name in elements(made["c"], "snapshot") if name.count(".") == 1 and ":" in name]
    assert names == [f"Patient.identifier:{name}" for name in ("one", "one/x", "one/y", "one/z", "two", "three")]


def test_elements_of_a_reslice_are_those_of_its_type(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
elements:
  component:
    slice: {by: {pattern: code}}
    slices:
      one:
        card: 0..1
        slice: {by: {value: code.text}}
        slices: {inner: {card: 1..1, elements: {code.text: {fixed: x}, valueInteger: {fixed: 3}}}}
"""
    made = elements(clean(tmp_path, definitions, o=profile("o", "Observation", text))["o"])
    assert made["Observation.component:one/inner.code.text"]["fixedString"] == "x"
    assert made["Observation.component:one/inner.value[x]:valueInteger"]["fixedInteger"] == 3
