"""Value sets: compose, expansion, expectations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.artefact import Artefact
from digidot_term.compiler.valueset import compile_valuesets
from digidot_term.snomed.edition import Edition
from digidot_term.source.load import load_project
from tests.compiler.small_edition import SNOMED, UNKNOWN, VERSION, B, D, E, F, X
from tests.project_files import codesystem, project_of, said, valueset, write_project

SYSTEM = codesystem("surface", "concepts: {O: {nb: Okklusal, nn: Okklusal, en: Occlusal}, M: {nb: Mesial}}\n")
OWN = "http://example.org/fhir/CodeSystem/surface"


def compiled(tmp_path: Path, edition: Edition, **files: str) -> tuple[dict[str, Artefact], list[str]]:
    """Compile value sets given by id; what is said of them."""
    sources = {f"valuesets/{name}.yaml": valueset(name, text) for name, text in files.items()}
    project = project_of(tmp_path, {**sources, "valuesets/system.yaml": SYSTEM})
    artefacts, found = compile_valuesets(project, edition)
    return {item.id: item for item in artefacts}, said(found)


def one(tmp_path: Path, edition: Edition, text: str) -> tuple[dict[str, Any], list[str]]:
    artefacts, found = compiled(tmp_path, edition, a=text)
    return artefacts["a"].resource, found


def test_the_expansion_is_sorted_pinned_and_in_three_languages(tmp_path: Path, edition: Edition) -> None:
    resource, found = one(tmp_path, edition, f"include:\n  - codes: [{E}, {D}]\n  - codes: [{F}]\n")
    assert found == []
    expansion = resource["expansion"]
    assert [item["code"] for item in expansion["contains"]] == sorted(map(str, (D, E, F)))
    assert expansion["total"] == 3
    assert expansion["timestamp"] == "2026-01-01T00:00:00+00:00"
    assert expansion["parameter"] == [{"name": "used-codesystem", "valueUri": f"{SNOMED}|{VERSION}"}]
    shown = {item["code"]: item for item in expansion["contains"]}
    assert shown[str(D)] == {
        "system": SNOMED,
        "code": str(D),
        "display": "d",
        "designation": [
            {"language": "nb", "value": "dæ"},
            {"language": "nn", "value": "dæ nynorsk"},
            {"language": "en", "value": "d"},
        ],
    }
    assert [item["language"] for item in shown[str(E)]["designation"]] == ["nb", "en"]
    assert shown[str(F)] == {"system": SNOMED, "code": str(F), "display": "f (test)"}


def test_the_same_sources_give_the_same_expansion_identifier(tmp_path: Path, edition: Edition) -> None:
    text = f"include: [{{codes: [{D}]}}]\n"
    first, second = (one(tmp_path, edition, text)[0]["expansion"]["identifier"] for _ in range(2))
    assert first == second
    assert first.startswith("urn:uuid:")


def test_compose_is_as_written_and_every_entry_has_its_place(tmp_path: Path, edition: Edition) -> None:
    text = f"include:\n  - codes: [{D} |d|, {X}, {E} |e|]\n  - valueset: b\nexclude:\n  - codes: [{D} |d|]\n"
    artefacts, _ = compiled(tmp_path, edition, a=text, b=f"include: [{{codes: [{F}]}}]\n")
    made = artefacts["a"]
    compose = made.resource["compose"]
    assert [sorted(entry) for entry in compose["include"]] == [["concept", "system", "version"], ["valueSet"]]
    assert compose["include"][1]["valueSet"] == ["http://example.org/fhir/ValueSet/b"]
    assert compose["exclude"][0]["concept"] == [{"code": str(D), "display": "d"}]
    assert str(made.place("compose.include[0].concept[1].code")) == "valuesets/a.yaml:5:35"
    assert str(made.place("compose.include[1].valueSet[0]")) == "valuesets/a.yaml:6:5"
    assert str(made.place("compose.exclude[0]")) == "valuesets/a.yaml:8:5"


def test_excluded_codes_are_out(tmp_path: Path, edition: Edition) -> None:
    text = f"include:\n  - codes: [{D}, {E}, {F}]\nexclude:\n  - {{codes: [{E}], reason: not here}}\n"
    resource, found = one(tmp_path, edition, text)
    assert found == []
    assert [item["code"] for item in resource["expansion"]["contains"]] == sorted([str(D), str(F)])


def test_ecl_is_expanded(tmp_path: Path, edition: Edition) -> None:
    resource, found = one(tmp_path, edition, f'include:\n  - ecl: "<< {B} |b|"\nexclude:\n  - ecl: "{D}"\n')
    assert found == []
    assert [item["code"] for item in resource["expansion"]["contains"]] == sorted([str(B), str(E)])


def test_systems_may_be_mixed_and_written_displays_are_kept(tmp_path: Path, edition: Edition) -> None:
    text = (
        f"include:\n  - {{all: true, system: surface}}\n  - codes: [{D}]\n  - {{codes: [1 |Written|], system: local}}\n"
    )
    resource, found = one(tmp_path, edition, text)
    assert found == []
    assert [(item["code"], item["display"]) for item in resource["expansion"]["contains"]] == [
        ("M", "Mesial"),
        ("O", "Occlusal"),
        ("1", "Written"),
        (str(D), "d"),
    ]
    assert [item["valueUri"] for item in resource["expansion"]["parameter"]] == [
        OWN,
        "http://example.org/local",
        f"{SNOMED}|{VERSION}",
    ]


@pytest.mark.parametrize(
    ("codes", "notice"), [(f"codes: [{D}]", True), ("{all: true, system: surface}", False)], ids=["snomed", "own"]
)
def test_only_snomed_content_carries_its_notice(tmp_path: Path, edition: Edition, codes: str, notice: bool) -> None:
    resource, _ = one(tmp_path, edition, f"include:\n  - {codes}\n")
    assert ("copyright" in resource) is notice


@pytest.mark.parametrize(
    "word", ["b", "http://example.org/fhir/ValueSet/b", "http://example.org/fhir/ValueSet/b|1.0.0"]
)
def test_a_value_set_of_the_project_is_included_by_id_or_canonical(tmp_path: Path, edition: Edition, word: str) -> None:
    files = {"a": f'include: [{{valueset: "{word}"}}]\n', "b": f"include: [{{codes: [{D}, {E}]}}]\n"}
    artefacts, found = compiled(tmp_path, edition, **files)
    assert found == []
    assert artefacts["a"].resource["expansion"]["total"] == 2


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": "include: [{valueset: a}]\n"}, "valuesets/a.yaml:4:22 VS005 value sets include each other: a -> a"),
        (
            {"a": "include: [{valueset: b}]\n", "b": f"include: [{{codes: [{D}]}}, {{valueset: a}}]\n"},
            "VS005 value sets include each other: a -> b -> a",
        ),
        (
            {"a": f"include: [{{codes: [{D}]}}]\nexclude: [{{valueset: a}}]\n"},
            "valuesets/a.yaml:5:22 VS005 value sets include each other: a -> a",
        ),
    ],
)
def test_a_circle_is_said_once_where_it_closes(
    tmp_path: Path, edition: Edition, files: dict[str, str], expected: str
) -> None:
    _, found = compiled(tmp_path, edition, **files)
    assert [line for line in found if "VS005" in line and expected in line], found
    assert len(found) == 1


@pytest.mark.parametrize(
    ("expect", "expected"),
    [
        ("size: 2", []),
        ("size: 1..2", []),
        ("size: 2..*", []),
        (f"contains: [{D} |d|]", []),
        (f"excludes: [{B} |b|]", []),
        (f"excludes: [{X}]", []),
        (f"excludes: [{UNKNOWN}]", [f"5:21 SCT052 {UNKNOWN} is not in the edition"]),
        ("every: {term: nb, status: active}", []),
        ("size: 3", ["5:16 VS006 the value set has 2 codes, expected 3"]),
        ("size: 3..*", ["5:16 VS006 the value set has 2 codes, expected 3..*"]),
        ("size: 0..1", ["5:16 VS006 the value set has 2 codes, expected 0..1"]),
        (f"contains: [{D}, {F} |f|]", [f"5:30 VS007 expected code {F} |f| is not in the value set"]),
        (f"contains: [{X}]", [f"5:21 SCT053 inactive concept {X} |x|"]),
        (f"contains: [{UNKNOWN}]", [f"5:21 SCT052 {UNKNOWN} is not in the edition"]),
        ("contains: [1234567]", ["5:21 SCT051 1234567 has a wrong check digit"]),
        ("excludes: [1234567]", ["5:21 SCT051 1234567 has a wrong check digit"]),
        (f"excludes: [{E} |e|]", [f"5:21 VS008 code {E} |e| is in the value set"]),
        ("every: {term: nn}", [f"5:24 VS009 {E} |e| has no preferred term in nn"]),
    ],
)
def test_expectations(tmp_path: Path, edition: Edition, expect: str, expected: list[str]) -> None:
    _, found = one(tmp_path, edition, f"include: [{{codes: [{D}, {E}]}}]\nexpect: {{{expect}}}\n")
    assert len(found) == len(expected), found
    for line, wanted in zip(found, expected, strict=True):
        assert line.startswith(f"valuesets/a.yaml:{wanted}"), found


def test_own_codes_without_a_translation_are_told(tmp_path: Path, edition: Edition) -> None:
    text = "include: [{all: true, system: surface}]\nexpect: {every: {term: nn}}\n"
    _, found = one(tmp_path, edition, text)
    assert [line.partition(" ")[2] for line in found] == ["VS009 M |Mesial| has no preferred term in nn"]


def test_the_same_code_of_two_systems_counts_twice(tmp_path: Path, edition: Edition) -> None:
    text = "include: [{codes: [O], system: surface}, {codes: [O], system: local}]\nexpect: {size: 2}\n"
    assert one(tmp_path, edition, text)[1] == []


def test_what_follows_from_a_broken_include_is_not_said_beside_it(tmp_path: Path, edition: Edition) -> None:
    text = f"include: [{{codes: [{X}]}}]\nexpect: {{size: 1, contains: [{D}], excludes: [1234567]}}\n"
    _, found = one(tmp_path, edition, text)
    assert [line.split()[1] for line in found] == ["SCT053", "SCT051"]


def test_a_set_that_excludes_all_it_includes_is_an_error(tmp_path: Path, edition: Edition) -> None:
    resource, found = one(tmp_path, edition, f"include: [{{codes: [{D}]}}]\nexclude: [{{codes: [{D}]}}]\n")
    assert [line.split()[:2] for line in found] == [["valuesets/a.yaml:4:10", "VS011"]]
    assert resource["expansion"]["total"] == 0


@pytest.mark.parametrize("include", ["include: []", "include: [{codes: []}]"])
def test_nothing_to_include_is_an_error_of_the_source(tmp_path: Path, include: str) -> None:
    _, found = load_project(write_project(tmp_path, {"valuesets/a.yaml": valueset("a", include + "\n")}))
    assert [item.kind.id for item in found] == ["SRC007"]


def test_the_order_of_files_does_not_matter(tmp_path: Path, edition: Edition) -> None:
    text = {"a": "include: [{valueset: z}]\n", "z": f"include: [{{codes: [{D}]}}]\n"}
    other = {"z": "include: [{valueset: a}]\n", "a": f"include: [{{codes: [{D}]}}]\n"}
    for number, files in enumerate((text, other)):
        folder = tmp_path / str(number)
        folder.mkdir()
        artefacts, found = compiled(folder, edition, **files)
        assert found == []
        assert {item.resource["expansion"]["total"] for item in artefacts.values()} == {1}
