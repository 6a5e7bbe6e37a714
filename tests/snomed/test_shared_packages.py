"""The shared releases read in full: fixtures field by field, a server's import tests, and an edition of 1,300 concepts."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import Severity
from digidot_term.snomed import Edition, Member, MemoryPackage, constants, open_edition_packages, read_edition
from digidot_term.snomed.identifiers import check_digit
from tests.snomed.answers import Answers, answers
from tests.snomed.naive import NaiveEdition
from tests.snomed.test_shared_releases import FIXTURES

Files = dict[str, bytes]
GENERATED = "testcases/rf2/generated"


def files_in(folder: Path) -> Files:
    """Return the text files of a folder by their paths in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.txt"))}


def each_line(files: Files, change: Callable[[list[bytes]], list[bytes]]) -> Files:
    """Change the lines of each file, its header apart."""
    found = {}
    for name, data in files.items():
        header, *lines = data.split(b"\n")
        found[name] = b"\n".join([header, *change([line for line in lines if line.strip()]), b""])
    return found


def read(*packages: Files) -> Edition:
    """Read packages about which there is at most something to remark."""
    named = [MemoryPackage(f"package{number}", files) for number, files in enumerate(packages)]
    edition, diagnostics = read_edition(named, name="x")
    assert [str(each.place) for each in diagnostics if each.severity is Severity.ERROR] == []
    return edition


@pytest.fixture(params=FIXTURES)
def fixture(request: pytest.FixtureRequest, shared: Path) -> tuple[dict[str, Any], Files]:
    """What a fixture says, and its release."""
    text = (shared / f"testcases/ecl/fixtures/{request.param}.json").read_text(encoding="utf-8")
    return json.loads(text), files_in(shared / GENERATED / request.param)


def members_of(edition: Edition, refset_ids: set[int]) -> Iterator[Member]:
    """Yield all members of some refsets, active or not."""
    for refset_id in refset_ids:
        yield from (*edition.members(refset_id), *edition.inactive_members(refset_id))


def test_concepts_have_the_module_date_and_status_of_their_fixture(fixture: tuple[dict[str, Any], Files]) -> None:
    told, files = fixture
    edition = read(files)
    for sctid, row in told["concepts"].items():
        concept = edition.concept(int(sctid))
        assert concept is not None
        assert (concept.active, concept.effective_time) == (bool(row["active"]), row["effectiveTime"])
        assert concept.module_id == int(row["moduleId"])
        assert concept.defined == (row["definitionStatusId"] == str(constants.DEFINED))


def test_terms_have_the_language_type_and_acceptability_of_their_fixture(fixture: tuple[dict[str, Any], Files]) -> None:
    told, files = fixture
    edition = read(files)
    acceptability: dict[int, dict[int, int]] = {}
    for row in told["language"]:
        if row["active"]:
            refsets = acceptability.setdefault(int(row["referencedComponentId"]), {})
            refsets[int(row["refsetId"])] = int(row["acceptabilityId"])
    found = {each.id: each for sctid in edition.concept_ids for each in edition.descriptions(sctid)}
    assert found.keys() == {int(row["id"]) for row in told["descriptions"]}
    for row in told["descriptions"]:
        each = found[int(row["id"])]
        assert (each.concept_id, each.term, each.language_code) == (
            int(row["conceptId"]),
            row["term"],
            row["languageCode"],
        )
        assert (each.type_id, each.active) == (int(row["typeId"]), bool(row["active"]))
        assert (each.effective_time, each.module_id) == (row["effectiveTime"], int(row["moduleId"]))
        assert dict(each.acceptability) == acceptability.get(each.id, {})


def test_members_have_the_fields_of_their_fixture_by_name(fixture: tuple[dict[str, Any], Files]) -> None:
    told, files = fixture
    edition = read(files)
    expected = [
        (
            int(row["refsetId"]),
            int(row["referencedComponentId"]),
            bool(row["active"]),
            row["effectiveTime"],
            int(row["moduleId"]),
            sorted((name, str(value)) for name, value in row["fields"].items()),
        )
        for row in told["members"]
    ]
    found = [
        (
            each.refset_id,
            each.referenced_component_id,
            each.active,
            each.effective_time,
            each.module_id,
            sorted(each.fields.items()),
        )
        for each in members_of(edition, {row[0] for row in expected})
    ]
    assert sorted(found) == sorted(expected)


def test_the_order_of_rows_makes_no_difference(fixture: tuple[dict[str, Any], Files]) -> None:
    _, files = fixture
    expected = answers(NaiveEdition([files]))
    assert answers(read(files)) == expected
    assert answers(read(each_line(files, lambda lines: lines[::-1]))) == expected
    assert answers(read(each_line(files, lambda lines: random.Random(1).sample(lines, len(lines))))) == expected


# A server's import tests: their ids have no check digits, and comments stand between their rows.


IDS = re.compile(rb"(?<![0-9a-f-])([1-5]000000[012]|1234123400)[01](?![0-9-])")


def mended(files: Files) -> Files:
    """Leave out comments, and give ids the check digits they lack."""
    bare = each_line(files, lambda lines: [line for line in lines if not line.startswith(b"#")])
    return {
        name: IDS.sub(lambda match: match[1] + check_digit(match[1].decode()).encode(), data)
        for name, data in bare.items()
    }


