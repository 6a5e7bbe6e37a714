"""sd show: what it finds, what it says when there is nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digidot_term.cli.main import main
from tests.cli.conftest import Run
from tests.project_files import HEAD

PROFILE = (
    f"profile: SmallPatient\nid: small-patient\nbase: Patient\n{HEAD}"
    "elements:\n  birthDate: {card: 1..1, ms: true, why: Needed.}\n"
)
STRUCTURE = {
    "resourceType": "StructureDefinition",
    "url": "http://example.org/fhir/StructureDefinition/other",
    "name": "Other",
    "status": "draft",
    "kind": "resource",
    "abstract": False,
    "type": "Patient",
    "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
    "derivation": "constraint",
    "differential": {"element": [{"id": "Patient.gender", "path": "Patient.gender", "min": 1}]},
}
XML = """<?xml version="1.0"?>
<StructureDefinition xmlns="http://hl7.org/fhir">
  <url value="http://example.org/fhir/StructureDefinition/other"/>
  <name value="Other"/>
  <status value="draft"/>
  <kind value="resource"/>
  <abstract value="false"/>
  <type value="Patient"/>
  <baseDefinition value="http://hl7.org/fhir/StructureDefinition/Patient"/>
  <derivation value="constraint"/>
  <differential>
    <element id="Patient.gender"><path value="Patient.gender"/><min value="1"/></element>
  </differential>
