"""The command sd validate: what it says of instances in files, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digidot_term.language import LANGUAGES
from tests.cli.conftest import Run

PATIENT = {
    "resourceType": "Patient",
    "id": "x",
    "gender": "female",
    "managingOrganization": {"reference": "Organization/o"},
}
XML = """\
<Patient xmlns="http://hl7.org/fhir">
  <gender value="female"/>
  <birthDate value="{date}"/>
</Patient>
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside any project."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.json").write_text(json.dumps(PATIENT), "utf-8")
    (tmp_path / "bad.json").write_text(json.dumps({**PATIENT, "gender": "F"}, indent=2), "utf-8")
    (tmp_path / "good.xml").write_text(XML.format(date="2010-05-06"), "utf-8")
    (tmp_path / "bad.xml").write_text(XML.format(date="2010-02-30"), "utf-8")
    return tmp_path


def test_good_ones(run: Run, folder: Path) -> None:
    ran = run("sd", "validate", "good.json", "good.xml")
    assert (ran.code, ran.out, ran.err) == (0, "nothing found\n", "files looked at: 2\n")


def test_bad_ones_are_told_at_their_lines(run: Run, folder: Path) -> None:
    ran = run("sd", "validate", "bad.json", "bad.xml", "--format", "json")
    told = [(item["path"], item["line"], item["rule"]) for item in json.loads(ran.out)]
    assert (ran.code, told) == (1, [("bad.json", 4, "SD055"), ("bad.xml", 3, "SD057")])


def test_a_profile_that_is_asked_for(run: Run, folder: Path) -> None:
    url = "http://hl7.org/fhir/StructureDefinition/vitalsigns"
    observation = {"resourceType": "Observation", "status": "final", "code": {"text": "x"}}
    (folder / "o.json").write_text(json.dumps(observation), "utf-8")
    assert run("sd", "validate", "o.json").code == 0
    ran = run("sd", "validate", "o.json", "--profile", url)
    assert ran.code == 1
    assert "`category` occurs 0 times, observation-vitalsigns wants 1..*" in ran.out
    assert run("sd", "validate", "o.json", "--profile", "http://nowhere").code == 2


def test_a_profile_that_is_named_and_not_known_is_not_checked(run: Run, folder: Path) -> None:
    (folder / "n.json").write_text(json.dumps({**PATIENT, "meta": {"profile": ["http://nowhere"]}}), "utf-8")
    ran = run("sd", "validate", "n.json")
    assert ran.code == 0
    assert "SD151 example-not-checked: not checked here: http://nowhere" in ran.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_three_languages(run: Run, folder: Path, language: str) -> None:
    ran = run("--lang", language, "sd", "validate", "bad.json")
    assert {"en": "has no code from", "nb": "har ingen kode fra", "nn": "har ingen kode frå"}[language] in ran.out


def test_files_that_hold_nothing_to_look_at(run: Run, folder: Path) -> None:
    assert run("sd", "validate", "absent.json").code == 2
    assert run("sd", "validate").code == 2
    (folder / "t.json").write_text('{"resourceType": "HumanName"}', "utf-8")
    (folder / "b.json").write_text("{", "utf-8")
    ran = run("sd", "validate", "t.json", "b.json", "--format", "json")
    assert (ran.code, {item["rule"] for item in json.loads(ran.out)}) == (1, {"FHIR205", "FHIR230"})
