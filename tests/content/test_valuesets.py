"""The value sets and code systems as sources: complete in their texts, explained, tested, and with a term by every id."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digidot_term.snomed.edition import Edition
from digidot_term.source.load import Project, SourceFile
from tests.content.conftest import ROOT
from tests.content.reading import concepts_of

VALUESETS = sorted((ROOT / "valuesets").glob("*.yaml"))
SOURCES = sorted(path for folder in ("valuesets", "conceptmaps") for path in (ROOT / folder).rglob("*.yaml"))
LISTS = ("local-epj-diagnosis", "icd10no-mouth-and-jaws")
"""Code lists that are Norwegian only: their titles are not ours to translate."""


def named(path: Path) -> str:
    return path.stem


@pytest.fixture
def file(project: Project, path: Path) -> SourceFile:
    return next(item for item in project.files if item.path == path.relative_to(ROOT).as_posix())


def test_there_are_enough_of_them() -> None:
    assert len(VALUESETS) >= 44


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_file_is_named_after_its_id(file: SourceFile, path: Path) -> None:
    assert file.id == path.stem


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_every_quotation_mark_in_a_file_is_structural(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        assert "'" not in line
        comment = re.search(r"(?:^|\s)#\s.*", line)
        assert '"' not in (comment.group() if comment else "")


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_title_and_description_are_there_in_english_and_norwegian(file: SourceFile) -> None:
    for text in (file.model.title, file.model.description):
        assert text.en
        assert text.nb
        assert text.nb != text.en or len(text.nb.split()) == 1
    assert len(file.model.description.en) > 40


def test_at_least_a_third_is_in_nynorsk_too(project: Project) -> None:
    files = project.of_kind("valueset", "codesystem", "conceptmap")
    assert sum(1 for item in files if item.model.description.nn) * 3 >= len(files)


@pytest.mark.parametrize("path", VALUESETS, ids=named)
def test_value_set_says_what_it_expects(file: SourceFile) -> None:
    expect = file.model.expect
    low, high = expect.bounds
    assert expect.contains
    assert low > 0
    assert high is not None


@pytest.mark.parametrize("path", VALUESETS, ids=named)
def test_expected_codes_do_not_contradict_each_other(file: SourceFile) -> None:
    contains = {ref.code for ref in file.model.expect.contains}
    assert not contains & {ref.code for ref in file.model.expect.excludes}


@pytest.mark.parametrize("path", VALUESETS, ids=named)
def test_snomed_ct_value_set_wants_active_concepts_with_norwegian_terms(file: SourceFile) -> None:
    if list(concepts_of(file)):
        every = file.model.expect.every
        assert every is not None
        assert (every.term, every.status) == ("nb", "active")


@pytest.mark.parametrize("path", VALUESETS, ids=named)
def test_ecl_stands_in_the_english_description(file: SourceFile) -> None:
    description = file.model.description.en
    for item in file.model.include:
        if item.ecl:
            assert "ECL: " in description
            assert item.ecl in description


@pytest.mark.parametrize("path", VALUESETS, ids=named)
def test_what_is_excluded_has_a_reason(file: SourceFile) -> None:
    assert [item for item in file.model.exclude if not item.reason] == []


@pytest.mark.parametrize("path", VALUESETS, ids=named)
def test_every_concept_is_active_in_both_releases_and_has_its_term(
    file: SourceFile, editions: tuple[Edition, Edition]
) -> None:
    for code, term in concepts_of(file):
        for edition in editions:
            assert int(code) in edition.active_ids, code
            assert term in edition.terms(int(code), "en"), code


@pytest.mark.parametrize("path", VALUESETS, ids=named)
def test_no_code_is_listed_twice(file: SourceFile) -> None:
    listed = [(item.system, ref.code) for item in file.model.include for ref in item.codes or ()]
    assert len(listed) == len(set(listed))


def test_code_systems_have_english_and_nynorsk_unless_the_list_is_not_ours(project: Project) -> None:
    for item in project.of_kind("codesystem"):
        for code, concept in item.model.concepts.items():
            assert concept.nb
            assert item.id in LISTS or (concept.en and concept.nn), f"{item.id} {code}"


def test_helfo_codes_follow_their_grammar(project: Project) -> None:
    codes = next(item for item in project.of_kind("codesystem") if item.id == "helfo-tooth-code").model.concepts
    assert [code for code in codes if not re.fullmatch(r"[0-9]{2}[IMDGBPOL]*", code)] == []


def test_the_dental_service_can_tell_its_diagnoses_apart(project: Project) -> None:
    sets = {item.id for item in project.of_kind("valueset")}
    united = next(item for item in project.of_kind("valueset") if item.id == "dental-diagnosis").model.include
    parts = {item.valueset for item in united if item.valueset}
    assert parts <= sets
    assert {name for name in sets if name.endswith("-diagnosis")} - parts == {"dental-diagnosis", "local-epj-diagnosis"}
