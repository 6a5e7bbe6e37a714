from __future__ import annotations

import gzip
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.packages.archive import Limits, extract_tgz, read_tgz, read_zip_member
from tests.fhir.packages.package_files import gzipped_tar, tgz


def refused_as(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(DigidotError) as caught:
        list(read_tgz(data, origin="a.tgz", limits=limits or Limits()))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.place.path == "a.tgz"
    return diagnostic.kind.id


def entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, size
    return info


def test_files_come_in_the_archives_order() -> None:
    data = tgz({"package/b.json": b"b", "./package/a.json": b"a"})
    assert list(read_tgz(data, origin="a.tgz")) == [("package/b.json", b"b"), ("package/a.json", b"a")]


def test_extraction_writes_folders_and_files(tmp_path: Path) -> None:
    extract_tgz(tgz({"package/example/a.json": b"{}"}), tmp_path / "new", origin="a.tgz")
    assert (tmp_path / "new/package/example/a.json").read_bytes() == b"{}"


@pytest.mark.parametrize(
    "name",
    ["../evil.json", "package/../../evil.json", "/etc/evil.json", "C:/evil.json", "..\\evil.json", "package/a\nb.json"],
)
def test_paths_that_lead_elsewhere_are_refused(name: str) -> None:
    assert refused_as(tgz({name: b"x"})) == "PKG011"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_links_and_devices_are_refused(kind: bytes) -> None:
    assert refused_as(gzipped_tar((entry("package/a.json", kind, "/etc/passwd"), b""))) == "PKG011"


def test_a_sparse_file_is_refused() -> None:
    info = entry("package/a.json")
    info.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.map": "0,1", "GNU.sparse.size": "9999999999"}
    assert refused_as(gzipped_tar((info, b""))) == "PKG011"


def test_a_gzip_bomb_stops_at_the_limit() -> None:
    bomb = tgz({"package/a.json": bytes(5_000_000)})
    assert len(bomb) < 20_000
    assert refused_as(bomb, Limits(content=1_000_000)) == "PKG012"


def test_too_many_entries_are_refused() -> None:
    data = tgz({f"package/{number}.json": b"" for number in range(11)})
    assert refused_as(data, Limits(entries=10)) == "PKG012"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no tar", gzip.compress(b""), gzip.compress(b"not a tar" * 200)])
def test_what_is_no_tgz_is_unreadable(data: bytes) -> None:
    assert refused_as(data) == "PKG010"


def test_a_wrong_gzip_sum_is_unreadable() -> None:
    data = bytearray(tgz({"package/a.json": b"a"}))
    data[-8] ^= 1
    assert refused_as(bytes(data)) == "PKG010"


@given(st.integers(min_value=0, max_value=200))
def test_no_truncated_archive_reads_as_whole(length: int) -> None:
    whole = tgz({"package/a.json": b"abc", "package/b.json": b"def"})
    if length < len(whole):
        assert refused_as(whole[:length]) == "PKG010"


@given(st.binary(max_size=300))
def test_any_bytes_are_files_or_a_refusal(data: bytes) -> None:
    try:
        files = list(read_tgz(gzip.compress(data), origin="a.tgz"))
    except DigidotError:
        return
    assert all(not Path(name).is_absolute() and ".." not in Path(name).parts for name, _ in files)


def write_zip(folder: Path) -> Path:
    path = folder / "a.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/x.tgz", bytes(100_000))
    return path


def test_a_zip_gives_one_file(tmp_path: Path) -> None:
    assert read_zip_member(write_zip(tmp_path), "data/x.tgz") == bytes(100_000)


@pytest.mark.parametrize(
    ("member", "limit", "kind"), [("data/y.tgz", 1_000_000, "PKG010"), ("data/x.tgz", 99, "PKG012")]
)
def test_a_zip_refuses(tmp_path: Path, member: str, limit: int, kind: str) -> None:
    with pytest.raises(DigidotError) as caught:
        read_zip_member(write_zip(tmp_path), member, limits=Limits(content=limit))
    assert caught.value.diagnostics[0].kind.id == kind


def test_what_is_no_zip_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    path.write_bytes(b"not a zip")
    with pytest.raises(DigidotError) as caught:
        read_zip_member(path, "data/x.tgz")
    assert caught.value.diagnostics[0].kind.id == "PKG010"
