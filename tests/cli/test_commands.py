"""What each command prints, where, in which language, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digidot_term.language import LANGUAGES
from tests.cli.conftest import FILES, Run


def break_source(root: Path) -> None:
    (root / "valuesets/teeth.yaml").write_text(FILES["valuesets/teeth.yaml"].replace("80967001", "80967002"), "utf-8")


def test_build_writes_and_says_so_on_standard_error(root: Path, run: Run) -> None:
    ran = run("build")
    assert ran.code == 0
    assert "4 files, 4 added, 0 changed, 0 removed" in ran.err
    assert "SCT060" in ran.out
    assert (root / "build/package/ValueSet-teeth.json").is_file()
    assert "nothing to change" in run("build").err
    assert run("-q", "build").err == ""


def test_build_check_finds_drift(root: Path, run: Run) -> None:
    assert run("build", "--check").code == 4
    assert not (root / "build").exists()
    run("build")
    assert run("build", "--check").code == 0
    source = root / "valuesets/surface.yaml"
    source.write_text(source.read_text("utf-8").replace("Okklusal", "Annen"), "utf-8")
    ran = run("build", "--check")
    assert ran.code == 4
    assert "would change: CodeSystem-surface.json" in ran.err


@pytest.mark.parametrize("command", [["build"], ["build", "--check"], ["check"]])
def test_an_error_in_a_source_is_located_and_exits_1(root: Path, run: Run, command: list[str]) -> None:
    break_source(root)
    ran = run(*command)
    assert ran.code == 1
    assert "valuesets/teeth.yaml:4:" in ran.out
    assert "80967002" in ran.out
    assert not (root / "build").exists()


def test_findings_are_results_and_may_go_to_files(root: Path, run: Run, tmp_path: Path) -> None:
    break_source(root)
    target = tmp_path / "out.sarif"
    ran = run("check", "--format", "json", "--format", f"sarif={target}")
    assert ran.code == 1
    assert any(item["path"] == "valuesets/teeth.yaml" for item in json.loads(ran.out))
    assert json.loads(target.read_text("utf-8"))["version"] == "2.1.0"


def test_accepted_findings_do_not_mix_with_json(root: Path, run: Run) -> None:
    config = root / "digidot.toml"
    accepted = '[[check.suppress]]\nrule = "sample-edition"\nreason = "a test"\n'
    config.write_text(f"{config.read_text('utf-8')}\n{accepted}", "utf-8")
    ran = run("check", "--format", "json", "--show-suppressed")
    json.loads(ran.out)
    assert "= a test" in ran.err
    assert "= a test" in run("check", "--show-suppressed").out


@pytest.mark.parametrize(
    ("language", "word"),
    [("nb", "bygd mot eksempelutgaven"), ("nn", "bygd mot eksempelutgåva"), ("en", "built against")],
)
def test_the_language_is_the_readers(root: Path, run: Run, language: str, word: str) -> None:
    assert word in run("--lang", language, "build").out
    assert word in run("build", "--lang", language).out


def test_the_language_may_come_from_the_environment(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGIDOT_LANG", "nn_NO.UTF-8")
    assert "eksempelutgåva" in run("build").out
    monkeypatch.delenv("DIGIDOT_LANG")
    monkeypatch.setenv("LC_ALL", "no_NO")
    assert "eksempelutgaven" in run("build").out


def test_ecl_lists_the_fields_that_are_selected(run: Run) -> None:
    selection = "^ [referencedComponentId, valueId] 900000000000489007"
    assert run("ecl", selection, "--limit", "1", "--lang", "nb").out == (
        "referencedComponentId                         valueId\n"
        "31312004 |helprotese, inkludert justeringer|  900000000000484002 |flertydig komponent|\n"
    )
    assert run("ecl", selection, "--limit", "1", "--format", "csv").out == (
        "referencedComponentId,valueId\n31312004,900000000000484002\n"
    )
    assert int(run("ecl", selection, "--count").out) == len(json.loads(run("ecl", selection, "--format", "json").out))


@pytest.mark.parametrize(
    ("expression", "code", "place"),
    [("<< 80967002", 1, "expression:1:4"), ("<< (80967001", 2, "expression:1:"), ("", 2, "expression:1:1")],
)
def test_mistakes_in_ecl_are_located_on_standard_error(run: Run, expression: str, code: int, place: str) -> None:
    ran = run("ecl", expression)
    assert ran.code in {code, 2}
    assert place in ran.err
    assert "ECL" in ran.err


@pytest.mark.parametrize(
    ("command", "names", "file"),
    [
        ("vs", ["teeth"], "ValueSet-teeth.json"),
        ("vs", ["surface"], "CodeSystem-surface.json"),
        ("map", [], "ConceptMap-m.json"),
        ("map", ["M"], "ConceptMap-m.json"),
    ],
)
def test_artefacts_by_kind(root: Path, run: Run, tmp_path: Path, command: str, names: list[str], file: str) -> None:
    ran = run(command, "build", *names)
    assert (ran.code, ran.err) == (0, "")
    resource = json.loads(ran.out)
    assert file == f"{resource['resourceType']}-{resource['id']}.json"
    written = run(command, "build", *names, "-o", str(tmp_path / "out"))
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "out" / file).read_text("utf-8") == ran.out


@pytest.mark.parametrize(("command", "name"), [("vs", "ValueSet-teeth"), ("map", "ConceptMap-m")])
def test_artefacts_as_xml(root: Path, run: Run, tmp_path: Path, command: str, name: str) -> None:
    word = name.partition("-")[2]
    as_json, as_xml, both = (run(command, "build", word, "--format", each).out for each in ("json", "xml", "both"))
    assert as_xml.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<')
    assert both == as_json + as_xml
    ran = run(command, "build", word, "--format", "xml", "-o", str(tmp_path / "out"))
    assert ran.err == f"{tmp_path / 'out' / name}.xml\n"
    assert (tmp_path / "out" / f"{name}.xml").read_text("utf-8") == as_xml


def test_a_project_without_structures_builds_none(root: Path, run: Run) -> None:
    ran = run("sd", "build")
    assert (ran.code, ran.out) == (0, "")


def test_the_earlier_sample_gives_another_build_and_diff_says_how(root: Path, run: Run, tmp_path: Path) -> None:
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    assert run("build", "--edition", "sample@earlier", "-o", old).code == 0
    assert run("build", "-o", new).code == 0
    ran = run("diff", old, new)
    assert ran.code == 0
    assert "19700101" in ran.out
    assert json.loads(run("diff", old, new, "--format", "json").out)["artefacts"]
    assert run("diff", new, new).out == "nothing changed (4 artefacts)\n"
    assert run("diff", new, old, "--fail-on", "breaking").code == int(
        json.loads(run("diff", new, old, "--format", "json").out)["breaking"]
    )


def test_a_package_is_packed_listed_and_compared(root: Path, run: Run) -> None:
    run("build")
    refused = run("package", "pack")
    assert refused.code == 3
    packed = run("package", "pack", "--allow-sample")
    assert packed.code == 0
    archive = root / "build/org.example.dental-1.0.0.tgz"
    assert archive.is_file()
    listed = json.loads(run("package", "list", str(archive), "--format", "json").out)
    assert {"ValueSet", "CodeSystem", "ConceptMap"} <= {item["type"] for item in listed}
    assert "org.example.dental@1.0.0" in run("package", "list").out
    assert run("diff", "build", str(archive)).out.startswith("nothing changed")
    assert run("build", "--check").code == 0


def test_rules_and_their_explanations(run: Run) -> None:
    assert run("rules").code == 0
    for language in LANGUAGES:
        assert run("--lang", language, "explain", "SCT053").out.startswith("# SCT053 inactive-concept")
    both = run("explain", "inactive-concept").out
    assert "SCT053" in both
    assert "ECL051" in both


def test_schemas(run: Run) -> None:
    kinds = run("schema").out.split()
    assert "valueset" in kinds
    for kind in kinds:
        assert json.loads(run("schema", kind).out)["title"] == f"digidot-term {kind}"


def test_the_doctor(root: Path, run: Run, tmp_path: Path) -> None:
    assert run("doctor").code == 0
    assert run("--cache", str(tmp_path / "empty"), "doctor").code == 3


def test_the_sample_is_written(run: Run, tmp_path: Path) -> None:
    ran = run("sample", "write", str(tmp_path / "sample"))
    assert ran.code == 0
    written = [Path(line) for line in ran.err.splitlines()]
    assert len(written) == 2
    assert run("ecl", "80967001", "--edition", "+".join(map(str, written))).code == 0


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("digidot-term ")
