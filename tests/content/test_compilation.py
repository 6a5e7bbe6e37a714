"""The content against both releases of the sample edition: nothing to report, and nothing in a set that is not meant."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from digidot_term.compiler.conceptmap import compile_conceptmaps
from digidot_term.compiler.valueset import compile_valuesets
from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed.edition import Edition
from digidot_term.source.load import Project

SNOMED = "http://snomed.info/sct"
EX_TOOTH = "http://terminology.hl7.org/CodeSystem/ex-tooth"

Sets = Mapping[str, frozenset[tuple[str, str]]]


@pytest.fixture(scope="session")
def compiled(project: Project, editions: tuple[Edition, Edition]) -> tuple[tuple[Sets, Sets], tuple[Diagnostic, ...]]:
    """The codes of each value set in the earlier and in the newer release, and all that was found on the way."""
    sets: list[Sets] = []
    found: list[Diagnostic] = []
    for edition in editions:
        valuesets, problems = compile_valuesets(project, edition)
        _, more = compile_conceptmaps(project, edition, valuesets)
        found += [*problems, *more]
        sets.append(
            {
                item.id: frozenset((code["system"], code["code"]) for code in item.resource["expansion"]["contains"])
                for item in valuesets
            }
        )
    return (sets[0], sets[1]), tuple(found)


@pytest.fixture
def sets(compiled: tuple[tuple[Sets, Sets], tuple[Diagnostic, ...]]) -> tuple[Sets, Sets]:
    return compiled[0]


def snomed(codes: frozenset[tuple[str, str]]) -> frozenset[int]:
    return frozenset(int(code) for system, code in codes if system == SNOMED)


def test_value_sets_and_maps_compile_against_both_releases_with_nothing_to_report(
    compiled: tuple[tuple[Sets, Sets], tuple[Diagnostic, ...]],
) -> None:
    assert compiled[1] == ()


def test_no_value_set_is_empty(sets: tuple[Sets, Sets]) -> None:
    assert [name for release in sets for name, codes in release.items() if not codes] == []


def test_diagnoses_are_findings_and_procedures_are_procedures(
    sets: tuple[Sets, Sets], editions: tuple[Edition, Edition]
) -> None:
    """No situation with explicit context, which would say the context twice; nothing of another kind either."""
    finding, procedure = 404684003, 71388002
    for release, edition in zip(sets, editions, strict=True):
        for name, codes in release.items():
            if name.endswith("-procedure"):
                assert all(edition.subsumes(procedure, code) for code in snomed(codes)), name
            elif name.endswith(("-diagnosis", "-finding")):
                assert all(edition.subsumes(finding, code) for code in snomed(codes)), name


def test_united_sets_hold_every_part(sets: tuple[Sets, Sets]) -> None:
    for release in sets:
        for name, codes in release.items():
            if name.endswith("-diagnosis") and name != "local-epj-diagnosis":
                assert codes <= release["dental-diagnosis"], name
            if name.endswith("-procedure") or name == "tooth-extraction":
                assert codes <= release["dental-procedure"], name
        for name in ("tooth", "tooth-surface", "tooth-part", "jaw-region", "dental-arch", "jaw-quadrant"):
            assert release[name] <= release["dental-body-site"], name


def test_no_body_site_is_an_entire_structure(sets: tuple[Sets, Sets], editions: tuple[Edition, Edition]) -> None:
    for release, edition in zip(sets, editions, strict=True):
        sites = snomed(release["dental-body-site"])
        assert [edition.fsn(code) for code in sites if edition.fsn(code).startswith("Entire")] == []


def test_caries_wear_and_other_hard_tissue_do_not_overlap(sets: tuple[Sets, Sets]) -> None:
    for release in sets:
        caries, wear = release["caries-diagnosis"], release["tooth-wear-diagnosis"]
        hard_tissue = release["tooth-hard-tissue-diagnosis"]
        assert not caries & wear
        assert not hard_tissue & (caries | wear)


def test_the_newer_release_brings_the_depth_of_dentine_caries(sets: tuple[Sets, Sets]) -> None:
    earlier, newer = sets
    added = snomed(newer["caries-diagnosis"] - earlier["caries-diagnosis"])
    assert added == {733941004, 733942006, 733943001, 733946009, 733947000, 733948005}


def test_no_value_set_uses_the_code_system_that_confuses_quadrants(sets: tuple[Sets, Sets]) -> None:
    systems = {system for release in sets for codes in release.values() for system, _ in codes}
    assert EX_TOOTH not in systems
    assert len([system for system in systems if "3950" in system]) == 1
