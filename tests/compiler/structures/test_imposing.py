"""What profiles impose on each other, across files."""

from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, profile
from tests.project_files import said


def test_profiles_of_one_resource_may_impose_and_comply(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(
        tmp_path,
        definitions,
        a=profile(
            "a", "Patient", "imposes: [b]\ncomplies-with: ['http://example.com/fhir/StructureDefinition/other']\n"
        ),
        b=profile("b", "Patient", ""),
    )
    assert [item["valueCanonical"].rpartition("/")[2] for item in made["a"].resource["extension"]] == ["b", "other"]


def test_a_circle_is_told_once_where_it_begins(tmp_path: Path, definitions: Definitions) -> None:
    _, _, found = compiled(
        tmp_path,
        definitions,
        c=profile("c", "Patient", "imposes: [a]\n"),
        b=profile("b", "Patient", "imposes: [c]\n"),
        a=profile("a", "Patient", "imposes: [b]\n"),
        d=profile("d", "Patient", "imposes: [a]\n"),
    )
    assert said(found) == ["structuredefinitions/a.yaml:6:11 SD163 profiles impose each other: a -> b -> c -> a"]


def test_a_cycle_of_structures_is_told_where_it_is_said(tmp_path: Path, definitions: Definitions) -> None:
    _, _, found = compiled(
        tmp_path,
        definitions,
        a=profile("a", "Identifier", "elements: {assigner.identifier: {type: Identifier(b)}}\n", "datatype"),
        b=profile("b", "Identifier", "elements: {assigner.identifier: {only: [Identifier(a)]}}\n", "datatype"),
    )
    assert [text for text in said(found) if "SD040" in text] == [
        "structuredefinitions/a.yaml:6:40 SD040 structures need each other: a -> b -> a"
    ]
