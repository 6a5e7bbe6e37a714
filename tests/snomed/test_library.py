from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode, Kind, Severity
from digidot_term.snomed import kinds, library_kinds, make_sctid
from digidot_term.snomed.constants import CORE_MODULE, MODULE_DEPENDENCY_REFSET, NORWEGIAN_MODULE
from digidot_term.snomed.hashing import sha256_of
from digidot_term.snomed.identity import identify
from digidot_term.snomed.index.layout import FORMAT
from digidot_term.snomed.indexed_edition import SUFFIX, IndexedEdition
from digidot_term.snomed.library import EditionLibrary
from digidot_term.snomed.rf2 import package_kinds
from tests.rf2_builder import Rf2Builder, concept_id

A, B = concept_id("a"), concept_id("b")


def international(date: str = "20250101") -> Rf2Builder:
    builder = Rf2Builder.drawn("a", name="int", date=date)
    builder.add_concept(CORE_MODULE)
    builder.add_concept(MODULE_DEPENDENCY_REFSET)
    builder.add_concept(900000000000508004)
    builder.add_concept(900000000000509007)
    return builder


def norwegian(target_date: str = "20250101") -> Rf2Builder:
    builder = Rf2Builder("no", module=NORWEGIAN_MODULE, date="20250115", label="NO1000202", first_item=5000)
    builder.add_concept(NORWEGIAN_MODULE)
    builder.add_concept(B)
    builder.add_is_a(B, A)
    dates = {"sourceEffectiveTime": "20250115", "targetEffectiveTime": target_date}
    builder.add_member(MODULE_DEPENDENCY_REFSET, CORE_MODULE, **dates)
    return builder


def broken() -> Rf2Builder:
    """A release one of whose rows refers to nothing."""
    builder = international()
    builder.add_is_a(A, make_sctid(12345, "00"))
    return builder


def zip_of(path: Path, builder: Rf2Builder) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in builder.files().items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def folder_of(path: Path, builder: Rf2Builder, *, release: str = "Snapshot") -> Path:
    for name, data in builder.files().items():
        file = path / name.replace("Snapshot", release)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return path


@pytest.fixture
def library(tmp_path: Path) -> EditionLibrary:
    return EditionLibrary(tmp_path / "cache" / "editions")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return zip_of(tmp_path / "int.zip", international())


@pytest.fixture
def extension(tmp_path: Path) -> Path:
    return zip_of(tmp_path / "no.zip", norwegian())


def found(library: EditionLibrary, *paths: Path) -> str | None:
    """Return the name of the edition that is found for some packages."""
    known = library.find([identify(path) for path in paths])
    return known.name if known else None


def names(library: EditionLibrary) -> list[str]:
    return [edition.name for edition in library.list()]


@contextmanager
def refused(kind: Kind, exit_code: ExitCode) -> Iterator[None]:
    """Expect what follows to be refused with a diagnostic of a kind."""
    with pytest.raises(DigidotError) as caught:
        yield
    assert kind in {each.kind for each in caught.value.diagnostics}
    assert caught.value.exit_code is exit_code


def test_an_edition_added_is_there_by_name_and_by_its_packages(
    library: EditionLibrary, base: Path, extension: Path
) -> None:
    assert (library.list(), library.named("no-20250115"), found(library, base, extension)) == ((), None, None)

    indexed, diagnostics = library.add([base, extension])

    assert diagnostics == ()
    assert (indexed.name, indexed.path) == ("no-20250115", library.folder / f"no-20250115{SUFFIX}")
    assert indexed.size == indexed.path.stat().st_size
    assert indexed.version_uri == "http://snomed.info/sct/51000202101/version/20250115"
    assert library.named("no-20250115") == indexed
    assert library.list() == (indexed,)
    assert found(library, base, extension) == "no-20250115"
    assert [found(library, base), found(library, extension)] == [None, None]
    edition = indexed.open()
    assert (edition.name, edition.parents(B), edition.problems()) == ("no-20250115", (A,), ())


