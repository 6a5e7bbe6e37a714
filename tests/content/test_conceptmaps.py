"""The concept maps as sources: complete, explained, unambiguous, and with concepts that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.snomed.edition import Edition
from digidot_term.source.load import Project, SourceFile
from tests.content.conftest import ROOT

MAPS = sorted((ROOT / "conceptmaps").glob("*.yaml"))


def named(path: Path) -> str:
    return path.stem


@pytest.fixture
def file(project: Project, path: Path) -> SourceFile:
    return next(item for item in project.files if item.path == path.relative_to(ROOT).as_posix())


def test_there_are_enough_of_them() -> None:
    assert len(MAPS) >= 8


def test_every_table_belongs_to_a_map(project: Project) -> None:
    tables = {path.name for path in (ROOT / "conceptmaps").glob("*.tsv")}
    assert tables == {item.model.rows for item in project.of_kind("conceptmap") if item.model.rows}


@pytest.mark.parametrize("path", MAPS, ids=named)
def test_both_sides_are_bounded_by_a_value_set(file: SourceFile, project: Project) -> None:
    sets = {item.id for item in project.of_kind("valueset")}
    assert {file.model.source.valueset, file.model.target.valueset} <= sets


@pytest.mark.parametrize("path", MAPS, ids=named)
def test_a_source_code_has_at_most_one_equivalent_and_no_target_twice(file: SourceFile) -> None:
    for code, row in file.model.map.items():
        assert sum(item.relation == "equivalent" for item in row.targets) <= 1, code
        targets = [item.to.code for item in row.targets]
        assert len(targets) == len(set(targets)), code
        assert "none" not in targets or len(targets) == 1, code


@pytest.mark.parametrize("path", MAPS, ids=named)
def test_all_but_equivalents_are_explained_in_a_sentence(file: SourceFile) -> None:
    for code, row in file.model.map.items():
        for item in row.targets:
            if item.relation != "equivalent":
                assert item.why, code
                assert item.why.endswith("."), code
                assert len(item.why.split()) >= 5, code


@pytest.mark.parametrize("path", MAPS, ids=named)
def test_snomed_ct_targets_are_active_in_both_releases_and_have_their_term(
    file: SourceFile, editions: tuple[Edition, Edition]
) -> None:
    if file.model.target.system != "snomed":
        return
    for row in file.model.map.values():
        for item in row.targets:
            for edition in editions if not item.is_none else ():
                assert int(item.to.code) in edition.active_ids, item.to
                assert item.to.term in edition.terms(int(item.to.code), "en"), item.to


@pytest.mark.parametrize("path", MAPS, ids=named)
def test_every_code_of_the_source_list_is_mapped(file: SourceFile, project: Project) -> None:
    lists = {item.id: item.model.concepts for item in project.of_kind("codesystem")}
    wanted = lists.get(file.model.source.valueset)
    if wanted is not None:
        assert set(file.model.map) == set(wanted)
        shown = {code: row.display for code, row in file.model.map.items()}
        assert shown == {code: concept.nb for code, concept in wanted.items()}


def test_broader_and_narrower_targets_of_one_code_agree_with_the_hierarchy(
    project: Project, editions: tuple[Edition, Edition]
) -> None:
    """A target that means less than the code never lies above one that means as much as or more than the code."""
    for item in project.of_kind("conceptmap"):
        if item.model.target.system != "snomed":
            continue
        for code, row in item.model.map.items():
            less = [int(t.to.code) for t in row.targets if t.relation == "source-is-broader-than-target"]
            same = [int(t.to.code) for t in row.targets if t.relation == "equivalent"]
            more = [int(t.to.code) for t in row.targets if t.relation == "source-is-narrower-than-target"]
            for edition in editions:
                wrong = [(a, b) for a in less for b in same + more if edition.subsumes(a, b)]
                wrong += [(a, b) for a in same for b in more if edition.subsumes(a, b)]
                assert wrong == [], f"{item.id} {code}"


def test_the_local_list_has_every_kind_of_row(project: Project) -> None:
    rows = next(item for item in project.of_kind("conceptmap") if item.id == "local-epj-to-snomed").model.map
    relations = {target.relation for row in rows.values() for target in row.targets}
    assert relations == {
        "equivalent",
        "related-to",
        "source-is-narrower-than-target",
        "source-is-broader-than-target",
        None,
    }
