"""Which edition is in use, and where the project is."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.jobs.opening import edition_in_use, open_edition, project_root
from tests.project_files import write_project


def test_what_is_asked_for_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "digidot.toml").write_text('[snomed]\nedition = "sample@earlier"\n', "utf-8")
    assert edition_in_use(None, tmp_path) == "sample@earlier"
    monkeypatch.setenv("DIGIDOT_EDITION", "other.zip")
    assert edition_in_use(None, tmp_path) == "other.zip"
    assert edition_in_use("asked", tmp_path) == "asked"


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("sample", "sample"),
        ("sample@newer", "sample@newer"),
        ("a.zip+b/c.zip", "{0}/a.zip+{0}/b/c.zip"),
        ("/abs/a.zip + b.zip", "/abs/a.zip+{0}/b.zip"),
        ("with+plus", "{0}/with+plus"),
    ],
)
def test_paths_of_the_configuration_are_taken_from_its_folder(tmp_path: Path, spec: str, expected: str) -> None:
    (tmp_path / "digidot.toml").write_text(f'[snomed]\nedition = "{spec}"\n', "utf-8")
    (tmp_path / "with+plus").mkdir()
    below = tmp_path / "valuesets" / "deep"
    below.mkdir(parents=True)
    assert edition_in_use(None, below) == expected.format(tmp_path)


@pytest.mark.parametrize(
    "configuration",
    [
        "",
        "[",
        "snomed = 1\n",
        "[snomed]\nedition = 1\n",
        "[snomed]\nedition = []\n",
        "[project]\n",
    ],
)
def test_any_other_configuration_means_the_sample(tmp_path: Path, configuration: str) -> None:
    (tmp_path / "digidot.toml").write_text(configuration, "utf-8")
    assert edition_in_use(None, tmp_path) == "sample"


@pytest.mark.parametrize("foreign", ["[project]\nname = 'x'\n", "tool = 1\n", "[tool]\ndigidot-term = 1\n", "["])
def test_a_foreign_pyproject_does_not_hide_the_project_above(tmp_path: Path, foreign: str) -> None:
    (tmp_path / "digidot.toml").write_text('[snomed]\nedition = "sample@earlier"\n', "utf-8")
    below = tmp_path / "tool"
    below.mkdir()
    (below / "pyproject.toml").write_text(foreign, "utf-8")
    assert edition_in_use(None, below) == "sample@earlier"


def test_the_project_is_found_from_below(tmp_path: Path) -> None:
    write_project(tmp_path, {"valuesets/x/.keep": ""})
    assert project_root(tmp_path / "valuesets" / "x") == tmp_path


def test_without_a_project_the_run_ends(tmp_path: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        project_root(tmp_path)
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("spec", ["absent.zip", "sample@other", "a+b", "+"])
def test_an_edition_that_is_not_there_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spec: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DigidotError):
        open_edition(spec)
