from __future__ import annotations

import pytest

from digidot_term.snomed.rf2.file_name import FileName, ReleaseType, data_files, parse_file_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("sct2_Concept_Snapshot_INT_20250101.txt", ("Concept", "", "", "Snapshot", "", "INT", "20250101")),
        ("a/b/sct2_Description_Full-en_INT_20250101.txt", ("Description", "", "", "Full", "en", "INT", "20250101")),
        ("sct2_Description_Snapshot-no_NO1000202_20251215.txt", ("Description", "", "", "Snapshot", "no", "NO1000202", "20251215")),
        ("der2_cRefset_LanguageSnapshot-nb-gp_NO1000202_20251215.txt", ("Refset", "c", "Language", "Snapshot", "nb-gp", "NO1000202", "20251215")),
        ("xder2_cciRefset_RefsetDescriptorDelta_INT_20250101.txt", ("Refset", "cci", "RefsetDescriptor", "Delta", "", "INT", "20250101")),
        ("sct2_sRefset_OWLExpressionSnapshot_INT_20250101.txt", ("Refset", "s", "OWLExpression", "Snapshot", "", "INT", "20250101")),
        ("der2_Refset_SimpleSnapshot_INT_20250101.txt", ("Refset", "", "Simple", "Snapshot", "", "INT", "20250101")),
        ("sct2_Concept_SpanishExtensionSnapshot_INT_20240430.txt", ("Concept", "", "SpanishExtension", "Snapshot", "", "INT", "20240430")),
        ("sct2_Concept_UKCLSnapShot_GB1000000_20240410.txt", ("Concept", "", "UKCL", "Snapshot", "", "GB1000000", "20240410")),
        ("der2_sssssssRefset_MRCMDomain723560006Delta_INT_20200210.txt", ("Refset", "sssssss", "MRCMDomain723560006", "Delta", "", "INT", "20200210")),
        ("sct2_Concept_Snapshot_NO1000202_20251215T120000Z.txt", ("Concept", "", "", "Snapshot", "", "NO1000202", "20251215")),
    ],
)  # fmt: skip
def test_published_names(name: str, parts: tuple[str, str, str, ReleaseType, str, str, str]) -> None:
    assert parse_file_name(name) == FileName(*parts)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Readme_en_20250101.txt",
        "release_package_information.json",
        "sct2_Concept_Snapshot_INT_20250101.csv",
        "sct2_Concept_INT_20250101.txt",
        "sct2_Concept_Snapshot_INT_2025.txt",
        "doc_Concept_Snapshot_INT_20250101.txt",
    ],
)
def test_other_names(name: str) -> None:
    assert parse_file_name(name) is None


def test_data_files_are_sorted_and_what_macos_leaves_is_none() -> None:
    concepts, relationships = (
        "T/sct2_Concept_Snapshot_INT_20250101.txt",
        "T/sct2_Relationship_Snapshot_INT_20250101.txt",
    )
    others = (f"__MACOSX/{concepts}", f".hidden/{concepts}", "Readme_en_20250101.txt")
    assert data_files([relationships, *others, concepts]) == (concepts, relationships)