def test_an_edition_says_what_it_was_made_of(library: EditionLibrary, base: Path, extension: Path) -> None:
    info = library.add([base, extension])[0].info
    assert [(Path(each.path), each.sha256) for each in info.packages] == [
        (base, sha256_of(base)),
        (extension, sha256_of(extension)),
    ]
    assert (info.module_id, info.effective_time, info.as_of, info.allow_mismatch) == (
        NORWEGIAN_MODULE,
        "20250115",
        "",
        False,
    )
    assert info.counts["concepts"] == 8
    assert info.problems == 0


def test_the_same_packages_are_indexed_once_in_whatever_order(
    library: EditionLibrary, base: Path, extension: Path
) -> None:
    first, _ = library.add([base, extension])
    written = first.path.stat()
    again, _ = library.add([extension, base])
    assert (again, again.path.stat().st_mtime_ns, names(library)) == (first, written.st_mtime_ns, [first.name])
    assert found(library, extension, base) == first.name


def test_the_order_of_packages_makes_no_difference_to_what_is_indexed(
    tmp_path: Path, base: Path, extension: Path
) -> None:
    ways = [
        EditionLibrary(tmp_path / f"cache {number}").add(paths)[0]
        for number, paths in enumerate(([base, extension], [extension, base]))
    ]
    contents = [way.open()._index for way in ways]
    assert contents[0].names() == contents[1].names()
    for name in contents[0].names():
        assert contents[0].numbers(name) == contents[1].numbers(name), name


def test_packages_copied_moved_or_touched_are_known_again(library: EditionLibrary, tmp_path: Path, base: Path) -> None:
    name = library.add([base])[0].name
    copy = tmp_path / "copy.zip"
    shutil.copyfile(base, copy)
    os.utime(base, ns=(0, 0))
    assert [found(library, base), found(library, copy)] == [name, name]
    assert library.add([copy])[0].name == name
    base.unlink()
    assert found(library, copy) == name


def test_a_folder_is_known_again_unless_a_file_in_it_is_written_anew(library: EditionLibrary, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "int", international())
    name = library.add([folder])[0].name
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    assert [found(library, folder), found(library, copy)] == [name, name]
    os.utime(next(copy.rglob("*.txt")), ns=(0, 0))
    assert found(library, copy) is None
    assert (library.add([copy])[0].name, names(library)) == (f"{name}-2", [name, f"{name}-2"])
    assert library.add([copy])[0].name == f"{name}-2"


def test_one_package_twice_is_not_two_packages(library: EditionLibrary, base: Path, extension: Path) -> None:
    library.add([base, base])
    assert found(library, base, extension) is None
    assert found(library, base, base) == "int-20250101"
    assert found(library, base) is None


def test_an_edition_may_be_given_a_name_and_several(library: EditionLibrary, base: Path) -> None:
    named, _ = library.add([base], name="My.edition_1-x")
    assert (named.name, named.open().name) == ("My.edition_1-x", "My.edition_1-x")
    assert library.add([base], name="My.edition_1-x")[0] == named
    assert library.add([base])[0] == named
    assert library.add([base], name="other")[0].name == "other"
    assert names(library) == ["My.edition_1-x", "other"]


def test_a_name_of_another_edition_is_not_given_twice(library: EditionLibrary, base: Path, extension: Path) -> None:
    library.add([base], name="ours")
    before = library.path_of("ours").read_bytes()
    with refused(library_kinds.NAME_TAKEN, ExitCode.USAGE):
        library.add([base, extension], name="ours")
    assert library.path_of("ours").read_bytes() == before


@pytest.mark.parametrize(
    "name", ["sample", "SAMPLE", "a b", "../x", "x/y", ".hidden", "-x", "é", "a+b", "a\n", "x" * 82, "sample@earlier"]
)
def test_a_malformed_name_is_refused_and_names_nothing(library: EditionLibrary, base: Path, name: str) -> None:
    with refused(library_kinds.BAD_NAME, ExitCode.USAGE):
        library.add([base], name=name)
    assert not library.folder.exists()
    assert (library.named(name), library.remove(name)) == (None, False)
    with refused(library_kinds.NO_SUCH_EDITION, ExitCode.INPUT):
        library.verify(name)


