"""Building writes all or nothing, and says what it would change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode, Severity
from digidot_term.jobs import build as module
from digidot_term.jobs.build import BuildOutcome, Drift, build, compare_with_folder, swap, write_folder
from tests.project_files import HEAD, codesystem, valueset

NOTHING = Drift((), (), ())
PROFILE = f"profile: Someone\nid: someone\nbase: Patient\n{HEAD}elements: {{active: {{card: 0..1}}}}\n"
EXAMPLE = f"example: someone-liv\nof: someone\n{HEAD}resource:\n  name: [{{text: Liv}}]\n"


def built(
    root: Path, cache: Path, *, check: bool = False, output: Path | None = None, xml: bool = False
) -> BuildOutcome:
    return build(root, edition=None, cache=cache, output=output, check=check, xml=xml)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_is_written_and_is_the_same_again(root: Path, cache: Path) -> None:
    first = built(root, cache)
    names = [
        "CodeSystem-surface.json",
        "ImplementationGuide-org.example.dental.json",
        "ValueSet-teeth.json",
    ]
    assert not first.failed
    assert first.drift == Drift(tuple(names), (), ())
    before = contents(root / "build")
    assert sorted(before) == [f"package/{name}" for name in names]
    assert built(root, cache).drift == NOTHING
    assert contents(root / "build") == before
    assert sorted(path.name for path in (root / "build").iterdir()) == ["package"]


def test_check_writes_nothing_and_says_the_drift(root: Path, cache: Path) -> None:
    assert len(built(root, cache, check=True).drift.added) == 3
    assert not (root / "build").exists()
    built(root, cache)
    source = root / "valuesets/surface.yaml"
    source.write_text(source.read_text("utf-8").replace("Okklusal", "Annen"), "utf-8")
    (root / "valuesets/teeth.yaml").rename(root / "teeth.yaml")
    (root / "build/package/ValueSet-old.json").write_text("{}", "utf-8")
    before = contents(root / "build")
    drift = built(root, cache, check=True).drift
    assert drift == Drift(
        (),
        ("CodeSystem-surface.json", "ImplementationGuide-org.example.dental.json"),
        ("ValueSet-old.json", "ValueSet-teeth.json"),
    )
    assert contents(root / "build") == before
    built(root, cache)
    assert built(root, cache, check=True).drift == NOTHING


def test_nothing_is_written_when_there_is_an_error(root: Path, cache: Path) -> None:
    built(root, cache)
    before = contents(root / "build")
    (root / "valuesets/broken.yaml").write_text('valueset: "broken\n', "utf-8")
    source = root / "valuesets/surface.yaml"
    source.write_text(source.read_text("utf-8").replace("Okklusal", "Annen"), "utf-8")
    outcome = built(root, cache)
    assert outcome.failed
    assert outcome.files == {}
    assert contents(root / "build") == before


def test_another_folder_may_be_named(root: Path, cache: Path, tmp_path: Path) -> None:
    built(root, cache, output=tmp_path / "some" / "where")
    assert (tmp_path / "some/where/package/ValueSet-teeth.json").is_file()
    assert not (root / "build").exists()


@pytest.mark.parametrize("foreign", ["notes.txt", "package.json", "sub/a.json", "example/readme.md", "xml/a.json"])
def test_foreign_files_are_never_deleted(root: Path, cache: Path, foreign: str) -> None:
    path = root / "build/package" / foreign
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    with pytest.raises(DigidotError) as caught:
        built(root, cache)
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.diagnostics[0].kind.id == "PKG060"
    assert contents(root / "build") == {f"package/{foreign}": b"mine"}


def test_xml_stands_in_a_folder_of_its_own(root: Path, cache: Path) -> None:
    (root / "structuredefinitions/examples").mkdir(parents=True)
    (root / "structuredefinitions/someone.yaml").write_text(PROFILE, "utf-8")
    (root / "structuredefinitions/examples/someone-liv.yaml").write_text(EXAMPLE, "utf-8")
    as_json = sorted(built(root, cache).files)
    outcome = built(root, cache, xml=True)
    as_xml = [f"xml/{name.removesuffix('.json')}.xml" for name in as_json]
    assert "xml/example/Patient-someone-liv.xml" in as_xml
    assert outcome.drift == Drift(tuple(as_xml), (), ())
    before = contents(root / "build/package")
    assert sorted(before) == sorted(as_json + as_xml)
    assert built(root, cache, xml=True).drift == NOTHING
    (root / "build/package" / as_xml[0]).write_text("<x/>", "utf-8")
    assert built(root, cache, xml=True, check=True).drift == Drift((), (as_xml[0],), ())
    built(root, cache, xml=True)
    assert contents(root / "build/package") == before
    assert built(root, cache).drift == Drift((), (), tuple(as_xml))


def test_what_xml_cannot_say_is_told_at_its_source_and_nothing_is_written(root: Path, cache: Path) -> None:
    (root / "structuredefinitions/examples").mkdir(parents=True)
    (root / "structuredefinitions/someone.yaml").write_text(PROFILE, "utf-8")
    path = root / "structuredefinitions/examples/someone-liv.yaml"
    path.write_text(EXAMPLE + '  maritalStatus: {text: "a\\uFFFE"}\n', "utf-8")
    assert not built(root, cache).failed
    before = contents(root / "build")
    outcome = built(root, cache, xml=True)
    last = outcome.diagnostics[-1]
    assert (last.kind.id, str(last.place)) == ("FHIR222", "structuredefinitions/examples/someone-liv.yaml:7:25")
    assert outcome.failed
    assert contents(root / "build") == before


def test_all_that_is_missing_or_wrong_is_said_at_once(root: Path, tmp_path: Path) -> None:
    (root / "valuesets/broken.yaml").write_text("valueset: [\n", "utf-8")
    with pytest.raises(DigidotError) as caught:
        build(root, edition="absent.zip", cache=tmp_path / "empty", output=None, check=False)
    assert caught.value.exit_code is ExitCode.INPUT
    families = {item.kind.id[:3] for item in caught.value.diagnostics}
    assert families == {"SRC", "SCT", "PKG"}


def test_the_edition_of_the_configuration_is_found_from_anywhere(
    root: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = root / "digidot.toml"
    config.write_text(config.read_text("utf-8") + '\n[snomed]\nedition = "releases/absent.zip"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DigidotError) as caught:
        built(root, cache)
    assert str(root / "releases" / "absent.zip") in str(caught.value.diagnostics[0].place)


def write(folder: Path, text: str) -> dict[str, str]:
    files = {"ValueSet-a.json": text, "example/Patient-b.json": text}
    write_folder(files, folder)
    return files


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write(folder, "old")
    write_folder({"ValueSet-c.json": "new"}, folder)
    assert contents(folder) == {"ValueSet-c.json": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_write_that_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write(folder, "old")
    with pytest.raises(OSError):
        write_folder({"a.json": "new", "a.json/b.json": "a file is no folder"}, folder)
    assert contents(folder) == {"ValueSet-a.json": b"old", "example/Patient-b.json": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError("disk"), SystemExit])
@pytest.mark.parametrize("step", [1, 2])
def test_an_interrupted_swap_leaves_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException] | BaseException, step: int
) -> None:
    folder, fresh = tmp_path / "package", tmp_path / "fresh"
    write(folder, "old")
    write(fresh, "new")
    renames: list[Path] = []
    rename = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        renames.append(self)
        if len(renames) == step:
            raise interruption
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(BaseException, match=r"disk|^$"):
        swap(fresh, folder)
    assert contents(folder) == {"ValueSet-a.json": b"old", "example/Patient-b.json": b"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "package"]


def test_a_folder_that_is_not_there_is_all_new(tmp_path: Path) -> None:
    assert compare_with_folder({"a.json": "x"}, tmp_path / "absent") == Drift(("a.json",), (), ())


def test_the_package_folder_is_not_the_archive_beside_it(root: Path, cache: Path) -> None:
    built(root, cache)
    archive = root / "build/org.example.dental-1.0.0.tgz"
    archive.write_bytes(b"packed")
    shutil.rmtree(root / "build/package")
    built(root, cache)
    assert archive.read_bytes() == b"packed"
    assert module.PACKAGE_FOLDER == "package"


def test_two_sources_of_one_file_are_an_error(root: Path, cache: Path) -> None:
    for name in ("a", "b"):
        text = codesystem(name, "volven: 9060\nconcepts: {TL: {nb: Tannlege}}\n")
        (root / f"valuesets/{name}.yaml").write_text(text, "utf-8")
    outcome = built(root, cache)
    assert outcome.failed
    assert [item.kind.id for item in outcome.diagnostics if item.severity is Severity.ERROR] == ["SRC011"]
    assert not (root / "build").exists()


def test_what_an_unread_source_would_have_defined_is_not_called_unknown(root: Path, cache: Path) -> None:
    broken = valueset("broken", "include: [\n")
    user = valueset("user", "include: [{valueset: broken}, {valueset: absent}]\n")
    for name, text in (("broken", broken), ("user", user)):
        (root / f"valuesets/{name}.yaml").write_text(text, "utf-8")
    found = [item for item in built(root, cache).diagnostics if item.severity is Severity.ERROR]
    assert [(item.kind.id, dict(item.values).get("valueset")) for item in found] == [
        ("SRC002", None),
        ("VS002", "absent"),
    ]
