from __future__ import annotations

import pytest

from digidot_term.diagnostics import Kind
from digidot_term.snomed.rf2 import Sheet, read_sheet, row_kinds
from digidot_term.snomed.rf2.check import check_sheet
from digidot_term.snomed.rf2.layouts import LAYOUTS

CONCEPT = "138875005 20250101 1 900000000000207008 900000000000074008"
DESCRIPTION = "517382016 20250101 1 900000000000207008 138875005 en 900000000000013009 term 900000000000448009"
RELATIONSHIP = (
    "100022 20250101 1 900000000000207008 138875005 138875005 0 116680003 900000000000011006 900000000000451002"
)
VALUE = "100022 20250101 1 900000000000207008 138875005 #10 0 116680003 900000000000011006 900000000000451002"
MEMBER = "01a78d22-ad0b-4e76-8fd4-9fed481e5de5 20250101 1 900000000000207008 61000202103 517382016 900000000000548007"
SOUND = {
    "Concept": CONCEPT,
    "Description": DESCRIPTION,
    "TextDefinition": DESCRIPTION,
    "Relationship": RELATIONSHIP,
    "RelationshipConcreteValues": VALUE,
    "Refset": MEMBER,
}


def sheet_of(content: str, *rows: str) -> Sheet:
    header = (*LAYOUTS[content], *(["acceptabilityId"] if content == "Refset" else []))
    lines = ["\t".join(header), *("\t".join(row.split(" ")) for row in rows)]
    sheet, diagnostics = read_sheet("f.txt", content, "\n".join(lines).encode(), LAYOUTS[content])
    assert sheet is not None
    assert diagnostics == ()
    return sheet


@pytest.mark.parametrize("content", SOUND)
def test_a_sound_row_passes(content: str) -> None:
    sheet = sheet_of(content, SOUND[content])
    assert check_sheet(sheet, set()) == (sheet, ())


@pytest.mark.parametrize(
    ("content", "column", "value", "kind"),
    [
        ("Concept", "id", "138875006", row_kinds.BAD_CHECK_DIGIT),
        ("Concept", "id", "x", row_kinds.BAD_SCTID),
        ("Concept", "id", "0138875005", row_kinds.BAD_SCTID),
        ("Concept", "id", "517382016", row_kinds.WRONG_PARTITION),
        ("Concept", "effectiveTime", "20250229", row_kinds.BAD_DATE),
        ("Concept", "effectiveTime", "20181301", row_kinds.BAD_DATE),
        ("Concept", "effectiveTime", "2025-01-01", row_kinds.BAD_DATE),
        ("Concept", "active", "true", row_kinds.BAD_FLAG),
        ("Concept", "active", "", row_kinds.BAD_FLAG),
        ("Concept", "moduleId", "900000000000207009", row_kinds.BAD_CHECK_DIGIT),
        ("Description", "id", "138875005", row_kinds.WRONG_PARTITION),
        ("Description", "conceptId", "517382016", row_kinds.WRONG_PARTITION),
        ("Description", "term", "", row_kinds.EMPTY_TERM),
        ("TextDefinition", "typeId", "900000000000013008", row_kinds.BAD_CHECK_DIGIT),
        ("Relationship", "relationshipGroup", "-1", row_kinds.BAD_GROUP),
        ("Relationship", "relationshipGroup", "9" * 5000, row_kinds.BAD_GROUP),
        ("Relationship", "destinationId", "", row_kinds.BAD_SCTID),
        ("RelationshipConcreteValues", "value", "10", row_kinds.BAD_VALUE),
        ("RelationshipConcreteValues", "value", "#ten", row_kinds.BAD_VALUE),
        ("Refset", "id", "138875005", row_kinds.BAD_UUID),
        ("Refset", "refsetId", "61000202104", row_kinds.BAD_CHECK_DIGIT),
        ("Refset", "referencedComponentId", "-", row_kinds.BAD_SCTID),
        ("Refset", "acceptabilityId", "1", row_kinds.BAD_SCTID),
    ],
)
def test_a_bad_value_is_located_and_its_row_left_out(content: str, column: str, value: str, kind: Kind) -> None:
    sheet = sheet_of(content, SOUND[content])
    at = sheet.columns.index(column)
    bad = SOUND[content].split(" ")
    start = 1 + sum(len(each) + 1 for each in bad[:at])
    bad[at] = value

    checked, (diagnostic, *_) = check_sheet(sheet_of(content, SOUND[content], " ".join(bad)), set())

    assert diagnostic.kind is kind
    assert str(diagnostic.place) == f"f.txt:3:{start}"
    assert value in diagnostic.message()
    assert column in diagnostic.message("nn")
    assert list(checked.lines) == [2]


def test_a_wrong_check_digit_comes_with_the_right_one() -> None:
    _, (diagnostic,) = check_sheet(sheet_of("Concept", CONCEPT.replace("138875005", "138875006")), set())
    assert diagnostic.message() == "id 138875006 has a wrong check digit: 5 would follow these digits"


def test_a_row_not_yet_published_loads_with_a_word() -> None:
    sheet, (diagnostic,) = check_sheet(sheet_of("Concept", CONCEPT.replace("20250101", "")), set())
    assert diagnostic.kind is row_kinds.UNPUBLISHED
    assert len(sheet.rows) == 1


def test_all_bad_values_of_a_row_are_reported() -> None:
    _, diagnostics = check_sheet(sheet_of("Concept", "1 2 3 4 5"), set())
    assert [diagnostic.place.column for diagnostic in diagnostics] == [1, 3, 5, 7, 9]


def test_an_id_twice_in_a_snapshot_is_reported() -> None:
    sheet, (diagnostic,) = check_sheet(sheet_of("Concept", CONCEPT, CONCEPT), set())
    assert diagnostic.kind is row_kinds.DUPLICATE_ID
    assert str(diagnostic.place) == "f.txt:3:1"
    assert len(sheet.rows) == 2


@pytest.mark.parametrize("value", ["#10", "#-1.50", '"text with ""', '""', "true", "false"])
def test_concrete_values(value: str) -> None:
    sheet = sheet_of("RelationshipConcreteValues", VALUE.replace("#10", value.replace(" ", "_")))
    assert check_sheet(sheet, set())[1] == ()


def test_a_known_good_id_must_still_be_of_the_right_sort() -> None:
    sound = {"517382016"}
    _, (diagnostic,) = check_sheet(sheet_of("Concept", CONCEPT.replace("138875005", "517382016")), sound)
    assert diagnostic.kind is row_kinds.WRONG_PARTITION


def test_days_of_the_calendar() -> None:
    days = {
        "20240229": True,
        "20000229": True,
        "19000229": False,
        "20230229": False,
        "20230431": False,
        "20231231": True,
    }
    for day, is_sound in days.items():
        _, diagnostics = check_sheet(sheet_of("Concept", CONCEPT.replace("20250101", day)), set())
        assert (diagnostics == ()) is is_sound, day
