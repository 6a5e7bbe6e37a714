"""What `edition` prints, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digidot_term.language import LANGUAGES
from digidot_term.sample import write_sample
from tests.cli.conftest import Run
from tests.cli.test_edition_in_doubt import damaged


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache without editions, so that the list of one test is not that of another."""
    monkeypatch.setenv("DIGIDOT_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def packages(tmp_path: Path) -> list[str]:
    return [str(path) for path in write_sample(tmp_path / "releases")]


def test_the_sample_is_always_there(run: Run, root: Path) -> None:
    listed = json.loads(run("edition", "list", "--format", "json").out)
    assert [(item["edition"], item["inUse"]) for item in listed] == [("sample", True), ("sample@earlier", False)]
    for language in LANGUAGES:
        page = run("--lang", language, "edition", "show", "sample@earlier")
        assert page.code == 0
        assert "19700101" in page.out
    assert json.loads(run("edition", "show", "--format", "json").out)["effectiveTime"] == "19700701"


def test_an_edition_lives_by_its_name(run: Run, packages: list[str]) -> None:
    added = run("edition", "add", *packages, "--name", "mine")
    assert (added.code, added.out) == (0, "")
    assert added.err.startswith("mine: http://snomed.info/xsct/29999999105/version/19700701, 1274 concepts\n")
    assert "mine" in run("edition", "list").out
    assert "SHA-256" in run("edition", "show", "mine").out
    assert run("concept", "show", "80967001", "--edition", "mine").code == 0
    verified = run("edition", "verify", "mine")
    assert (verified.code, verified.out) == (0, "nothing found\n")
    removed = run("edition", "remove", "mine")
    assert (removed.code, removed.out, removed.err) == (0, "", "mine: removed\n")
    assert "mine" not in run("edition", "list").out
    assert Path(packages[0]).exists()


def test_a_name_is_made_of_the_release(run: Run, packages: list[str]) -> None:
    added = run("edition", "add", *packages)
    name = added.err.partition(":")[0]
    assert name.endswith("19700701")
    assert run("edition", "show", name).code == 0


def test_a_package_that_changed_is_found(run: Run, packages: list[str]) -> None:
    run("edition", "add", *packages, "--name", "mine")
    with Path(packages[0]).open("ab") as file:
        file.write(b"x")
    ran = run("edition", "verify", "mine")
    assert ran.code == 1
    assert "package-changed" in ran.out


@pytest.mark.parametrize("command", ["verify", "remove"])
def test_an_unknown_name(run: Run, command: str) -> None:
    ran = run("edition", command, "absent")
    assert ran.code == 3
    assert "NAME: error SCT072" in ran.err


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--as-of", "20251301"], 2, "SCT077"),
        (["--as-of", "today"], 2, "SCT077"),
        (["--name", "../x"], 2, "SCT071"),
        (["--name", "sample"], 2, "SCT071"),
    ],
)
def test_mistakes_in_adding(run: Run, packages: list[str], options: list[str], code: int, said: str) -> None:
    ran = run("edition", "add", *packages, *options)
    assert ran.code == code
    assert said in ran.err
    assert "sample@earlier" in run("edition", "list").out


def test_an_extension_alone_is_refused_unless_it_is_asked_for(run: Run, packages: list[str]) -> None:
    refused = run("edition", "add", packages[1])
    assert refused.code == 3
    assert "SCT044" in refused.err
    allowed = run("edition", "add", packages[1], "--allow-mismatch", "--name", "alone")
    assert allowed.code == 1
    assert "alone: " in allowed.err
    assert "--allow-mismatch" in run("edition", "show", "alone").out


def test_bad_rows_are_left_out_or_refused(run: Run, tmp_path: Path) -> None:
    packages = damaged(tmp_path, "sct2_Description_Snapshot-en_INT", b"tooth", b"t\xf8\xf8th").split("+")
    strict = run("edition", "add", *packages, "--strict", "--name", "strict")
    assert strict.code == 3
    kind = run("edition", "add", *packages, "--name", "kind")
    assert kind.code == 1
    assert "sct2_Description_Snapshot-en_INT" in kind.err
    listed = {item["edition"]: item["problems"] for item in json.loads(run("edition", "list", "--format", "json").out)}
    assert listed["kind"] >= 1
    assert "strict" not in listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_editions_are_compared(run: Run, language: str) -> None:
    ran = run("--lang", language, "edition", "diff", "sample@earlier", "sample")
    assert (ran.code, ran.err) == (0, "")
    assert "58411009" in ran.out
    assert "109753007" in ran.out


def test_a_comparison_has_its_formats_and_limit(run: Run) -> None:
    both = ("sample@earlier", "sample")
    data = json.loads(run("edition", "diff", *both, "--format", "json").out)
    assert {item["kind"] for item in data["counts"]} >= {"concept-added", "concept-inactivated", "concept-moved"}
    assert run("edition", "diff", *both, "--format", "markdown").out.startswith("# sample@earlier → sample\n")
    counts = run("edition", "diff", *both, "--limit", "0").out
    assert "concepts added (7)" in counts
    assert "733941004" not in counts
    assert run("edition", "diff", *both, "--format", "csv").code == 2
    assert run("edition", "diff", "sample", "absent").code == 3
    assert run("edition", "diff", "sample").code == 2


def test_the_same_edition_does_not_differ(run: Run) -> None:
    assert run("edition", "diff", "sample", "sample").out.endswith("nothing changed\n")