def test_two_editions_of_one_date_get_two_names(library: EditionLibrary, tmp_path: Path, base: Path) -> None:
    other = international()
    other.add_concept(B)
    library.add([base])
    assert library.add([zip_of(tmp_path / "other.zip", other)])[0].name == "int-20250101-2"


def test_an_edition_of_an_unknown_publisher_is_named_for_its_module(library: EditionLibrary, tmp_path: Path) -> None:
    module = make_sctid(1, "10", "1999999")
    builder = Rf2Builder(module=module, date="20260101")
    builder.add_concept(module)
    assert library.add([zip_of(tmp_path / "x.zip", builder)])[0].name == f"{module}-20260101"


def test_an_edition_removed_is_gone(library: EditionLibrary, base: Path) -> None:
    indexed, _ = library.add([base])
    opened = indexed.open()
    assert library.remove(indexed.name)
    assert not library.remove(indexed.name)
    assert (library.list(), library.named(indexed.name), found(library, base)) == ((), None, None)
    assert opened.term(A) == "a"
    assert library.add([base])[0].name == indexed.name


def test_files_of_others_are_neither_listed_nor_removed(library: EditionLibrary, base: Path) -> None:
    library.add([base])
    (library.folder / "notes.txt").write_text("mine")
    (library.folder / f"old{SUFFIX}").write_bytes(b"not an index")
    assert names(library) == ["int-20250101"]
    assert [(each.kind, Path(each.place.path).name) for each in library.unreadable()] == [
        (library_kinds.INDEX_UNREADABLE, f"old{SUFFIX}")
    ]
    assert not library.remove("notes")
    assert library.remove("old")
    assert library.unreadable() == ()


# Verify


def damage(indexed: IndexedEdition, array: str) -> None:
    """Change the last byte of an array."""
    index = indexed.open()._index
    _, offset, length, _ = index._arrays[array]
    at = offset + index.numbers(array).nbytes - 1
    assert length
    with indexed.path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1]))


def said(library: EditionLibrary, name: str) -> list[tuple[Kind, str]]:
    return [(each.kind, Path(each.place.path).name) for each in library.verify(name)]


def test_a_sound_edition_verifies(library: EditionLibrary, tmp_path: Path, base: Path) -> None:
    assert said(library, library.add([base])[0].name) == []
    assert said(library, library.add([folder_of(tmp_path / "int", international())], name="f")[0].name) == []


def test_a_damaged_index_is_told_with_what_is_damaged(library: EditionLibrary, base: Path) -> None:
    indexed, _ = library.add([base])
    for array in ("word", "concept.id"):
        damage(indexed, array)
    (diagnostic,) = library.verify(indexed.name)
    assert (diagnostic.kind, diagnostic.severity, diagnostic.place.path) == (
        library_kinds.INDEX_DAMAGED,
        Severity.ERROR,
        str(indexed.path),
    )
    assert diagnostic.message() == "the index is damaged: concept.id, word"
    assert indexed.name in diagnostic.advice()


def test_a_package_changed_or_gone_is_told(
    library: EditionLibrary, tmp_path: Path, base: Path, extension: Path
) -> None:
    name = library.add([base, extension])[0].name
    base.unlink()
    zip_of(extension, international())
    assert said(library, name) == [
        (library_kinds.PACKAGE_GONE, "int.zip"),
        (library_kinds.PACKAGE_CHANGED, "no.zip"),
    ]
    assert library.verify(name)[0].severity is Severity.INFO


def test_a_file_changed_in_a_folder_is_told_whatever_its_time(library: EditionLibrary, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "int", international())
    name = library.add([folder])[0].name
    (folder / "Readme.pdf").write_bytes(b"x")
    assert said(library, name) == []
    file = next(folder.rglob("sct2_Concept*"))
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"20250101", b"20240101"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert said(library, name) == [(library_kinds.PACKAGE_CHANGED, "int")]


