from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.snomed.rf2 import package_kinds
from digidot_term.snomed.rf2.package import FolderPackage, MemoryPackage, open_edition_packages, open_package
from tests.rf2_builder import content

CONCEPTS = "Snapshot/Terminology/sct2_Concept_Snapshot_INT_20250101.txt"


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"id\r\n")
    return folder


def test_a_folder_gives_its_data_files_wherever_they_lie(tmp_path: Path) -> None:
    write(
        tmp_path,
        CONCEPTS,
        "Readme_en.txt",
        f"__MACOSX/{CONCEPTS}",
        f".hidden/{CONCEPTS}",
        "x/._sct2_Concept_Snapshot_INT_20250101.txt",
    )

    package = open_package(tmp_path)

    assert isinstance(package, FolderPackage)
    assert package.name == str(tmp_path)
    assert package.names() == (CONCEPTS,)
    assert content(package, CONCEPTS) == b"id\r\n"


def test_a_package_in_memory_gives_its_data_files() -> None:
    package = MemoryPackage("m", {CONCEPTS: b"x", "notes.txt": b"y"})
    assert (package.names(), content(package, CONCEPTS)) == ((CONCEPTS,), b"x")


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        open_package(tmp_path / "nothing")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.kind is package_kinds.PATH_MISSING
    assert diagnostic.place.path == str(tmp_path / "nothing")
    assert caught.value.exit_code is ExitCode.INPUT


def test_a_folder_without_rf2_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        open_package(write(tmp_path, "notes.txt"))
    assert caught.value.diagnostics[0].kind is package_kinds.NO_RF2_FILES


@pytest.mark.parametrize("release", ["Full", "Delta"])
def test_a_release_needs_no_snapshot(tmp_path: Path, release: str) -> None:
    name = f"{release}/sct2_Concept_{release}_INT_20250101.txt"
    assert open_package(write(tmp_path, name)).names() == (name,)


def test_a_file_that_disappears_is_said_to_be_unreadable(tmp_path: Path) -> None:
    package = open_package(write(tmp_path, CONCEPTS))
    (tmp_path / CONCEPTS).unlink()
    with pytest.raises(DigidotError) as caught:
        content(package, CONCEPTS)
    assert str(caught.value.diagnostics[0].place) == f"{tmp_path}/{CONCEPTS}"


def test_several_packages_are_joined_with_plus(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", CONCEPTS), write(tmp_path / "two", CONCEPTS)
    assert [package.name for package in open_edition_packages(f"{one}+{two}")] == [str(one), str(two)]
    assert [package.name for package in open_edition_packages(f"{one} + {two}")] == [str(one), str(two)]


def test_a_path_with_a_plus_in_it_may_stand_alone(tmp_path: Path) -> None:
    folder = write(tmp_path / "no+int", CONCEPTS)
    assert [package.name for package in open_edition_packages(str(folder))] == [str(folder)]


@pytest.mark.parametrize("spec", ["", "+", "a+"])
def test_an_empty_path_is_a_matter_of_usage(spec: str) -> None:
    with pytest.raises(DigidotError) as caught:
        open_edition_packages(spec)
    assert caught.value.exit_code is ExitCode.USAGE
