from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.fhir.packages.cache import (
    PackageId,
    cache_folder,
    is_installed,
    list_packages,
    package_folder,
    parse_package_id,
)
from tests.fhir.packages.package_files import write_folder


@pytest.mark.parametrize("text", ["hl7.fhir.r4.core@4.0.1", "hl7.fhir.r4.core#4.0.1"])
def test_both_spellings_name_the_same_package(text: str) -> None:
    assert parse_package_id(text) == PackageId("hl7.fhir.r4.core", "4.0.1")


def test_prerelease_versions_are_versions() -> None:
    assert parse_package_id("a.b@1.0.0-ballot.2+build").version == "1.0.0-ballot.2+build"


@pytest.mark.parametrize("text", ["", "hl7.fhir.r4.core", "@4.0.1", "a@", "../a@1", "a@1/..", "a@..", "a@1@2", "a b@1"])
def test_anything_else_is_a_usage_error(text: str) -> None:
    with pytest.raises(DigidotError) as caught:
        parse_package_id(text)
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.diagnostics[0].kind.id == "PKG002"


def test_the_cache_is_the_option_else_the_variable_else_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FHIR_PACKAGE_CACHE", "~/elsewhere")
    assert cache_folder(Path("here")) == Path("here")
    assert cache_folder() == tmp_path / "elsewhere"
    monkeypatch.delenv("FHIR_PACKAGE_CACHE")
    assert cache_folder() == tmp_path / ".fhir/packages"


def test_installed_packages_are_those_with_a_manifest(tmp_path: Path) -> None:
    write_folder(tmp_path, {"b#2.0.0/package/package.json": {}, "a#1.0.0/package/package.json": {}})
    write_folder(
        tmp_path, {"half#1.0.0/package/x.json": {}, ".digidot-term-x/new/package/package.json": {}, "note": ""}
    )
    assert list_packages(tmp_path) == (PackageId("a", "1.0.0"), PackageId("b", "2.0.0"))
    assert is_installed(tmp_path, PackageId("a", "1.0.0"))
    assert not is_installed(tmp_path, PackageId("half", "1.0.0"))
    assert package_folder(tmp_path, PackageId("a", "1.0.0")) == tmp_path / "a#1.0.0"


def test_a_cache_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list_packages(tmp_path / "none") == ()