def test_an_edition_that_cannot_be_opened_or_is_not_there_cannot_be_verified(
    library: EditionLibrary, base: Path
) -> None:
    with refused(library_kinds.NO_SUCH_EDITION, ExitCode.INPUT):
        library.verify("nothing")
    indexed, _ = library.add([base])
    for data in (indexed.path.read_bytes()[:-1], b""):
        indexed.path.write_bytes(data)
        with refused(library_kinds.INDEX_UNREADABLE, ExitCode.INPUT):
            library.verify(indexed.name)


@pytest.mark.parametrize("what", ["cut short", "another format", "a damaged header"])
def test_an_index_that_cannot_be_opened_is_made_anew(library: EditionLibrary, base: Path, what: str) -> None:
    indexed, _ = library.add([base])
    whole = indexed.path.read_bytes()
    changed = {
        "cut short": whole[:-1],
        "another format": whole.replace(f'"format":{FORMAT}'.encode(), f'"format":{FORMAT + 1}'.encode()),
        "a damaged header": whole.replace(b'"effective_time":"20250101"', b'"effective_time":"20250102"'),
    }
    indexed.path.write_bytes(changed[what])
    assert (library.list(), found(library, base)) == ((), None)
    assert library.add([base])[0] == indexed
    assert indexed.path.read_bytes() == whole


# What is refused


def nothing_is_left(library: EditionLibrary) -> bool:
    return not library.folder.exists() or list(library.folder.iterdir()) == []


def test_bad_rows_are_told_every_time_and_refused_when_none_may_be(library: EditionLibrary, tmp_path: Path) -> None:
    path = zip_of(tmp_path / "broken.zip", broken())
    with refused(kinds.DANGLING, ExitCode.INPUT):
        library.add([path], strict=True)
    assert nothing_is_left(library)

    indexed, diagnostics = library.add([path])
    assert ([each.kind for each in diagnostics], indexed.info.problems) == ([kinds.DANGLING], 1)
    assert library.add([path]) == (indexed, diagnostics)
    assert indexed.open().problems() == diagnostics

    with refused(kinds.DANGLING, ExitCode.INPUT):
        library.add([path], strict=True)
    assert names(library) == [indexed.name]


def test_warnings_are_no_reason_to_refuse(library: EditionLibrary, tmp_path: Path) -> None:
    builder = international()
    builder.add_member(A, make_sctid(9999, "01"))
    path = zip_of(tmp_path / "r.zip", builder)
    for _ in range(2):
        indexed, diagnostics = library.add([path], strict=True)
        assert [each.kind for each in diagnostics] == [kinds.OUTSIDE_EDITION]
    assert names(library) == [indexed.name]


def test_an_extension_alone_is_refused_and_told_what_to_load(library: EditionLibrary, extension: Path) -> None:
    with refused(kinds.DEPENDENCY_MISSING, ExitCode.INPUT):
        library.add([extension])
    assert nothing_is_left(library)


def test_packages_that_do_not_fit_are_taken_where_that_is_allowed_and_never_by_themselves(
    library: EditionLibrary, tmp_path: Path, extension: Path
) -> None:
    older = zip_of(tmp_path / "older.zip", international("20240701"))
    with refused(kinds.DEPENDENCY_DATE, ExitCode.INPUT):
        library.add([older, extension])

    indexed, diagnostics = library.add([older, extension], allow_mismatch=True)

    assert [(each.kind, each.severity) for each in diagnostics] == [(kinds.DEPENDENCY_DATE, Severity.WARNING)]
    assert (indexed.info.allow_mismatch, indexed.open().parents(B)) == (True, (A,))
    assert library.add([extension, older], allow_mismatch=True)[0] == indexed
    assert found(library, older, extension) is None
    with refused(kinds.DEPENDENCY_DATE, ExitCode.INPUT):
        library.add([older, extension])
    with refused(library_kinds.NAME_TAKEN, ExitCode.USAGE):
        library.add([older, extension], name=indexed.name)


