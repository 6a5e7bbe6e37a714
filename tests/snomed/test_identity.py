from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from digidot_term.snomed.identity import identify
from digidot_term.snomed.info import PackageRecord

FILES = {f"Snapshot/sct2_Concept_Snapshot_INT_2025010{day}.txt": b"id\r\n" * 9 for day in (1, 2)}
FIRST, SECOND = FILES
END = b"PK\x05\x06"


def write_zip(path: Path, files: dict[str, bytes], *, comment: bytes = b"", date: int = 1980) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (date, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return path


def write_folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
        os.utime(path / name, ns=(0, 10**18))
    return path


def content(package: PackageRecord) -> tuple[int, int]:
    """What a package is known by wherever it lies."""
    return package.size, package.directory


def test_a_zip_says_where_it_lies_how_large_and_how_old_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_zip(tmp_path / "r.zip", FILES)
    os.utime(path, ns=(0, 10**18 + 7))
    monkeypatch.chdir(tmp_path)
    found = identify(Path("r.zip"))
    assert found[:3] == (str(path), path.stat().st_size, 10**18 + 7)
    assert found.sha256 == ""


def test_a_zip_copied_renamed_or_touched_is_the_same(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "r.zip", FILES)
    known = content(identify(path))
    (tmp_path / "elsewhere").mkdir()
    copy = shutil.copyfile(path, tmp_path / "elsewhere" / "other.zip")
    os.utime(path, ns=(0, 0))
    assert content(identify(copy)) == content(identify(path)) == known
    assert content(identify(path.rename(tmp_path / "moved.zip"))) == known


CHANGED: dict[str, tuple[dict[str, bytes], dict[str, object]]] = {
    "a letter": (FILES | {FIRST: b"id\r\n" * 8 + b"ie\r\n"}, {}),
    "a name": ({FIRST.replace("INT", "NO1"): FILES[FIRST], SECOND: FILES[SECOND]}, {}),
    "one more file": (FILES | {"notes.txt": b""}, {}),
    "one file less": ({FIRST: FILES[FIRST]}, {}),
    "another order": ({SECOND: FILES[SECOND], FIRST: FILES[FIRST]}, {}),
    "a date": (FILES, {"date": 1981}),
    "a comment": (FILES, {"comment": b"x"}),
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_zip_of_something_else_is_another(tmp_path: Path, change: str) -> None:
    files, options = CHANGED[change]
    known = identify(write_zip(tmp_path / "r.zip", FILES))
    assert content(identify(write_zip(tmp_path / "s.zip", files, **options))) != content(known)  # type: ignore[arg-type]


def test_a_zip_whose_directory_stands_elsewhere_is_known_by_its_end(tmp_path: Path) -> None:
    found = []
    for number, data in enumerate((b"one", b"two")):
        path = write_zip(tmp_path / f"{number}.zip", {FIRST: data})
        whole = bytearray(path.read_bytes())
        at = whole.rindex(END)
        whole[at + 12 : at + 20] = b"\xff" * 8  # as ZIP64 has it
        path.write_bytes(whole)
        found.append(content(identify(path)))
    assert found[0] != found[1]
    assert found[0][0] == found[1][0]


@pytest.mark.parametrize("data", [b"", b"x", END, END + bytes(3), END + b"\xff" * 18, b"x" * 200_000 + END + bytes(18)])
def test_what_is_no_zip_has_an_identity_too(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.zip").write_bytes(data)
    found = identify(tmp_path / "r.zip")
    assert found.size == len(data)
    (tmp_path / "r.zip").write_bytes(data + b"y")
    assert content(identify(tmp_path / "r.zip")) != content(found)


def test_what_is_not_there_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        identify(tmp_path / "nothing")


def test_a_folder_is_known_by_the_names_sizes_and_times_of_its_files(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "r", FILES)
    known = content(identify(folder))
    assert known[0] == sum(map(len, FILES.values()))
    copy = Path(shutil.copytree(folder, tmp_path / "elsewhere" / "copy"))
    (folder / "Readme.pdf").write_bytes(b"x")
    (folder / "Snapshot" / ".DS_Store").write_bytes(b"x")
    assert content(identify(copy)) == content(identify(folder)) == known

    (copy / FIRST).rename(copy / FIRST.replace("INT", "NO1"))
    os.utime(folder / SECOND, ns=(0, 10**18 + 1))
    found = {known, content(identify(copy)), content(identify(folder))}
    (folder / SECOND).write_bytes(b"longer" * 9)
    assert len(found | {content(identify(folder))}) == 4


def test_a_file_moved_within_a_folder_makes_it_another(tmp_path: Path) -> None:
    known = content(identify(write_folder(tmp_path / "r", FILES)))
    moved = {name.replace("Snapshot/", "Full/"): data for name, data in FILES.items()}
    assert content(identify(write_folder(tmp_path / "s", moved))) != known
