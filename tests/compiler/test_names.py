"""Names, canonicals and systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.compiler import names
from digidot_term.source.load import Project
from tests.project_files import CONFIG, HEAD, codesystem, conceptmap, project_of, valueset

CONCEPTS = "concepts: {A: {nb: Sann, en: True statement}, B: {nb: Nei}}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {
        "valuesets/a.yaml": valueset("caries-diagnosis", "include: [{codes: [1]}]\n"),
        "valuesets/b.yaml": valueset("digidot-9060", "include: [{codes: [1]}]\n"),
        "valuesets/c.yaml": codesystem("occupation", "volven: 9060\n" + CONCEPTS),
        "valuesets/d.yaml": codesystem("answer", "url: http://example.org/own\n" + CONCEPTS),
        "valuesets/e.yaml": codesystem("plain", CONCEPTS),
        "conceptmaps/a.yaml": conceptmap(
            "a-to-b", "source: {system: plain}\ntarget: {system: answer}\nmap: {A: {to: A, relation: equivalent}}\n"
        ),
        "structuredefinitions/p.yaml": f"profile: DigidotPatient\nid: digidot-patient\nbase: Patient\n{HEAD}",
    }
    return project_of(tmp_path_factory.mktemp("names"), files)


@pytest.mark.parametrize(
    ("source", "name", "resource_id", "canonical"),
    [
        ("caries-diagnosis", "CariesDiagnosis", "caries-diagnosis", "ValueSet/caries-diagnosis"),
        ("digidot-9060", "Digidot9060", "digidot-9060", "ValueSet/digidot-9060"),
        ("plain", "Plain", "plain", "CodeSystem/plain"),
        ("a-to-b", "AToB", "a-to-b", "ConceptMap/a-to-b"),
        ("digidot-patient", "DigidotPatient", "digidot-patient", "StructureDefinition/digidot-patient"),
        (
            "occupation",
            "NoKodeverk9060",
            "no-kodeverk-9060.codesystem",
            "http://helsedir.no/fhir/CodeSystem/no-kodeverk-9060",
        ),
        ("answer", "Answer", "answer", "http://example.org/own"),
    ],
)
def test_names_ids_and_canonicals(project: Project, source: str, name: str, resource_id: str, canonical: str) -> None:
    file = next(file for file in project.files if file.id == source)
    url = canonical if ":" in canonical else f"http://example.org/fhir/{canonical}"
    assert names.resource_name(file, project.config) == name
    assert names.resource_id(file) == resource_id
    assert names.canonical(file, project.config) == url


@pytest.mark.parametrize(
    ("word", "uri"),
    [
        (None, "http://snomed.info/sct"),
        ("snomed", "http://snomed.info/sct"),
        ("http://snomed.info/sct", "http://snomed.info/sct"),
        ("local", "http://example.org/local"),
        ("plain", "http://example.org/fhir/CodeSystem/plain"),
        ("occupation", "http://helsedir.no/fhir/CodeSystem/no-kodeverk-9060"),
        ("urn:oid:1.2.3", "urn:oid:1.2.3"),
        ("caries-diagnosis", None),
        ("nothing", None),
    ],
)
def test_systems_have_short_names(project: Project, word: str | None, uri: str | None) -> None:
    assert names.system_uri(project, word) == uri


def test_the_known_systems_are_sorted(project: Project) -> None:
    assert names.known_systems(project) == ["answer", "local", "occupation", "plain", "snomed"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caries-diagnosis", "http://example.org/fhir/ValueSet/caries-diagnosis"),
        ("http://hl7.org/fhir/ValueSet/x|4.0.1", "http://hl7.org/fhir/ValueSet/x|4.0.1"),
        ("http://example.org/fhir/ValueSet/caries-diagnosis|1", "http://example.org/fhir/ValueSet/caries-diagnosis|1"),
        ("plain", None),
        ("nothing", None),
    ],
)
def test_a_reference_is_an_id_or_a_canonical(project: Project, word: str, expected: str | None) -> None:
    assert names.reference(project, word, "valueset") == expected


@pytest.mark.parametrize(
    ("word", "kinds", "path"),
    [
        ("caries-diagnosis", ("valueset",), "valuesets/a.yaml"),
        ("http://example.org/fhir/ValueSet/caries-diagnosis|9", ("valueset",), "valuesets/a.yaml"),
        ("http://example.org/own", ("valueset", "codesystem"), "valuesets/d.yaml"),
        ("caries-diagnosis", ("codesystem",), None),
        ("http://example.org/fhir/ValueSet/other", ("valueset",), None),
    ],
)
def test_a_source_is_found_by_id_or_canonical(
    project: Project, word: str, kinds: tuple[str, ...], path: str | None
) -> None:
    found = names.source_named(project, word, *kinds)
    assert (found.path if found else None) == path


def test_code_lists_of_the_project_are_known(project: Project) -> None:
    concepts = names.listed_concepts(project, "http://example.org/own")
    assert concepts is not None
    assert {code: names.listed_display(concept) for code, concept in concepts.items()} == {
        "A": "True statement",
        "B": "Nei",
    }
    assert names.listed_concepts(project, "http://snomed.info/sct") is None


def test_a_resource_of_every_source_has_another_file_name(project: Project, tmp_path: Path) -> None:
    ids = [(names.RESOURCE_TYPES[file.kind], names.resource_id(file)) for file in project.files]
    assert len(ids) == len(set(ids))


def test_names_begin_with_the_projects_prefix_once(tmp_path: Path) -> None:
    sources = {f"valuesets/{name}.yaml": valueset(name, "include: [{codes: [80967001]}]\n") for name in ("a", "acme-b")}
    config = CONFIG.replace('name = "ExampleDental"', 'name = "ExampleDental"\nname-prefix = "Acme"')
    project = project_of(tmp_path, sources, config=config)
    assert [names.resource_name(file, project.config) for file in project.files] == ["AcmeA", "AcmeB"]
