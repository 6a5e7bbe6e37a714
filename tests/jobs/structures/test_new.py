"""A source that is begun builds as it is, whatever it stands on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.diagnostics import Diagnostic, DigidotError
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.jobs.structures.finding import Surroundings
from digidot_term.jobs.structures.new import Wanted, kind_for, new_source
from digidot_term.source.load import parse_source
from tests.compiler.structures.samples import extension, profile
from tests.project_files import project_of, said

CORE = "http://hl7.org/fhir/StructureDefinition/"
NOT_TO_STAND_ON = frozenset({"example-composition", "example-section-library"})
"""Published as datatypes, though they constrain a resource."""


@pytest.fixture
def known(tmp_path: Path, r4_core: FhirPackage) -> Surroundings:
    sources = {
        "structuredefinitions/own.yaml": profile("own", "Patient", "elements: {birthDate: {card: 1..1}}\n"),
        "structuredefinitions/mark.yaml": extension("mark", "elements: {'value[x]': {only: [code]}}\n"),
    }
    return Surroundings(project_of(tmp_path, sources), Definitions([r4_core]))


def problems(text: str, known: Surroundings) -> tuple[Diagnostic, ...]:
    file, found = parse_source(text, "structuredefinitions/new.yaml")
    assert file is not None, said(found)
    assert known.project is not None
    project = replace(known.project, files=(*known.project.files, file))
    return (*found, *compile_structures(project, known.definitions)[2])


def begun(base: str, known: Surroundings, kind: str | None = None) -> str:
    return new_source(Wanted("BegunHere", base, kind or kind_for(base, known)), known, "nb")


def test_what_stands_on_any_structure_of_r4_builds(known: Surroundings, r4_core: FhirPackage) -> None:
    entries = [item for item in r4_core.entries if item.resource_type == "StructureDefinition"][::3]
    urls = [str(item.url) for item in entries if item.id not in NOT_TO_STAND_ON]
    assert len(urls) > 200
    found = {url: said(problems(begun(url, known), known)) for url in urls}
    assert {url: told for url, told in found.items() if told} == {}


@pytest.mark.parametrize(
    ("base", "kind", "first"),
    [
        ("Patient", None, "profile: BegunHere\nid: begun-here\nbase: Patient\n"),
        ("own", None, "profile: BegunHere\nid: begun-here\nbase: own\n"),
        (CORE + "vitalsigns", None, f'profile: BegunHere\nid: begun-here\nbase: "{CORE}vitalsigns"\n'),
        ("Coding", None, "datatype: BegunHere\n"),
        ("Extension", None, "extension: BegunHere\nid: begun-here\ncontext: [Element]"),
        ("Base", None, "logical: BegunHere\n"),
        ("Element", None, "logical: BegunHere\n"),
        ("Patient", "logical", "logical: BegunHere\n"),
        ("mark", None, "extension: BegunHere\n"),
    ],
)
def test_it_begins_as_its_base_wants(known: Surroundings, base: str, kind: str | None, first: str) -> None:
    text = begun(base, known, kind)
    body = "".join(f"{line}\n" for line in text.splitlines() if not line.startswith("#"))
    assert body.startswith(first)
    assert said(problems(text, known)) == []


def test_an_extension_of_an_extension_keeps_its_value(known: Surroundings) -> None:
    text = begun("patient-birthPlace", known)
    assert "base: patient-birthPlace\n" in text
    assert "value[x]" not in text


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        (Wanted("begun", "Patient", "profile"), "SD086"),
        (Wanted("Begun", "Patent", "profile"), "SD094"),
        (Wanted("Begun", "Coding", "profile"), "SD087"),
        (Wanted("Begun", "Patient", "datatype"), "SD087"),
        (Wanted("Begun", "Patient", "extension"), "SD087"),
    ],
)
def test_what_cannot_be_begun_ends_the_run(known: Surroundings, wanted: Wanted, kind: str) -> None:
    with pytest.raises(DigidotError) as error:
        new_source(wanted, known, "en")
    assert [item.kind.id for item in error.value.diagnostics] == [kind]
