"""Adding, listing, verifying, removing and comparing editions in a cache of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.jobs.edition import add, describe, known_editions, remove, verify
from digidot_term.jobs.edition_diff import edition_diff
from digidot_term.jobs.opening import open_to_ask
from digidot_term.sample import write_sample


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without editions, so that the list of one test is not that of another."""
    monkeypatch.setenv("DIGIDOT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def packages(tmp_path: Path) -> list[str]:
    return [str(path) for path in write_sample(tmp_path / "releases")]


def added(packages: list[str], name: str = "") -> str:
    edition, problems = add(packages, name=name, as_of="", allow_mismatch=False, strict=True)
    assert problems == ()
    return edition.name


def names(folder: Path | None = None) -> dict[str, bool]:
    known, unreadable = known_editions(folder)
    assert unreadable == ()
    return {edition.name: edition.in_use for edition in known}


def test_an_edition_is_listed_until_it_is_removed(packages: list[str], tmp_path: Path) -> None:
    assert names(tmp_path) == {"sample": True, "sample@earlier": False}
    assert added(packages, "mine") == "mine"
    assert names(tmp_path) == {"mine": False, "sample": True, "sample@earlier": False}
    assert verify("mine") == ()
    remove("mine")
    assert "mine" not in names(tmp_path)


def test_packages_may_be_joined_as_in_an_edition_option(packages: list[str]) -> None:
    assert added(["+".join(packages)]) == added(packages)


@pytest.mark.parametrize("action", [remove, verify])
def test_there_must_be_an_edition_of_that_name(action: object) -> None:
    assert callable(action)
    with pytest.raises(DigidotError) as caught:
        action("absent")
    assert caught.value.exit_code is ExitCode.INPUT
    assert caught.value.diagnostics[0].kind.name == "no-such-edition"


def test_the_edition_in_use_is_marked_by_name_and_by_its_packages(packages: list[str], tmp_path: Path) -> None:
    added(packages, "mine")
    config = tmp_path / "digidot.toml"
    for spec in ("mine", "+".join(packages)):
        config.write_text(f'[snomed]\nedition = "{spec}"\n', "utf-8")
        assert names(tmp_path) == {"mine": True, "sample": False, "sample@earlier": False}


def test_packages_that_are_not_indexed_are_listed_without_being_indexed(
    packages: list[str], tmp_path: Path, cache: Path
) -> None:
    spec = "+".join(packages)
    (tmp_path / "digidot.toml").write_text(f'[snomed]\nedition = "{spec}"\n', "utf-8")
    assert names(tmp_path)[spec]
    assert not (cache / "editions").exists()


def test_a_file_of_another_format_is_told_of(packages: list[str], cache: Path) -> None:
    added(packages, "mine")
    (cache / "editions" / "old.edition").write_bytes(b"of another time")
    known, unreadable = known_editions(None)
    assert "old" not in {edition.name for edition in known}
    assert [item.kind.name for item in unreadable] == ["index-of-another-format"]


def test_an_edition_is_described(packages: list[str]) -> None:
    added(packages, "mine")
    facts, problems = describe("mine", None)
    assert problems == ()
    assert [Path(package.path).name for package in facts.edition.info.packages] == [
        Path(each).name for each in packages
    ]
    assert dict(facts.refsets)[721144007] == len(facts.edition.members(721144007))
    assert facts.translated["nb"] == sum(
        facts.edition.preferred_term(sctid, "nb") is not None for sctid in facts.edition.active_ids
    )


def test_two_editions_are_compared(packages: list[str]) -> None:
    added(packages, "mine")
    outcome = edition_diff(open_to_ask("sample@earlier"), open_to_ask("mine"))
    assert outcome.doubts == ()
    assert outcome.comparison.new.name == "mine"
    assert {str(what) for what, _, _ in outcome.comparison.totals} >= {"concept-added", "concept-inactivated"}
    same = edition_diff(open_to_ask("sample"), open_to_ask("mine")).comparison
    assert (same.hierarchies, same.refsets) == ((), ())
