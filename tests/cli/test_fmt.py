"""The command fmt: what it writes, what it leaves, what it says, and its exit codes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from digidot_term.language import LANGUAGES
from tests.cli.conftest import Run
from tests.project_files import valueset

WRITTEN = """\
include:
  - {ecl: '<<80967001'}   # caries
  - ecl: |
      <<80967001 |karies| OR <<18718003 OR <<234975001 OR <<80967001 {{ D term="rot" }}
exclude: [{ecl: "<<80967001 : 363698007=*", reason: "a test"}]
"""
FORMATTED = """\
include:
  - {ecl: '<< 80967001 |Dental caries|'}   # caries
  - ecl: |
      << 80967001 |Dental caries|
      OR << 18718003 |Gingival disease|
      OR << 234975001 |Root caries|
      OR << 80967001 |Dental caries| {{ D term = "rot" }}
exclude: [{ecl: "<< 80967001 |Dental caries| : 363698007 |Finding site| = *", reason: "a test"}]
"""


@pytest.fixture
def source(root: Path) -> Path:
    path = root / "valuesets/below/more.yaml"
    path.parent.mkdir()
    path.write_text(valueset("more", WRITTEN), "utf-8")
    return path


def test_sources_are_written_anew_once(source: Path, run: Run) -> None:
    ran = run("fmt")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "changed: valuesets/below/more.yaml\nfiles: 4, changed: 1\n"
    assert source.read_text("utf-8") == valueset("more", FORMATTED)
    assert run("fmt").err == "files: 4, changed: 0\n"
    assert run("-q", "fmt", "--check").code == 0


def test_check_writes_nothing(source: Path, run: Run) -> None:
    before = source.read_text("utf-8")
    ran = run("fmt", "--check")
    assert ran.code == 4
    assert "would change: valuesets/below/more.yaml" in ran.err
    assert source.read_text("utf-8") == before


def test_the_build_is_the_same(source: Path, root: Path, run: Run) -> None:
    run("build")
    before = {path.name: path.read_bytes() for path in (root / "build").rglob("*.json")}
    assert run("fmt").code == 0
    assert run("build", "--check").code == 0
    assert before["ValueSet-more.json"]


def test_terms_are_those_asked_for_else_those_of_the_project(source: Path, root: Path, run: Run) -> None:
    run("fmt", "--terms", "nb")
    assert "80967001 |karies|'" in source.read_text("utf-8")
    config = root / "digidot.toml"
    config.write_text(config.read_text("utf-8") + '\n[fmt]\nterms = "fsn"\n', "utf-8")
    run("fmt")
    assert "80967001 |Dental caries (disorder)|'" in source.read_text("utf-8")
    run("fmt", "--no-terms", "--edition", "absent")
    assert "{ecl: '<< 80967001'}" in source.read_text("utf-8")
    run("fmt", "--no-terms", "--long")
    assert "{ecl: 'descendantOrSelfOf 80967001'}" in source.read_text("utf-8")


def test_a_wrong_source_is_left_alone_and_told(source: Path, root: Path, run: Run) -> None:
    other = root / "valuesets/other.yaml"
    other.write_text(valueset("other", 'include: [{ecl: "<<80967001"}, {ecl: "<< (80967001"}]\n'), "utf-8")
    before = other.read_bytes()
    ran = run("fmt")
    assert ran.code == 1
    assert "valuesets/other.yaml:4:42: error ECL007 unclosed" in ran.err
    assert other.read_bytes() == before
    assert source.read_text("utf-8") == valueset("more", FORMATTED)


def test_a_term_that_is_wrong_is_told_and_kept(root: Path, run: Run) -> None:
    path = root / "valuesets/other.yaml"
    path.write_text(valueset("other", 'include: [{ecl: "<<80967001 |Periodontitis|"}]\n'), "utf-8")
    ran = run("fmt")
    assert ran.code == 0
    assert "ECL052 term-mismatch" in ran.err
    assert "<< 80967001 |Periodontitis|" in path.read_text("utf-8")


def test_files_and_folders_are_named(source: Path, root: Path, run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "lines.ecl"
    lines.write_text("<<80967001\n\n<<18718003\n", "utf-8")
    ran = run("fmt", str(lines), "valuesets", "valuesets/below/more.yaml")
    assert ran.err.splitlines() == [f"changed: {lines}", "changed: valuesets/below/more.yaml", "files: 4, changed: 2"]
    assert lines.read_text("utf-8") == "<< 80967001 |Dental caries|\n\n<< 18718003 |Gingival disease|\n"


def test_outside_a_project_files_are_formatted_with_the_sample(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.ecl").write_text("<<80967001", "utf-8")
    assert run("fmt", "x.ecl").code == 0
    assert (tmp_path / "x.ecl").read_text("utf-8") == "<< 80967001 |Dental caries|"
    assert run("fmt").code == 2


def test_standard_input_goes_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), "utf-8"))

    given("<<80967001\n<<18718003\n")
    ran = run("fmt", "-")
    assert (ran.code, ran.out, ran.err) == (0, "<< 80967001 |Dental caries|\n<< 18718003 |Gingival disease|\n", "")
    given(ran.out)
    assert run("fmt", "-", "--check").code == 0
    given("<<80967001")
    ran = run("fmt", "--check", "-")
    assert (ran.code, ran.out, ran.err) == (4, "", "would change: -\n")
    given("<<(80967001\n")
    ran = run("fmt", "-")
    assert (ran.code, ran.out) == (1, "<<(80967001\n")
    assert ran.err.startswith("-:1:3: error ECL007")


def test_permissions_and_links_stay(source: Path, root: Path, run: Run) -> None:
    source.chmod(0o640)
    link = root / "link.yaml"
    link.symlink_to(source)
    assert run("fmt", "link.yaml").code == 0
    assert link.is_symlink()
    assert source.stat().st_mode & 0o777 == 0o640
    assert list(source.parent.iterdir()) == [source]


@pytest.mark.parametrize("content", [b"\xff", b"a: [", b"a: {ecl: '<<', ecl: '*'}", "\ufeffa: &b {ecl: '*'}".encode()])
def test_what_cannot_be_read_stays(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    ran = run("fmt", str(path), "--no-terms")
    assert ran.code == 1
    assert "error" in ran.err
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "arguments", [["absent"], ["--terms", "sv"], ["--terms", "nb", "--no-terms"], ["--nonsense"]], ids=" ".join
)
def test_wrong_use_exits_2(root: Path, run: Run, arguments: list[str]) -> None:
    assert run("fmt", *arguments).code == 2


def test_it_speaks_three_languages(source: Path, run: Run) -> None:
    said = {run("--lang", language, "fmt", "--check").err for language in LANGUAGES}
    assert len(said) == 3
