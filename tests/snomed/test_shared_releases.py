"""The releases of open-source servers and of the ECL cases, where the shared material is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import Severity
from digidot_term.snomed import MemoryPackage, open_package, read_edition
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.rf2 import row_kinds
from tests.rf2_builder import content

FIXTURES = (
    "engine_concrete_inequality",
    "engine_descriptions",
    "engine_members",
    "engine_refinements",
    "engine_terms",
    "snowowl_drug_hierarchy",
    "snowowl_drugs_three_attribute_groups",
    "snowowl_drugs_with_groups",
    "snowstorm_base",
    "snowstorm_concrete",
    "snowstorm_filters",
    "spec_reverse_cardinality",
)


def relationships(edition: Edition) -> set[tuple[int, int, str, int]]:
    """(source, type, destination or value, group) of all there is; is-a is ungrouped."""
    is_a = {(child, IS_A, str(parent), 0) for child in edition.active_ids for parent in edition.parents(child)}
    return is_a | {
        (each.source_id, each.type_id, each.value or str(each.destination_id), each.group)
        for sctid in edition.concept_ids
        for each in edition.attributes(sctid)
    }


@pytest.mark.parametrize("name", FIXTURES)
def test_a_release_says_what_its_fixture_says(shared: Path, name: str) -> None:
    fixture: dict[str, Any] = json.loads((shared / f"testcases/ecl/fixtures/{name}.json").read_text(encoding="utf-8"))
    package = open_package(shared / "testcases/rf2/generated" / name)
    edition, diagnostics = read_edition([package], name=name)

    assert all(diagnostic.severity is Severity.WARNING for diagnostic in diagnostics)
    assert {str(sctid) for sctid in edition.concept_ids} == set(fixture["concepts"])
    assert {str(sctid) for sctid in edition.active_ids} == {
        sctid for sctid, concept in fixture["concepts"].items() if concept["active"]
    }
    expected = {
        (int(row["sourceId"]), int(row["typeId"]), str(row.get("destinationId") or row["value"]), int(row["group"]))
        for row in (*fixture["relationships"], *fixture["concrete"])
        if row["active"]
    }
    assert relationships(edition) == expected
    terms = {found.term for sctid in edition.concept_ids for found in edition.descriptions(sctid)}
    assert terms == {row["term"] for row in fixture["descriptions"]}
    members = sorted(
        (str(member.refset_id), str(member.referenced_component_id), sorted(member.fields.values()))
        for refset_id in {int(row["refsetId"]) for row in fixture["members"]}
        for member in (*edition.members(refset_id), *edition.inactive_members(refset_id))
    )
    assert members == sorted(
        (row["refsetId"], row["referencedComponentId"], sorted(map(str, row["fields"].values())))
        for row in fixture["members"]
    )


def test_a_server_test_release_reads_once_its_comments_are_out(shared: Path) -> None:
    package = open_package(shared / "testcases/rf2/snowstorm/SnomedCT_MiniRF2_Base_snapshot")
    lines = {name: content(package, name).split(b"\n") for name in package.names()}
    files = {name: b"\n".join(line for line in found if not line.startswith(b"#")) for name, found in lines.items()}
    edition, diagnostics = read_edition([MemoryPackage("base", files)], name="base")
    assert 138875005 in edition
    assert edition.fsn(138875005).startswith("SNOMED CT Concept")
    wrong = [each for each in diagnostics if each.kind is row_kinds.WRONG_PARTITION]
    assert "id 200001001 has partition 00, which is not a relationship's" in wrong[0].message()
    assert edition.module_id == 900000000000012004
