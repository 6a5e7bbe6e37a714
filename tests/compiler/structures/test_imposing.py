"""What profiles impose on each other, across files."""

from __future__ import annotations

from pathlib import Path

from digidot_term.compiler.structures.structuredefinition import compile_examples, compile_structures
from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, profile
from tests.project_files import HEAD, project_of, said


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


def test_an_example_must_meet_what_its_profile_and_the_base_impose(tmp_path: Path, definitions: Definitions) -> None:
    project = project_of(
        tmp_path,
        {
            "structuredefinitions/a.yaml": profile("a", "Patient", "imposes: [b]\n"),
            "structuredefinitions/b.yaml": profile("b", "Patient", "imposes: [c]\nelements: {active: {card: 1..1}}\n"),
            "structuredefinitions/c.yaml": profile("c", "Patient", "elements: {birthDate: {card: 1..1}}\n"),
            "structuredefinitions/d.yaml": profile("d", "a", ""),
            "structuredefinitions/e.yaml": f"example: e\nof: d\n{HEAD}resource: {{gender: male}}\n",
            "structuredefinitions/f.yaml": f"example: f\nof: d\n{HEAD}resource: {{active: true, birthDate: '2020-01-01'}}\n",
        },
    )
    _, known, found = compile_structures(project, definitions)
    _, in_examples = compile_examples(project, known)
    assert said(found) == []
    told = [text.partition(" SD")[2] for text in said(in_examples) if "SD052" in text]
    assert told == ["052 `active` occurs 0 times, B wants 1..1", "052 `birthDate` occurs 0 times, C wants 1..1"]
    assert all("e.yaml" in text for text in said(in_examples) if "SD052" in text)
