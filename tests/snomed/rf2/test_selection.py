from __future__ import annotations

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.snomed import MemoryPackage
from digidot_term.snomed.rf2 import package_kinds
from digidot_term.snomed.rf2.layouts import LAYOUTS
from digidot_term.snomed.rf2.selection import select_files


def concepts(release: str) -> str:
    return f"{release}/sct2_Concept_{release}_INT_20250101.txt"


def package(*names: str) -> MemoryPackage:
    return MemoryPackage("p", {name: name.encode() for name in names})


@pytest.mark.parametrize(
    ("present", "as_of", "wanted"),
    [
        (("Snapshot",), "", "Snapshot"),
        (("Snapshot", "Full", "Delta"), "", "Snapshot"),
        (("Full", "Delta"), "", "Full"),
        (("Delta",), "", "Delta"),
        (("Full",), "20240101", "Full"),
        (("Snapshot", "Full", "Delta"), "20240101", "Full"),
    ],
)
def test_one_release_type_is_read(present: tuple[str, ...], as_of: str, wanted: str) -> None:
    files = select_files(package(*map(concepts, present)), as_of)
    assert [file.name for file in files] == [concepts(wanted)]


@pytest.mark.parametrize(
    ("present", "found"), [(("Snapshot",), "Snapshot"), (("Snapshot", "Delta"), "Delta + Snapshot"), ((), "-")]
)
def test_an_edition_at_a_date_needs_full_files(present: tuple[str, ...], found: str) -> None:
    with pytest.raises(DigidotError) as caught:
        select_files(package(*map(concepts, present)), "20240101")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.kind, str(diagnostic.place)) == (package_kinds.NO_FULL, "p")
    assert f"has {found} files only; an edition as of 20240101" in diagnostic.message()
    assert caught.value.exit_code is ExitCode.INPUT


def test_files_the_engine_has_no_use_for_are_passed_over() -> None:
    stated = "Snapshot/sct2_StatedRelationship_Snapshot_INT_20250101.txt"
    other = "Snapshot/sct2_Novelty_Snapshot_INT_20250101.txt"
    assert [file.name for file in select_files(package(concepts("Snapshot"), stated, other, "Readme.txt"))] == [
        concepts("Snapshot")
    ]
    assert select_files(package(stated)) == ()


def test_a_full_file_of_no_use_does_not_make_an_edition_at_a_date() -> None:
    with pytest.raises(DigidotError):
        select_files(package(concepts("Snapshot"), "sct2_StatedRelationship_Full_INT_20250101.txt"), "20240101")


def test_a_file_knows_its_place_its_size_and_what_it_must_look_like() -> None:
    (file,) = select_files(package(concepts("Snapshot")))
    assert file.path == f"p/{concepts('Snapshot')}"
    assert file.size == len(concepts("Snapshot"))
    assert (file.layout, file.file_name.date) == (LAYOUTS["Concept"], "20250101")
