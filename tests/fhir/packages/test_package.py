from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.index import build_index, render_index
from digidot_term.fhir.packages.package import read_package
from tests.fhir.packages.package_files import MANIFEST, TOOTH, package_tgz, tgz, write_folder


def refused_as(path: Path) -> tuple[str, str]:
    with pytest.raises(DigidotError) as caught:
        read_package(path)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic.kind.id, diagnostic.message()


def test_a_tgz_and_its_folder_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.tgz").write_bytes(package_tgz(TOOTH))
    write_folder(tmp_path / "a", {"package/package.json": MANIFEST, "package/ValueSet-tooth.json": TOOTH})
    packages = [read_package(tmp_path / path) for path in ("a.tgz", "a", "a/package")]
    for package in packages:
        assert package.id == PackageId("test.teeth", "1.0.0")
        assert [entry.url for entry in package.entries] == [TOOTH["url"]]
        assert package.files.names() == ("ValueSet-tooth.json", "package.json")
        assert package.read_resource("ValueSet-tooth.json") == TOOTH


def test_a_version_2_index_is_taken_as_it_stands(tmp_path: Path) -> None:
    index = render_index(build_index([("ValueSet-tooth.json", {**TOOTH, "url": "http://example.org/from-the-index"})]))
    files = {"package.json": MANIFEST, "ValueSet-tooth.json": TOOTH, ".index.json": index}
    (entry,) = read_package(write_folder(tmp_path, files)).entries
    assert entry.url == "http://example.org/from-the-index"


@pytest.mark.parametrize("index", ['{"index-version": 1, "files": []}', "[]", "{", "null"])
def test_another_index_is_rebuilt(tmp_path: Path, index: str) -> None:
    files = {"package.json": MANIFEST, "ValueSet-tooth.json": TOOTH, ".index.json": index}
    (entry,) = read_package(write_folder(tmp_path, files)).entries
    assert entry.url == TOOTH["url"]


def test_only_files_right_in_the_package_are_indexed(tmp_path: Path) -> None:
    files = {"package.json": MANIFEST, "example/ValueSet-tooth.json": TOOTH, "readme.txt": "x", ".x.json": "{}"}
    assert read_package(write_folder(tmp_path, files)).entries == ()


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    path = write_folder(tmp_path, {"package.json": '\ufeff{"name": "a", "version": "1"}'})
    assert read_package(path).id == PackageId("a", "1")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    kind, message = refused_as(tmp_path / "none.tgz")
    assert kind == "PKG016"
    assert "none.tgz" in message


def test_a_folder_or_archive_without_manifest_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "a.tgz").write_bytes(tgz({"package/x.json": b"{}"}))
    assert refused_as(tmp_path)[0] == "PKG013"
    assert refused_as(tmp_path / "a.tgz")[0] == "PKG013"


@pytest.mark.parametrize(
    ("manifest", "kind"),
    [("{", "PKG014"), ("[]", "PKG014"), ('{"name": "a"}', "PKG013"), ('{"name": 1, "version": "1"}', "PKG013")],
)
def test_a_broken_manifest_is_refused(tmp_path: Path, manifest: str, kind: str) -> None:
    assert refused_as(write_folder(tmp_path, {"package.json": manifest}))[0] == kind


def test_decimals_keep_their_digits(tmp_path: Path) -> None:
    text = '{"resourceType": "Observation", "valueQuantity": {"value": 1.10}}'
    package = read_package(write_folder(tmp_path, {"package.json": MANIFEST, "Observation-a.json": text}))
    value = package.read_resource("Observation-a.json")["valueQuantity"]["value"]
    assert (type(value), str(value)) == (Decimal, "1.10")


@pytest.mark.parametrize("text", ['{"a": 1,\n}', '{"a": ' * 100_000], ids=["broken", "deep"])
def test_a_broken_resource_is_named(tmp_path: Path, text: str) -> None:
    path = write_folder(tmp_path, {"package.json": MANIFEST, "ValueSet-a.json": text})
    with pytest.raises(DigidotError) as caught:
        read_package(path)
    assert caught.value.diagnostics[0].kind.id == "PKG014"
    assert caught.value.diagnostics[0].place.path.endswith("ValueSet-a.json")


def test_a_resource_the_index_promises_but_is_not_there(tmp_path: Path) -> None:
    index = render_index(build_index([("ValueSet-tooth.json", TOOTH)]))
    package = read_package(write_folder(tmp_path, {"package.json": MANIFEST, ".index.json": index}))
    with pytest.raises(DigidotError) as caught:
        package.read_resource("ValueSet-tooth.json")
    assert caught.value.diagnostics[0].kind.id == "PKG015"