</StructureDefinition>
"""


@pytest.fixture
def project(root: Path) -> Path:
    folder = root / "structuredefinitions"
    folder.mkdir()
    (folder / "small-patient.yaml").write_text(PROFILE, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "word",
    [
        "small-patient",
        "SmallPatient",
        "http://example.org/fhir/StructureDefinition/small-patient",
        "structuredefinitions/small-patient.yaml",
    ],
)
def test_a_source_is_shown_by_id_name_canonical_and_file(project: Path, run: Run, word: str) -> None:
    ran = run("sd", "show", word)
    assert (ran.code, ran.err) == (0, "")
    assert "└─ birthDate  S      1..1    (date)" in ran.out


@pytest.mark.parametrize("word", ["Patient", "http://hl7.org/fhir/StructureDefinition/Patient", "patient-birthPlace"])
def test_r4_is_shown_by_name_canonical_and_id(project: Path, run: Run, word: str) -> None:
    assert run("sd", "show", word, "--view", "key").code == 0


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", json.dumps(STRUCTURE)), ("a.xml", XML), ("a.txt", json.dumps(STRUCTURE))]
)
def test_a_file_is_shown_as_json_and_as_xml(project: Path, run: Run, name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    ran = run("sd", "show", name)
    assert (ran.code, ran.err) == (0, "")
    assert "└─ gender         1..1" in ran.out


def test_outside_a_project_the_installed_packages_are_known(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("--lang", "nb", "sd", "show", "Patient", "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["name"] == "Patient"


HOSTILE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><StructureDefinition xmlns="http://hl7.org/fhir"/>'


@pytest.mark.parametrize(
    ("name", "text", "code", "kind"),
    [
        ("a.json", "nonsense", 3, "a.json:1:1: error FHIR230"),
        ("a.json", "[1]", 3, "FHIR23"),
        ("a.json", "[" * 100_000, 3, "FHIR237"),
        ("a.json", '{"resourceType": "Patient"}', 3, "SD1"),
        ("a.json", '{"resourceType": "StructureDefinition"}', 3, "SD1"),
        ("a.json", json.dumps({**STRUCTURE, "differential": {}}), 3, "SD092"),
        ("a.json", json.dumps({**STRUCTURE, "differential": {"element": [{"id": "x"}]}}), 3, "SD104"),
        ("a.xml", HOSTILE, 3, "FHIR201"),
        ("a.xml", XML.replace("</differential>", ""), 3, "FHIR200"),
        ("a.xml", XML.replace("gender", "gendr"), 1, "a.xml: error SD0"),
        ("a.xml", XML.replace("tion/Patient", "tion/Patent"), 1, "a.xml: error SD0"),
    ],
)
def test_a_bad_file_is_told_of(project: Path, run: Run, name: str, text: str, code: int, kind: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    ran = run("sd", "show", name)
    assert ran.code == code
    assert kind in ran.err
    assert "Traceback" not in ran.err


def test_a_word_nobody_knows_gets_a_proposal(project: Path, run: Run) -> None:
    ran = run("sd", "show", "small-patiant")
    assert ran.code == 2
    assert "SD090" in ran.err
    assert "`small-patient`?" in ran.err


def test_a_missing_file_is_told_of(project: Path, run: Run) -> None:
    assert run("sd", "show", "none.json").code == 3


@pytest.mark.parametrize("option", ["--view", "--format"])
def test_an_unknown_view_or_format_is_a_usage_error(project: Path, run: Run, option: str) -> None:
    assert run("sd", "show", "Patient", option, "nonsense").code == 2


def test_a_source_with_an_error_is_shown_as_far_as_it_goes(project: Path, run: Run) -> None:
    path = project / "structuredefinitions/small-patient.yaml"
    path.write_text(PROFILE + "  birthDatt: {ms: true}\n", encoding="utf-8")
    ran = run("sd", "show", "small-patient")
    assert ran.code == 1
    assert "small-patient.yaml:8:3" in ran.err
    assert "birthDate" in ran.out


def test_a_source_that_cannot_be_read_is_said_to_be(project: Path, run: Run) -> None:
    path = project / "structuredefinitions/small-patient.yaml"
    path.write_text("profile: [\n", encoding="utf-8")
    ran = run("sd", "show", "structuredefinitions/small-patient.yaml")
    assert ran.code == 1
    assert "small-patient.yaml" in ran.err


def test_no_colour_goes_to_what_is_no_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sd", "show", "Patient"])
    assert "\033" not in capsys.readouterr().out


@pytest.mark.parametrize(("name", "text"), [("a.json", json.dumps(STRUCTURE)), ("a.xml", XML)])
def test_a_file_becomes_a_source(project: Path, run: Run, name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    ran = run("sd", "import", name)
    assert ran.code == 0
    assert "profile: Other\nid: other\nbase: Patient\n" in ran.out
    assert "  gender: {card: 1..}\n" in ran.out
    assert run("sd", "import", name, "-o", "-").out == ran.out


def test_an_imported_source_is_written_and_builds(project: Path, run: Run) -> None:
    Path("a.json").write_text(json.dumps(STRUCTURE), encoding="utf-8")
    target = "structuredefinitions/other.yaml"
    ran = run("sd", "import", "a.json", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert target in ran.err
    built = json.loads(run("--quiet", "sd", "build", "other").out)
    assert built["differential"] == STRUCTURE["differential"]
    assert list(Path("structuredefinitions").glob(".*")) == []


def test_an_import_writes_over_nothing(project: Path, run: Run) -> None:
    Path("a.json").write_text(json.dumps(STRUCTURE), encoding="utf-8")
    Path("there.yaml").write_text("mine", encoding="utf-8")
    ran = run("sd", "import", "a.json", "-o", "there.yaml")
    assert ran.code == 2
    assert "SRC036" in ran.err
    assert Path("there.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.json", "nonsense", "FHIR230"),
        ("a.json", '{"resourceType": "Patient"}', "SD100"),
        ("a.json", json.dumps({**STRUCTURE, "differential": {"element": "x"}}), "FHIR2"),
        ("a.json", json.dumps({**STRUCTURE, "baseDefinition": "http://example.org/none"}), "SD094"),
        ("a.json", json.dumps({**STRUCTURE, "derivation": "specialization"}), "SD093"),
        ("a.xml", HOSTILE, "FHIR201"),
    ],
)
def test_a_bad_file_is_not_imported(project: Path, run: Run, name: str, text: str, kind: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    ran = run("sd", "import", name, "-o", "out.yaml")
    assert ran.code == 3
    assert kind in ran.err
    assert not Path("out.yaml").exists()


@pytest.mark.parametrize(
    ("name", "base", "kind"),
    [
        ("NewPatient", "Patient", "profile"),
        ("NewFinding", "Condition", "profile"),
        ("NewSmall", "small-patient", "profile"),
        ("NewVital", "http://hl7.org/fhir/StructureDefinition/vitalsigns", "profile"),
        ("NewCoding", "Coding", "datatype"),
        ("NewQuantity", "Quantity", "datatype"),
        ("NewExtension", "Extension", "extension"),
        ("NewModel", "Base", "logical"),
        ("NewElement", "Element", "logical"),
    ],
)
def test_what_is_begun_builds_as_it_is(project: Path, run: Run, name: str, base: str, kind: str) -> None:
    ran = run("sd", "new", name, "--base", base, "-o", "structuredefinitions/new.yaml")
    assert (ran.code, ran.out) == (0, "")
    text = Path("structuredefinitions/new.yaml").read_text("utf-8")
    assert f"\n{kind}: {name}\n" in text
    built = run("--quiet", "sd", "build", name)
    assert (built.code, built.err) == (0, "")
    assert json.loads(built.out)["name"] == name
    assert max(map(len, text.splitlines())) <= 120


def test_what_the_base_always_has_stands_ready_the_rest_in_comments(project: Path, run: Run) -> None:
    ran = run("--lang", "nb", "sd", "new", "NewFinding", "--base", "Condition")
    assert "id: new-finding\nbase: Condition\n" in ran.out
    assert "\n  subject:  # 1..1; Reference(Patient | Group); Who has the condition?\n    ms: true\n" in ran.out
    assert "\n  # code:  # 0..1; CodeableConcept; condition-code (example)" in ran.out
    assert "# Mest brukt:" in ran.out


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("NewPatient", "--base", "Patent"), "SD094"),
        (("new-patient", "--base", "Patient"), "SD086"),
        (("NewPatient", "--base", "Patient", "--kind", "datatype"), "SD087"),
        (("NewPatient", "--base", "Patient", "--kind", "extension"), "SD087"),
        (("NewPatient", "--base", "Patient", "--kind", "nonsense"), "SRC030"),
        (("NewPatient", "--base", "Patient", "-o", "digidot.toml"), "SRC036"),
    ],
)
def test_what_cannot_be_begun_is_told_of(project: Path, run: Run, arguments: tuple[str, ...], kind: str) -> None:
    before = Path("digidot.toml").read_bytes()
    ran = run("sd", "new", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert kind in ran.err
    assert Path("digidot.toml").read_bytes() == before
