from __future__ import annotations

import gzip
import json
import os
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.packages.archive import read_tgz
from digidot_term.fhir.packages.package import read_package
from digidot_term.package.pack import pack, render_package
from digidot_term.package.reader import read_artefacts
from digidot_term.package.verify import verify_package
from tests.package.builds import CONFIG, FILES, TOOTH, write_build

SAMPLE = {**TOOTH, "compose": {"include": [{"version": "http://snomed.info/xsct/1/version/19700701"}]}}


def packed(folder: Path, *, output: Path | None = None, allow_sample: bool = False) -> Path:
    return pack(folder, CONFIG, output=output or folder, allow_sample=allow_sample).path


def test_the_package_has_hl7s_layout(tmp_path: Path) -> None:
    outcome = pack(write_build(tmp_path), CONFIG, output=tmp_path / "out", allow_sample=False)
    assert outcome.path == tmp_path / "out/test.teeth-1.2.0.tgz"
    assert outcome.names == (
        "package/.index.json",
        "package/ImplementationGuide-test.teeth.json",
        "package/ValueSet-tooth.json",
        "package/example/.index.json",
        "package/example/Condition-caries.json",
        "package/package.json",
    )
    assert [path.name for path in outcome.path.parent.iterdir()] == ["test.teeth-1.2.0.tgz"]


def test_what_is_packed_reads_back_and_verifies(tmp_path: Path) -> None:
    build = write_build(tmp_path)
    path = packed(build)
    assert read_artefacts(path) == read_artefacts(build)
    package = read_package(path)
    assert str(package.id) == "test.teeth@1.2.0"
    assert [entry.id for entry in package.entries] == ["test.teeth", "tooth"]
    assert verify_package(path) == ()


def test_files_are_packed_byte_for_byte(tmp_path: Path) -> None:
    build = write_build(tmp_path, {"ValueSet-tooth.json": '{ "resourceType":"ValueSet",\n "id": "å", "x": 1.10 }'})
    contents = dict(read_tgz(packed(build).read_bytes(), origin="a.tgz"))
    assert contents["package/ValueSet-tooth.json"] == (build / "package/ValueSet-tooth.json").read_bytes()
    assert "package/example/.index.json" not in contents


def test_xml_is_packed_beside_the_resources_and_is_in_no_index(tmp_path: Path) -> None:
    xml = {"xml/ValueSet-tooth.xml": "<ValueSet/>", "xml/example/Condition-caries.xml": "<å/>"}
    plain, both = packed(write_build(tmp_path / "plain")), packed(write_build(tmp_path / "both", {**FILES, **xml}))
    contents = dict(read_tgz(both.read_bytes(), origin="a.tgz"))
    for name, text in xml.items():
        assert contents.pop(f"package/{name}") == text.encode()
    assert contents == dict(read_tgz(plain.read_bytes(), origin="a.tgz"))
    assert verify_package(both) == ()
    assert read_artefacts(both) == read_artefacts(plain)


def test_the_same_build_gives_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    here, there = write_build(tmp_path / "here"), write_build(tmp_path / "there", dict(reversed(FILES.items())))
    for path in there.rglob("*"):
        os.utime(path, (1, 1))
    (there / "package/ValueSet-tooth.json").chmod(0o600)
    assert packed(here).read_bytes() == packed(there).read_bytes()
    assert packed(here).read_bytes() == packed(here).read_bytes()


def test_the_archive_has_no_times_owners_or_name(tmp_path: Path) -> None:
    path = packed(write_build(tmp_path))
    assert path.read_bytes()[3:8] == bytes(5)
    with tarfile.open(path) as archive:
        for entry in archive:
            assert (entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname) == (0, 0, 0, "", "")
            assert entry.mode == 0o644


def test_packing_over_an_earlier_package_replaces_it(tmp_path: Path) -> None:
    build = write_build(tmp_path)
    first = packed(build).read_bytes()
    write_build(tmp_path, {"ValueSet-tooth.json": {**TOOTH, "title": "Teeth"}})
    assert packed(build).read_bytes() != first


def test_sample_content_is_packed_only_when_allowed_and_says_so(tmp_path: Path) -> None:
    build = write_build(tmp_path, {"ValueSet-tooth.json": SAMPLE})
    with pytest.raises(DigidotError) as caught:
        packed(build)
    assert caught.value.diagnostics[0].kind.id == "PKG050"
    assert list(tmp_path.glob("*.tgz")) == []
    assert read_package(packed(build, allow_sample=True)).manifest["notForPublication"] is True


def test_a_manifest_for_publication_has_no_such_mark(tmp_path: Path) -> None:
    assert "notForPublication" not in read_package(packed(write_build(tmp_path), allow_sample=True)).manifest


def test_a_project_that_is_not_built_is_told_to_build(tmp_path: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        packed(tmp_path / "build")
    assert caught.value.diagnostics[0].kind.id == "PKG051"
    assert "digidot-term build" in caught.value.diagnostics[0].advice()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DigidotError) as caught:
        packed(write_build(tmp_path), output=tmp_path / "file")
    assert caught.value.diagnostics[0].kind.id == "PKG052"


def test_an_interrupt_leaves_the_earlier_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(write_build(tmp_path))
    before = path.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        packed(write_build(tmp_path, {"ValueSet-tooth.json": {**TOOTH, "title": "Teeth"}}))
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["package", "test.teeth-1.2.0.tgz"]


def test_the_manifest_is_readable_text(tmp_path: Path) -> None:
    text = read_package(packed(write_build(tmp_path))).files.read("package.json").decode("utf-8")
    assert text.endswith("}\n")
    assert json.loads(text)["name"] == "test.teeth"


names = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=60).map(lambda name: f"package/example/{name}.json")


@given(st.dictionaries(names, st.binary(max_size=600), max_size=5))
def test_every_content_comes_back_whatever_its_order(contents: dict[str, bytes]) -> None:
    data = render_package(contents)
    assert data == render_package(dict(reversed(contents.items())))
    assert gzip.decompress(data)
    assert dict(read_tgz(data, origin="a.tgz")) == contents
