"""Check: problems, rules and shapes together, narrowed to paths, held to a threshold."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.jobs.check import CheckOutcome, check

BROKEN = 'valueset: "broken\n'


def checked(root: Path, cache: Path, *paths: str, fail_on: str | None = None) -> CheckOutcome:
    return check(root, edition=None, cache=cache, paths=paths, fail_on=fail_on)


def places(outcome: CheckOutcome) -> set[str]:
    return {item.place.path for item in outcome.findings.open}


@pytest.fixture
def broken(root: Path) -> Path:
    (root / "valuesets" / "broken.yaml").write_text(BROKEN, "utf-8")
    return root


def test_problems_of_sources_fail_a_check(broken: Path, cache: Path) -> None:
    outcome = checked(broken, cache)
    assert outcome.failed
    assert {"valuesets/broken.yaml", "digidot.toml"} <= places(outcome)


@pytest.mark.parametrize(
    ("path", "failed", "expected"),
    [
        ("valuesets/broken.yaml", True, {"valuesets/broken.yaml"}),
        ("./valuesets/broken.yaml", True, {"valuesets/broken.yaml"}),
        ("{root}/valuesets/broken.yaml", True, {"valuesets/broken.yaml"}),
        ("conceptmaps", False, set()),
        ("digidot.toml", False, {"digidot.toml"}),
    ],
)
def test_paths_narrow_findings(broken: Path, cache: Path, path: str, failed: bool, expected: set[str]) -> None:
    (broken / "conceptmaps").mkdir()
    outcome = checked(broken, cache, path.format(root=broken))
    assert (outcome.failed, places(outcome)) == (failed, expected)


@pytest.mark.parametrize("path", [".", "{root}", "valuesets/.."])
def test_the_project_itself_is_a_path(broken: Path, cache: Path, path: str) -> None:
    assert places(checked(broken, cache, path.format(root=broken))) == places(checked(broken, cache))


def test_paths_are_taken_from_the_working_folder_first(
    broken: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken / "valuesets")
    assert places(checked(broken, cache, "broken.yaml")) == {"valuesets/broken.yaml"}


@pytest.mark.parametrize("path", ["valuesets/absent.yaml", "..", "/", "valueset"])
def test_a_path_that_is_not_of_the_project_is_a_usage_error(root: Path, cache: Path, path: str) -> None:
    with pytest.raises(DigidotError) as caught:
        checked(root, cache, path)
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(("fail_on", "failed"), [("error", False), ("warning", True), ("info", True), (None, False)])
def test_the_threshold(root: Path, cache: Path, fail_on: str | None, failed: bool) -> None:
    config = root / "digidot.toml"
    config.write_text(config.read_text("utf-8") + "\n[check]\nselect = []\n", "utf-8")
    outcome = checked(root, cache, fail_on=fail_on)  # the sample edition is a warning
    assert outcome.failed is failed


PATTERN = """\
profile: Wrong
id: wrong
base: Observation
title: {en: "Wrong", nb: "Gal"}
description: {en: "A profile with a number where a text belongs.", nb: "En profil med et tall der det skal stå en tekst."}
elements:
  status: {card: 1..1}
  code:
    pattern: {coding: [{system: 1.50, code: a}]}
"""


def test_a_wrong_value_in_a_profile_is_found_once_where_it_is(root: Path, cache: Path) -> None:
    (root / "structuredefinitions").mkdir(exist_ok=True)
    (root / "structuredefinitions" / "wrong.yaml").write_text(PATTERN, "utf-8")
    found = [item for item in checked(root, cache).findings.open if item.kind.id in {"FHIR100", "SD063"}]
    assert [str(item.place) for item in found] == ["structuredefinitions/wrong.yaml:9:33"]