def numbered(number: int, partition: int) -> int:
    """Return the id of the server's concept (0), description (1) or relationship (2) of a number."""
    digits = f"{number}000000{partition}"
    return int(digits + check_digit(digits))


def test_a_later_or_blank_date_replaces_and_an_older_one_does_not(shared: Path) -> None:
    folder = shared / "testcases/rf2/snowstorm/import-tests"
    base = mended(files_in(folder / "blankOrLaterEffectiveTimeBase"))
    change = mended(files_in(folder / "blankOrLaterEffectiveTimeTest"))
    packages = [MemoryPackage("base", base), MemoryPackage("change", change)]
    edition, diagnostics = read_edition(packages, name="x")
    assert {each.kind.name for each in diagnostics} <= {"unpublished-row", "reference-outside-edition"}
    defined = {number: edition.concept(numbered(number, 0)) for number in (1, 3, 4, 5)}
    assert {number: each and each.defined for number, each in defined.items()} == {1: False, 3: True, 4: True, 5: False}
    cases = {
        each.id: each.case_significance_id for sctid in edition.concept_ids for each in edition.descriptions(sctid)
    }
    changed = {number for number in (1, 3, 4, 5) if cases[numbered(number, 1)] == constants.CASE_INSENSITIVE}
    assert changed == {3, 4}
    acceptable = {
        each.referenced_component_id
        for each in edition.members(constants.EN_GB_REFSET)
        if each.fields["acceptabilityId"] == str(constants.ACCEPTABLE)
    }
    assert acceptable - {numbered(2, 1)} == {numbered(3, 1), numbered(4, 1)}
    assert answers(read_edition(packages[::-1], name="x")[0]) == answers(edition)


def test_a_delta_not_yet_published_loads_by_itself(shared: Path) -> None:
    files = mended(files_in(shared / "testcases/rf2/snowstorm/import-tests/blankEffectiveTimeTest"))
    edition, diagnostics = read_edition([MemoryPackage("delta", files)], name="x")
    assert {each.kind.name for each in diagnostics} <= {"unpublished-row", "reference-outside-edition"}
    assert {each.effective_time for sctid in edition.concept_ids for each in edition.descriptions(sctid)} == {""}
    assert answers(edition) == answers(NaiveEdition([files]))


def test_blank_fields_at_the_end_of_a_row_are_fields(shared: Path) -> None:
    files = files_in(shared / "testcases/rf2/snowstorm/import-tests/multipleTrailingBlankFields")
    edition, _ = read_edition([MemoryPackage("delta", files)], name="x")
    (member,) = edition.members(723560006)
    assert member.fields["proximalPrimitiveConstraint"].startswith("<< 363787002 |Observable entity")
    assert [name for name, value in member.fields.items() if not value] == [
        "parentDomain",
        "proximalPrimitiveRefinement",
        "domainTemplateForPrecoordination",
        "domainTemplateForPostcoordination",
        "guideURL",
    ]


def test_a_refset_may_come_alone(shared: Path) -> None:
    files = mended(files_in(shared / "testcases/rf2/snowstorm/import-tests/refset-snapshot-import"))
    edition, diagnostics = read_edition([MemoryPackage("refset", files)], name="x")
    assert "edition-without-concepts" in {each.kind.name for each in diagnostics}
    (refset_id,) = edition.refset_ids()
    assert [(each.effective_time, each.referenced_component_id) for each in edition.members(refset_id)] == [
        ("", numbered(4, 1))
    ]


# A generated pair of packages, as published.


@pytest.fixture(scope="module")
def published(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The zips of an International release and of an extension, each with its folder beside it."""
    folder = tmp_path_factory.mktemp("generated")
    command = [
        sys.executable,
        str(shared / "tools/gen_rf2.py"),
        str(folder),
        "--scale",
        "0.002",
        "--seed",
        "1",
        "--zip",
    ]
    subprocess.run(command, check=True, capture_output=True)
    international, extension = sorted(folder.glob("*.zip"))
    for path in (international, extension):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(path.with_suffix(""))
    return international, extension


@pytest.fixture(scope="module")
def plainly(published: tuple[Path, Path]) -> Answers:
    """What a plain reading of them answers."""
    return answers(NaiveEdition([files_in(path.with_suffix("")) for path in published]))


def test_an_edition_as_published_answers_as_a_plain_reading_does(
    published: tuple[Path, Path], plainly: Answers
) -> None:
    folders = "+".join(str(path.with_suffix("")) for path in published)
    edition, diagnostics = read_edition(open_edition_packages(folders), name="x")
    assert diagnostics == ()
    assert answers(edition) == plainly


def test_an_edition_as_published_is_the_same_from_zips_in_the_other_order(
    published: tuple[Path, Path], plainly: Answers
) -> None:
    zips = "+".join(str(path) for path in published[::-1])
    edition, diagnostics = read_edition(open_edition_packages(zips), name="x")
    assert diagnostics == ()
    assert edition.version_uri == f"http://snomed.info/sct/{constants.NORWEGIAN_MODULE}/version/20250915"
    assert answers(edition) == plainly
