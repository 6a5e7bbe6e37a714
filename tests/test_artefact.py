"""Artefacts know which line of which source each of their elements came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.artefact import Artefact, in_order
from digidot_term.source.load import SourceFile
from tests.project_files import project_of, valueset

TEXT = valueset("teeth", "include:\n  - codes:\n      - 1\n      - 2\n")


@pytest.fixture
def source(tmp_path: Path) -> SourceFile:
    return project_of(tmp_path, {"valuesets/teeth.yaml": TEXT}).files[0]


def artefact(source: SourceFile, **trace: str | int) -> Artefact:
    resource = {"resourceType": "ValueSet", "id": "teeth", "url": "http://example.org/teeth"}
    paths = {"": ("valueset",), "compose.include[0]": ("include", 0)}
    paths["compose.include[0].concept[1]"] = ("include", 0, "codes", 1)
    paths["Observation.value[x]:valueQuantity"] = ("title", "nb")
    return Artefact(resource, source, paths)


@pytest.mark.parametrize(
    ("element", "place"),
    [
        ("compose.include[0].concept[1]", "valuesets/teeth.yaml:7:9"),
        ("compose.include[0].concept[1].display", "valuesets/teeth.yaml:7:9"),
        ("compose.include[0].concept[9]", "valuesets/teeth.yaml:5:5"),
        ("compose.include[0]", "valuesets/teeth.yaml:5:5"),
        ("compose.include[3]", "valuesets/teeth.yaml:1:11"),
        ("Observation.value[x]:valueQuantity.code", "valuesets/teeth.yaml:2:24"),
        ("Observation.value[x]", "valuesets/teeth.yaml:1:11"),
        ("Observation.value[x].extension[tannflate].url", "valuesets/teeth.yaml:1:11"),
        ("expansion", "valuesets/teeth.yaml:1:11"),
        ("not ] an [ element..", "valuesets/teeth.yaml:1:11"),
        ("", "valuesets/teeth.yaml:1:11"),
    ],
)
def test_an_element_stands_where_it_or_what_holds_it_was_written(source: SourceFile, element: str, place: str) -> None:
    assert str(artefact(source).place(element)) == place


def test_without_a_trace_the_place_is_the_first_key(source: SourceFile) -> None:
    bare = Artefact({"resourceType": "ValueSet", "id": "teeth"}, source)
    assert str(bare.place("compose")) == "valuesets/teeth.yaml:1:1"
    assert bare.url is None


def test_files_are_named_by_type_and_id(source: SourceFile) -> None:
    assert artefact(source).file_name == "ValueSet-teeth.json"


def test_the_order_is_type_and_id(source: SourceFile) -> None:
    names = [("ValueSet", "b"), ("CodeSystem", "z"), ("ValueSet", "a")]
    made = [Artefact({"resourceType": kind, "id": name}, source) for kind, name in names]
    assert [(item.type, item.id) for item in in_order(made)] == sorted(names)
