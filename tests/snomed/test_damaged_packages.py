"""Packages that do not belong together, and packages that cannot be read: what is said, where, and what still loads."""

from __future__ import annotations

import struct
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Severity
from digidot_term.snomed import Edition, MemoryPackage, constants, kinds, open_edition_packages, read_edition
from digidot_term.snomed.rf2 import package_kinds, zip_package
from tests.snomed.answers import answers
from tests.snomed.editions import DATES, INT, NO, bare_history
from tests.snomed.file_types import FILE_TYPES, files_of
from tests.snomed.naive import NaiveEdition
from tests.snomed.sound_release import SOUND, Files, path

BARE = bare_history()
EMPTY = files_of({}, "Snapshot", INT, DATES[INT][0])


def read(packages: Sequence[Files], **options: Any) -> tuple[Edition, tuple[Diagnostic, ...]]:
    named = [MemoryPackage(f"package{number}", files) for number, files in enumerate(packages)]
    return read_edition(named, name="x", **options)


def dependency(number: int, release: int, line: int, column: str) -> str:
    """Return the place of a cell of the extension's module dependencies."""
    file_type = FILE_TYPES["ModuleDependency"]
    cells = list(BARE.snapshot(NO, release).values())[list(FILE_TYPES).index("ModuleDependency")].split(b"\r\n")[
        line - 1
    ]
    before = cells.split(b"\t")[: file_type.columns.index(column)]
    return f"package{number}/{file_type.path('Snapshot', NO, DATES[NO][release])}:{line}:{len(b' '.join(before)) + 2}"


MISSING, WRONG = kinds.DEPENDENCY_MISSING, kinds.DEPENDENCY_DATE
MISMATCHES: dict[str, tuple[Sequence[Files], Kind, Sequence[str]]] = {
    "an extension alone": (
        [BARE.snapshot(NO)],
        MISSING,
        [dependency(0, 2, line, "referencedComponentId") for line in (2, 3)],
    ),
    "an extension's Full alone": ([BARE.full(NO)], MISSING, []),
    "an International release too old": (
        [BARE.snapshot(INT, 1), BARE.snapshot(NO, 2)],
        WRONG,
        [dependency(1, 2, line, "targetEffectiveTime") for line in (2, 3)],
    ),
    "an International release too new, given last": (
        [BARE.snapshot(NO, 1), BARE.snapshot(INT, 2)],
        WRONG,
        [dependency(0, 1, line, "targetEffectiveTime") for line in (2, 3)],
    ),
    "an extension brought forward alone": (
        [BARE.snapshot(INT, 0), BARE.snapshot(NO, 0), BARE.delta(NO, 1)],
        WRONG,
        [],
    ),
    "an International release brought forward alone": (
        [BARE.snapshot(INT, 0), BARE.snapshot(NO, 0), BARE.delta(INT, 1)],
        WRONG,
        [dependency(1, 0, line, "targetEffectiveTime") for line in (2, 3)],
    ),
}


@pytest.mark.parametrize("name", MISMATCHES)
def test_packages_that_do_not_belong_together_are_an_error_that_names_what_to_load(name: str) -> None:
    packages, kind, places = MISMATCHES[name]
    _, diagnostics = read(packages)
    assert {(each.kind.id, each.severity) for each in diagnostics} == {(kind.id, Severity.ERROR)}
    assert not places or [str(each.place) for each in diagnostics] == places
    for diagnostic in diagnostics:
        assert "SNOMED CT International Edition" in diagnostic.advice()
        assert dict(diagnostic.values)["target_date"] in diagnostic.advice("nb")


@pytest.mark.parametrize("name", MISMATCHES)
def test_they_load_with_a_warning_where_that_is_asked_for(name: str) -> None:
    packages, kind, _ = MISMATCHES[name]
    edition, diagnostics = read(packages, allow_mismatch=True)
    assert {each.severity for each in diagnostics if each.kind is kind} == {Severity.WARNING}
    assert answers(edition) == answers(NaiveEdition(packages))


def test_at_a_date_between_their_releases_two_packages_do_not_belong_together() -> None:
    _, diagnostics = read([BARE.full(INT), BARE.full(NO)], as_of=DATES[INT][1])
    assert {each.kind for each in diagnostics} == {WRONG}
    assert (
        f"builds on module {constants.CORE_MODULE} of {DATES[INT][0]}, but {DATES[INT][1]} is"
        in diagnostics[0].message()
    )


