from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from digidot_term.diagnostics import Diagnostic, DigidotError
from digidot_term.snomed.rf2 import package_kinds, zip_package
from digidot_term.snomed.rf2.package import open_package
from tests.rf2_builder import content

CONCEPTS = "Snapshot/Terminology/sct2_Concept_Snapshot_INT_20250101.txt"


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def fault(path: Path, data: bytes) -> Diagnostic:
    """What is said when a zip is opened and its concept file read."""
    path.write_bytes(data)
    with pytest.raises(DigidotError) as caught:
        content(open_package(path), CONCEPTS)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.place.path.startswith(str(path))
    return diagnostic


def test_a_zip_gives_its_data_files(tmp_path: Path) -> None:
    (tmp_path / "r.zip").write_bytes(zipped({f"Rel/{CONCEPTS}": b"id\n", f"__MACOSX/{CONCEPTS}": b"", "Rel/": b""}))
    package = open_package(tmp_path / "r.zip")
    assert package.names() == (f"Rel/{CONCEPTS}",)
    assert content(package, f"Rel/{CONCEPTS}") == b"id\n"


def test_a_zip_inside_a_zip_is_read_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "r.zip").write_bytes(zipped({"inner.zip": zipped({CONCEPTS: b"id\n"})}))
    package = open_package(tmp_path / "r.zip")
    assert package.names() == (f"inner.zip/{CONCEPTS}",)
    assert content(package, f"inner.zip/{CONCEPTS}") == b"id\n"


def test_zips_too_deep_inside_each_other_are_refused(tmp_path: Path) -> None:
    content = zipped({CONCEPTS: b"id\n"})
    for _ in range(zip_package.DEEPEST_NESTING + 1):
        content = zipped({"inner.zip": content})
    assert fault(tmp_path / "r.zip", content).kind is package_kinds.ZIP_TOO_DEEP


def test_what_is_not_a_zip_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path / "r.zip", b"<html>please sign in</html>").kind is package_kinds.NOT_A_ZIP
    assert fault(tmp_path / "r.zip", b"").kind is package_kinds.NOT_A_ZIP
    assert fault(tmp_path / "r.zip", zipped({"inner.zip": b"no"})).place.path.endswith("r.zip/inner.zip")


def test_a_truncated_zip_is_refused(tmp_path: Path) -> None:
    whole = zipped({CONCEPTS: b"id\n" * 1000})
    for length in (1, len(whole) // 2, len(whole) - 1):
        assert fault(tmp_path / "r.zip", whole[:length]).kind is package_kinds.NOT_A_ZIP


def test_a_damaged_entry_is_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped({CONCEPTS: bytes(range(256)) * 20}))
    start = 30 + len(CONCEPTS)
    whole[start + 20 : start + 60] = bytes(40)
    assert fault(tmp_path / "r.zip", bytes(whole)).kind is package_kinds.ZIP_DAMAGED


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped({CONCEPTS: b"id\n"}))
    directory = whole.index(b"PK\x01\x02")
    whole[6] |= 1
    whole[directory + 8] |= 1
    assert fault(tmp_path / "r.zip", bytes(whole)).kind is package_kinds.ZIP_ENCRYPTED


@pytest.mark.parametrize("name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a\\..\\evil.txt"])
def test_an_entry_that_would_land_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    found = fault(tmp_path / "r.zip", zipped({CONCEPTS: b"id\n", name: b""}))
    assert found.kind is package_kinds.ZIP_ESCAPE
    assert "evil.txt" in found.message()


def test_an_absurd_ratio_is_refused(tmp_path: Path) -> None:
    found = fault(tmp_path / "r.zip", zipped({CONCEPTS: bytes(zip_package.RATIO_FREE_SIZE + 1)}))
    assert found.kind is package_kinds.ZIP_BOMB


def test_an_entry_that_claims_to_be_too_large_is_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped({CONCEPTS: b"id\n"}))
    directory = whole.index(b"PK\x01\x02")
    whole[directory + 24 : directory + 28] = (zip_package.LARGEST_ENTRY + 1).to_bytes(4, "little")
    assert fault(tmp_path / "r.zip", bytes(whole)).kind is package_kinds.ZIP_ENTRY_TOO_LARGE


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path / "r.zip", zipped({"notes.txt": b""})).kind is package_kinds.NO_RF2_FILES