@pytest.mark.parametrize(
    ("content", "kind"), [(None, package_kinds.PATH_MISSING), (b"no zip", package_kinds.NOT_A_ZIP)]
)
def test_a_package_that_cannot_be_read_leaves_nothing_behind(
    library: EditionLibrary, tmp_path: Path, base: Path, content: bytes | None, kind: Kind
) -> None:
    if content is not None:
        (tmp_path / "x.zip").write_bytes(content)
    with refused(kind, ExitCode.INPUT):
        library.add([base, tmp_path / "x.zip"])
    assert nothing_is_left(library)


# At a date


def test_an_edition_at_a_date_stands_beside_that_of_today(library: EditionLibrary, tmp_path: Path) -> None:
    builder = international()
    builder.add_concept(B, date="20250201")
    folder = folder_of(tmp_path / "full", builder, release="Full")
    today, _ = library.add([folder])
    then, _ = library.add([folder], as_of="20250131")
    assert (today.info.as_of, then.info.as_of) == ("", "20250131")
    assert today.name != then.name
    assert [B in each.open() for each in (today, then)] == [True, False]
    assert library.add([folder], as_of="20250131")[0] == then
    assert library.add([folder])[0] == today
    packages = [identify(folder)]
    assert [library.find(packages), library.find(packages, as_of="20250131")] == [today, then]
    assert library.find(packages, as_of="20250101") is None


@pytest.mark.parametrize("date", ["20250230", "2025-01-01", "now", "2025"])
def test_a_malformed_date_is_refused(library: EditionLibrary, base: Path, date: str) -> None:
    with refused(library_kinds.BAD_DATE, ExitCode.USAGE):
        library.add([base], as_of=date)


def test_an_edition_at_a_date_needs_full_files(library: EditionLibrary, base: Path) -> None:
    with refused(package_kinds.NO_FULL, ExitCode.INPUT):
        library.add([base], as_of="20250101")
    assert nothing_is_left(library)


# What is left behind, and what cannot be written


def test_what_processes_that_are_no_more_have_left_is_cleared(library: EditionLibrary, base: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    library.folder.mkdir(parents=True)
    left = {owner: library.folder / f".{owner}-0123abcd.tmp" for owner in (ended.pid, os.getpid(), "someone")}
    for folder in left.values():
        folder.mkdir()
        (folder / "index").write_bytes(b"half")
    library.add([base])
    assert [folder.exists() for folder in left.values()] == [False, True, True]
    assert names(library) == ["int-20250101"]


def test_nothing_but_the_edition_is_left(library: EditionLibrary, base: Path, extension: Path) -> None:
    library.add([base, extension])
    assert [path.name for path in library.folder.iterdir()] == [f"no-20250115{SUFFIX}"]


def test_where_nothing_can_be_kept_the_disk_says_so(tmp_path: Path, base: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    library = EditionLibrary(tmp_path / "file" / "editions")
    assert (library.list(), library.named("x"), library.unreadable(), library.remove("x")) == ((), None, (), False)
    with pytest.raises(OSError):
        library.add([base])


def test_what_is_in_a_cache_nobody_may_write_to_is_used(library: EditionLibrary, tmp_path: Path, base: Path) -> None:
    indexed, _ = library.add([base])
    indexed.path.chmod(0o400)
    library.folder.chmod(0o500)
    if os.access(library.folder, os.W_OK):
        pytest.skip("who may do anything is not kept from writing")
    try:
        assert library.add([base])[0].open().term(A) == "a"
        assert said(library, indexed.name) == []
        with pytest.raises(PermissionError):
            library.add([zip_of(tmp_path / "other.zip", international("20250701"))])
        assert names(library) == [indexed.name]
    finally:
        library.folder.chmod(0o700)


def test_reading_is_told_on_the_way(library: EditionLibrary, base: Path) -> None:
    read: list[int] = []
    library.add([base], progress=read.append)
    with zipfile.ZipFile(base) as archive:
        assert sum(read) == sum(entry.file_size for entry in archive.infolist())