@pytest.mark.parametrize(
    ("packages", "options"),
    [
        ([], {}),
        ([EMPTY], {}),
        ([{**SOUND, path("Concept"): b"id\r\n"}], {}),
        ([BARE.full(INT)], {"as_of": "20231231"}),
    ],
    ids=["no package", "headers alone", "no concept file", "a date before the first row"],
)
def test_an_edition_without_concepts_is_an_error(packages: Sequence[Files], options: dict[str, str]) -> None:
    edition, diagnostics = read(packages, **options)
    assert kinds.NO_CONCEPTS in [each.kind for each in diagnostics]
    assert (len(edition.concept_ids), edition.module_id) == (0, 0)


@pytest.mark.parametrize("release", ["snapshot", "delta"])
def test_an_edition_at_a_date_needs_full_files(release: str) -> None:
    files = BARE.snapshot(INT) if release == "snapshot" else BARE.delta(INT, 2)
    with pytest.raises(DigidotError) as caught:
        read([BARE.full(NO), files], as_of="20250115")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.kind.id, str(diagnostic.place)) == (package_kinds.NO_FULL.id, "package1")
    assert "20250115" in diagnostic.message("nn")


def test_an_older_snapshot_left_beside_a_newer_one_changes_nothing() -> None:
    edition, diagnostics = read([{**BARE.snapshot(INT, 0), **BARE.snapshot(INT, 2)}])
    assert diagnostics == ()
    assert answers(edition) == answers(NaiveEdition([BARE.snapshot(INT, 2)]))


# What cannot be read at all.

CONCEPTS = path("Concept")


