"""Packages that others need."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.dependencies import Wanted, dependencies_of, resolve_packages
from tests.fhir.packages.package_files import write_folder


def installed(cache: Path, **packages: dict[str, str]) -> Path:
    """A cache with packages named `a_1.0` and what each needs."""
    for name, needs in packages.items():
        package, _, version = name.partition("_")
        manifest = {"name": package, "version": version, "dependencies": needs}
        write_folder(cache / f"{package}#{version}" / "package", {"package.json": manifest})
    return cache


def resolved(cache: Path, *named: str, wanted: tuple[Wanted, ...] = ()) -> tuple[list[str], list[str]]:
    ids = [PackageId(*word.split("@")) for word in named]
    packages, found = resolve_packages(ids, wanted, cache=cache)
    return [str(package) for package in packages], [f"{item.place} {item.kind.id} {item.message()}" for item in found]


def test_dependencies_come_nearest_first_and_once_even_in_a_circle(tmp_path: Path) -> None:
    cache = installed(tmp_path, a_1={"b": "1", "c": "1"}, b_1={"d": "1"}, c_1={"d": "1"}, d_1={"a": "1"})
    assert resolved(cache, "a@1") == (["a@1", "b@1", "c@1", "d@1"], [])


@pytest.mark.parametrize(
    ("asked", "taken"),
    [("1.0.0", "1.0.0"), ("1.x", "1.10.0"), ("1.9.x", "1.9.3"), ("latest", "2.0.0"), ("current", "2.0.0"), ("dev", "2.0.0")],
)  # fmt: skip
def test_of_what_is_installed_the_highest_that_fits_is_taken(tmp_path: Path, asked: str, taken: str) -> None:
    versions: dict[str, dict[str, str]] = {f"b_{each}": {} for each in ("1.0.0", "1.9.3", "1.10.0", "2.0.0")}
    cache = installed(tmp_path, a_1={"b": asked}, **versions)
    assert resolved(cache, "a@1") == (["a@1", f"b@{taken}"], [])


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("1.0.x", "1.0.0"),
        ("1.1.x", "1.1.0-ballot"),
        ("latest", "1.0.0"),
        ("current", "current"),
        ("dev", "1.0.0"),
        ("1.1.0-ballot", "1.1.0-ballot"),
    ],
)
def test_releases_come_before_ballots_unless_these_are_meant(tmp_path: Path, asked: str, taken: str) -> None:
    versions: dict[str, dict[str, str]] = {
        f"b_{each}": {} for each in ("0.9.0", "1.0.0", "1.0.1-snapshot", "1.1.0-ballot", "current")
    }
    assert resolved(installed(tmp_path, a_1={"b": asked}, **versions), "a@1") == (["a@1", f"b@{taken}"], [])


def test_a_dependency_that_is_not_installed_is_told_once_with_the_command(tmp_path: Path) -> None:
    cache = installed(tmp_path, a_1={"b": "1"}, c_1={"b": "1"})
    ids = [PackageId("a", "1"), PackageId("c", "1")]
    _, found = resolve_packages(ids, (), cache=cache)
    (problem,) = found
    assert (str(problem.place), problem.kind.id) == ("a@1", "PKG017")
    assert problem.message() == f"a@1 needs the FHIR package b@1, which is not installed; looked in {cache}"
    assert "`digidot-term --online package install b@1`" in problem.advice()


def test_another_version_that_is_in_use_already_is_told(tmp_path: Path) -> None:
    cache = installed(tmp_path, a_1={"c": "2"}, b_1={"c": "1"}, c_1={}, c_2={})
    packages, found = resolved(cache, "b@1", "a@1")
    assert packages == ["b@1", "a@1", "c@1"]
    assert found == ["a@1 PKG018 a@1 needs c@2; c@1 is used, which was asked for first"]


def test_another_version_is_a_warning_for_files_and_a_note_between_packages(tmp_path: Path) -> None:
    cache = installed(tmp_path, a_1={"c": "2"}, c_1={}, c_2={})
    named = [PackageId("c", "1"), PackageId("a", "1")]
    _, found = resolve_packages(named, [Wanted("c", "3", "mine.tgz")], cache=cache)
    assert [(str(item.place), item.severity.word) for item in found] == [("mine.tgz", "warning"), ("a@1", "info")]


def test_two_versions_that_are_both_named_are_both_used(tmp_path: Path) -> None:
    cache = installed(tmp_path, a_1={"c": "2"}, c_1={}, c_2={})
    assert resolved(cache, "c@1", "c@2", "a@1") == (["c@1", "c@2", "a@1"], [])


def test_a_package_that_is_named_must_be_installed(tmp_path: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        resolved(installed(tmp_path), "a@1", "b@2")
    assert [(str(item.place), item.kind.id) for item in caught.value.diagnostics] == [
        ("a@1", "PKG001"),
        ("b@2", "PKG001"),
    ]


def test_what_files_need_is_found_too(tmp_path: Path) -> None:
    cache = installed(tmp_path, a_1={})
    wanted = dependencies_of({"dependencies": {"a": "1", "b": 2}}, "mine.tgz")
    assert wanted == (Wanted("a", "1", "mine.tgz"),)
    assert resolved(cache, wanted=wanted) == (["a@1"], [])
    assert dependencies_of({"dependencies": ["a"]}, "mine.tgz") == ()
