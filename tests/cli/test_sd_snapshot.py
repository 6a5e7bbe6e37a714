"""The command sd snapshot: what it says in each language, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digidot_term.language import LANGUAGES
from tests.cli.conftest import Run
from tests.fhir.packages.package_files import write_folder
from tests.jobs.structures.test_snapshot import BASE, CHILD

BAD = json.loads(json.dumps(CHILD).replace('"max": "2"', '"min": 0'))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside any project."""
    monkeypatch.chdir(tmp_path)
    return write_folder(
        tmp_path / "in", {"base.json": BASE, "child.json": CHILD, "bad/bad.json": {**BAD, "url": "http://x"}}
    )


def test_good_structures_are_written(run: Run, folder: Path) -> None:
    ran = run("sd", "snapshot", "in/base.json", "in/child.json", "-o", "out")
    assert (ran.code, ran.out, ran.err) == (0, "nothing found\n", "out: 2 of 2 structures written\n")
    assert sorted(path.name for path in (folder.parent / "out").iterdir()) == ["base.json", "child.json"]


def test_bad_ones_are_told_and_left_out(run: Run, folder: Path) -> None:
    ran = run("sd", "snapshot", "in", "-o", "out", "--format", "json")
    assert (ran.code, ran.err) == (1, "out: 2 of 3 structures written\n")
    (found,) = json.loads(ran.out)
    assert (found["path"], found["rule"], found["values"]["element"]) == ("in/bad/bad.json", "SD002", "Patient.name")
    assert run("sd", "snapshot", "in", "-o", "out", "--despite-errors").err == "out: 3 of 3 structures written\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_said_in_each_language(run: Run, folder: Path, language: str) -> None:
    ran = run("--lang", language, "sd", "snapshot", "in", "-o", "out")
    words = {"en": "has minimum 0, lower", "nb": "har minimum 0, lavere", "nn": "har minimum 0, lågare"}
    assert words[language] in ran.out


def test_what_is_missing_is_a_matter_of_the_command_line_or_the_cache(run: Run, folder: Path) -> None:
    assert run("sd", "snapshot", "in").code == 2
    assert run("sd", "snapshot", "-o", "out").code == 2
    assert run("sd", "snapshot", "elsewhere", "-o", "out").code == 2
    ran = run("sd", "snapshot", "in", "-o", "out", "--package", "a.b@1")
    assert ran.code == 3
    assert "digidot-term package install a.b@1" in ran.err