def zipped(files: Files, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


WHOLE = zipped(SOUND)
DIRECTORY = WHOLE.index(b"PK\x01\x02")
DATA = 30 + len(next(iter(SOUND)))
"""Where the first entry's data begin."""


def changed(data: bytes, at: int, put: bytes) -> bytes:
    return data[:at] + put + data[at + len(put) :]


def flagged(data: bytes) -> bytes:
    """Say of the first entry that it is encrypted."""
    at = data.index(b"PK\x01\x02")
    return changed(changed(data, 6, b"\x01"), at + 8, b"\x01")


def nested(depth: int) -> bytes:
    data = WHOLE
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


FIRST = next(iter(SOUND))
STORED = zipped(SOUND, zipfile.ZIP_STORED)
BOMB = {**SOUND, CONCEPTS: bytes(zip_package.RATIO_FREE_SIZE + 1)}
ZIPS: dict[str, tuple[bytes, Kind, str]] = {
    "an empty file": (b"", package_kinds.NOT_A_ZIP, ""),
    "a page of a web site": (b"<html>please sign in</html>", package_kinds.NOT_A_ZIP, ""),
    "a zip cut off in the middle": (WHOLE[: len(WHOLE) // 2], package_kinds.NOT_A_ZIP, ""),
    "a zip without its last byte": (WHOLE[:-1], package_kinds.NOT_A_ZIP, ""),
    "a zip without its beginning": (WHOLE[100:], package_kinds.ZIP_DAMAGED, f"/{FIRST}"),
    "a broken zip directory": (changed(WHOLE, DIRECTORY, b"XX"), package_kinds.NOT_A_ZIP, ""),
    "one byte of deflated text": (changed(WHOLE, DATA + 100, b"\xaa\xaa"), package_kinds.ZIP_DAMAGED, f"/{FIRST}"),
    "one byte of stored text": (changed(STORED, DATA + 200, b"\t"), package_kinds.ZIP_DAMAGED, f"/{FIRST}"),
    "a wrong checksum": (changed(WHOLE, DIRECTORY + 16, b"\0\0\0\0"), package_kinds.ZIP_DAMAGED, f"/{FIRST}"),
    "an unknown compression": (
        changed(changed(WHOLE, 8, b"\x63"), DIRECTORY + 10, b"\x63"),
        package_kinds.ZIP_DAMAGED,
        f"/{FIRST}",
    ),
    "an encrypted entry": (flagged(WHOLE), package_kinds.ZIP_ENCRYPTED, f"/{FIRST}"),
    "zips too deep in each other": (
        nested(zip_package.DEEPEST_NESTING + 1),
        package_kinds.ZIP_TOO_DEEP,
        "/inner.zip/inner.zip/inner.zip",
    ),
    "an inner zip that is none": (zipped({"inner.zip": b"no"}), package_kinds.NOT_A_ZIP, "/inner.zip"),
    "an inner zip with a wrong byte": (
        zipped({"inner.zip": changed(WHOLE, DATA + 100, b"\xaa\xaa")}),
        package_kinds.ZIP_DAMAGED,
        f"/inner.zip/{FIRST}",
    ),
    "a way out of the folder": (zipped({**SOUND, "../../evil.txt": b""}), package_kinds.ZIP_ESCAPE, ""),
    "a way to the root": (zipped({**SOUND, "/etc/evil.txt": b""}), package_kinds.ZIP_ESCAPE, ""),
    "a way out in an inner zip": (zipped({"i.zip": zipped({"../evil.txt": b""})}), package_kinds.ZIP_ESCAPE, ""),
    "a bomb": (zipped(BOMB), package_kinds.ZIP_BOMB, f"/{CONCEPTS}"),
    "an entry that claims to be too large": (
        changed(WHOLE, DIRECTORY + 24, struct.pack("<I", zip_package.LARGEST_ENTRY + 1)),
        package_kinds.ZIP_ENTRY_TOO_LARGE,
        f"/{FIRST}",
    ),
    "an entry that claims less than it holds": (
        changed(WHOLE, DIRECTORY + 24, struct.pack("<I", 100)),
        package_kinds.ZIP_DAMAGED,
        f"/{FIRST}",
    ),
    "no RF2 files": (zipped({"notes.txt": b""}), package_kinds.NO_RF2_FILES, ""),
}


def refusal(spec: str) -> DigidotError:
    """Return how a release that cannot be read is refused, be it when opened or when read."""
    with pytest.raises(DigidotError) as caught:
        read_edition(open_edition_packages(spec), name="x")
    return caught.value


@pytest.mark.parametrize("name", ZIPS)
def test_a_zip_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    data, kind, entry = ZIPS[name]
    release = tmp_path / "release.zip"
    release.write_bytes(data)
    error = refusal(str(release))
    assert [(each.kind.id, str(each.place)) for each in error.diagnostics] == [(kind.id, f"{release}{entry}")]
    assert error.exit_code is ExitCode.INPUT


def nothing(folder: Path) -> str:
    return str(folder / "nothing")


def no_release(folder: Path) -> str:
    (folder / "sct2_Concept.txt").write_bytes(b"")
    return str(folder)


def dangling_link(folder: Path) -> str:
    (folder / Path(CONCEPTS).name).symlink_to(folder / "gone.txt")
    return str(folder)


PATHS: dict[str, tuple[Callable[[Path], str], Kind, str]] = {
    "no such path": (nothing, package_kinds.PATH_MISSING, "nothing"),
    "no RF2 files": (no_release, package_kinds.NO_RF2_FILES, ""),
    "a file that cannot be read": (dangling_link, package_kinds.UNREADABLE, Path(CONCEPTS).name),
    "one path empty": (lambda folder: f"{folder}+", package_kinds.EMPTY_PATH, "+"),
    "all paths empty": (lambda folder: str(folder)[:0], package_kinds.EMPTY_PATH, ""),
}


@pytest.mark.parametrize("name", PATHS)
def test_a_path_that_leads_to_no_release_is_refused(tmp_path: Path, name: str) -> None:
    make, kind, end = PATHS[name]
    try:
        spec = make(tmp_path)
    except OSError:
        pytest.skip("links are not to be made here")
    (diagnostic,) = refusal(spec).diagnostics
    assert diagnostic.kind.id == kind.id
    assert str(diagnostic.place).removeprefix(str(tmp_path)).lstrip("/") == end


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
@example(DIRECTORY + 46, 128)
@example(len(WHOLE) - 6, 255)
def test_no_changed_byte_of_a_zip_gives_another_edition(at: int, change: int) -> None:
    data = changed(WHOLE, at, bytes([WHOLE[at] ^ change]))
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / "release.zip"
        release.write_bytes(data)
        try:
            edition, _ = read_edition(open_edition_packages(str(release)), name="x")
        except DigidotError:
            return
    # The bytes of a file are covered by a checksum; what is not is a name, and a file of another name is not read.
    assert set(edition.concept_ids) <= set(NaiveEdition([SOUND]).concept_ids)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(WHOLE) - 1))
def test_no_shortened_zip_is_read(length: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / "release.zip"
        release.write_bytes(WHOLE[:length])
        assert refusal(str(release)).diagnostics
