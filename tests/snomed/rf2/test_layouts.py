from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.snomed.rf2.file_name import parse_file_name
from digidot_term.snomed.rf2.layouts import (
    CONCEPT,
    DESCRIPTION,
    IDENTIFIER,
    LAYOUTS,
    MEMBER,
    layout_of,
    required_columns,
)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("sct2_Concept_Snapshot_INT_20250101.txt", CONCEPT),
        ("sct2_TextDefinition_Snapshot-en_INT_20250101.txt", DESCRIPTION),
        ("der2_cRefset_LanguageSnapshot-nb_NO1000202_20250101.txt", (*MEMBER, "acceptabilityId")),
        ("der2_cRefset_AssociationReferenceSnapshot_INT_20130131.txt", (*MEMBER, "targetComponentId")),
        (
            "der2_ssRefset_ModuleDependencyUKCLSnapshot_GB1000000_20250101.txt",
            (*MEMBER, *("sourceEffectiveTime", "targetEffectiveTime")),
        ),
        ("der2_cRefset_MRCMModuleScopeSnapshot_INT_20250101.txt", MEMBER),
        ("der2_Refset_SimpleSnapshot_INT_20250101.txt", MEMBER),
        ("sct2_Concept_Full_INT_20250101.txt", CONCEPT),
        ("sct2_Concept_Delta_INT_20250101.txt", CONCEPT),
        ("sct2_StatedRelationship_Snapshot_INT_20250101.txt", None),
        ("sct2_Identifier_Snapshot_INT_20250101.txt", IDENTIFIER),
    ],
)
def test_what_a_file_must_have_follows_from_its_name(name: str, columns: tuple[str, ...] | None) -> None:
    file_name = parse_file_name(name)
    assert file_name is not None
    layout = layout_of(file_name)
    assert (required_columns(file_name, layout) if layout else None) == columns


def test_the_columns_are_those_of_the_table_of_facts(shared: Path) -> None:
    lines = (shared / "facts/ecl/rf2_columns.tsv").read_text(encoding="utf-8").split("\n")
    facts = {cells[0].lower(): tuple(cells[2].split(",")) for cells in (line.split("\t") for line in lines[1:] if line)}
    for content, layout in LAYOUTS.items():
        assert layout.columns == (facts["simple"] if content == "Refset" else facts[content.lower()]), content
