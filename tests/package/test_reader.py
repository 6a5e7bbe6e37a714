from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.package.reader import read_artefacts
from tests.fhir.packages.package_files import package_tgz
from tests.package.builds import CONDITION, FILES, TOOTH, write_build


def refused_as(path: Path) -> list[str]:
    with pytest.raises(DigidotError) as caught:
        read_artefacts(path)
    assert caught.value.exit_code is ExitCode.INPUT
    return [diagnostic.kind.id for diagnostic in caught.value.diagnostics]


def test_a_build_folder_gives_its_resources_by_file_name(tmp_path: Path) -> None:
    assert read_artefacts(write_build(tmp_path)) == (
        ("ImplementationGuide-test.teeth.json", FILES["ImplementationGuide-test.teeth.json"]),
        ("ValueSet-tooth.json", TOOTH),
        ("example/Condition-caries.json", CONDITION),
    )


def test_an_archive_and_a_package_folder_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.tgz").write_bytes(package_tgz(TOOTH, **{"example/Condition-caries.json": CONDITION}))
    write_build(tmp_path / "a", {"ValueSet-tooth.json": TOOTH, "example/Condition-caries.json": CONDITION})
    assert (
        read_artefacts(tmp_path / "a.tgz") == read_artefacts(tmp_path / "a") == read_artefacts(tmp_path / "a/package")
    )


def test_what_is_no_resource_is_left_out(tmp_path: Path) -> None:
    others = {
        "package.json": "{}",
        ".index.json": "{",
        "schema.json": {"type": "object"},
        "openapi/X.json": "{",
        "a.txt": "",
    }
    assert [name for name, _ in read_artefacts(write_build(tmp_path, {**others, "ValueSet-tooth.json": TOOTH}))] == [
        "ValueSet-tooth.json"
    ]


def test_every_broken_file_is_named(tmp_path: Path) -> None:
    build = write_build(tmp_path, {"ValueSet-a.json": "{", "ValueSet-b.json": "[]", "ValueSet-tooth.json": TOOTH})
    assert refused_as(build) == ["PKG014", "PKG014"]


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    assert refused_as(tmp_path) == ["PKG051"]
    assert refused_as(tmp_path / "none") == ["PKG016"]
    (tmp_path / "a.tgz").write_bytes(b"not an archive")
    assert refused_as(tmp_path / "a.tgz") == ["PKG010"]
