from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.snomed import MemoryPackage
from digidot_term.snomed.rf2 import row_kinds
from digidot_term.snomed.rf2.columns import Codes, Column
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.layouts import LAYOUTS, Layout
from digidot_term.snomed.rf2.selection import SelectedFile, select_files
from digidot_term.snomed.rf2.sheet import Sheet, read_sheet
from digidot_term.snomed.rf2.texts import Texts

pytestmark = pytest.mark.usefixtures("way")

NAMES = {
    **{content: f"sct2_{content}_Snapshot_INT_20250101.txt" for content in LAYOUTS},
    "Refset": "der2_cRefset_LanguageSnapshot-en_INT_20250101.txt",
}
HEADERS = {
    content: (*layout.columns, *(["acceptabilityId"] if content == "Refset" else []))
    for content, layout in LAYOUTS.items()
}
TWO_COLUMNS = Layout("Description", {"id": "code", "term": "text"}, {})


def selected(content: str, data: bytes) -> SelectedFile:
    (file,) = select_files(MemoryPackage("p", {NAMES[content]: data}))
    return file


def read(content: str, data: bytes, *, layout: Layout | None = None) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """Read a file, in one piece and in small ones: that must make no difference."""
    file = selected(content, data)
    file = replace(file, layout=layout) if layout else file
    found = []
    for chunks in ([data], [data[:1], data[1:2], *(data[at : at + 40] for at in range(2, len(data), 40))]):
        faults = Faults()
        sheet = read_sheet(file, chunks, faults)
        found.append((sheet, faults.diagnostics()))
    (whole, told), (pieced, told_of_pieces) = found
    assert told == told_of_pieces
    assert (whole is None) is (pieced is None)
    if whole is not None and pieced is not None:
        assert rows_of(whole) == rows_of(pieced)
    return whole, told


def written(content: str, *rows: str) -> bytes:
    """Return a file of rows whose cells stand apart by blanks."""
    return "".join("\t".join(row) + "\r\n" for row in (HEADERS[content], *(row.split(" ") for row in rows))).encode()


def texts_of(column: Column) -> list[str]:
    """Return a column as texts."""
    if isinstance(column, Codes):
        return [column.values[number] for number in column.numbers.tolist()]
    if isinstance(column, Texts):
        return [text.decode() for text in column]
    return [str(each) for each in column.tolist()]


def rows_of(sheet: Sheet) -> list[tuple[str, ...]]:
    """Return the rows of a sheet as texts, each with its line in front."""
    columns = [texts_of(sheet.columns[name]) for name in sheet.header]
    return list(zip(map(str, sheet.lines.tolist()), *columns, strict=True))


def two_columns(data: bytes) -> tuple[list[tuple[str, ...]], tuple[Diagnostic, ...]]:
    sheet, diagnostics = read("Description", data, layout=TWO_COLUMNS)
    assert sheet is not None
    return rows_of(sheet), diagnostics


@pytest.mark.parametrize(
    "data",
    [
        b"id\tterm\n1\ta\n2\tb\n",
        b"id\tterm\r\n1\ta\r\n2\tb\r\n",
        b"\xef\xbb\xbfid\tterm\r\n1\ta\r\n2\tb\r\n",
        b"id\tterm\n1\ta\n2\tb",
        b"id\tterm\r\n1\ta\r\n2\tb\r",
        b"id\tterm\n1\ta\r\n2\tb\n",
        b"id\tterm\t\t\n1\ta\t\t\n2\tb\t\t\n",
        b"id\tterm\t\n1\ta\n2\tb\t\t\t\n",
        b"id\tterm\n1\ta\t\n2\tb\t\n",
        b"id\tterm \t\r\n1\ta\t\r\n2\tb\t\r\n\r\n\r\n",
        b"id\tterm\n1\ta\n2\tb\n\n\n",
    ],
)
def test_line_ends_blank_columns_and_a_byte_order_mark_do_not_matter(data: bytes) -> None:
    assert two_columns(data) == ([("2", "1", "a"), ("3", "2", "b")], ())


@pytest.mark.parametrize(
    "term",
    [
        '"quoted" start',
        'ends with "',
        '"',
        "a\x85b",
        "a\u2028b",
        "a\x0bb\x0cc",
        "a\rb",
        "'",
        "\\t",
        " blanks ",
        "æøå",
        "🦷",
        "\ufeffx",
    ],
)
def test_a_term_is_everything_between_tabs(term: str) -> None:
    assert two_columns(f"id\tterm\r\n1\t{term}\r\n2\tb\r\n".encode())[0] == [("2", "1", term), ("3", "2", "b")]


@given(
    st.lists(st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"])), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
)
def test_rows_written_are_rows_read_but_for_blank_terms(terms: list[str], end: str) -> None:
    terms = [term.removesuffix("\r") for term in terms]
    data = "".join(f"{number}\t{term}{end}" for number, term in [("id", "term"), *enumerate(terms)])
    found, diagnostics = two_columns(data.encode())
    expected = [(number, term.removesuffix("\r") if end == "\n" else term) for number, term in enumerate(terms)]
    assert found == [(f"{number + 2}", f"{number}", term) for number, term in expected if term.strip()]
    blank = [number + 2 for number, term in expected if not term.strip()][:20]
    assert [each.place.line for each in diagnostics if each.kind is row_kinds.EMPTY_TERM] == blank


def test_columns_are_read_by_their_header() -> None:
    sheet, diagnostics = read("Refset", b"extra\tterm\tid\nx\ta\t1\n\t \t2\n", layout=TWO_COLUMNS)
    assert sheet is None  # a refset file of this name has an acceptability
    assert diagnostics[0].message().startswith("the header lacks the column acceptabilityId")
    found, diagnostics = two_columns(b"extra\tterm\tid\nx\ta\t1\nyy\t \t2\n")
    assert found == [("2", "x", "a", "1")]
    assert [str(each.place) for each in diagnostics] == [f"p/{NAMES['Description']}:3:4"]


def test_of_two_columns_with_one_name_the_first_counts() -> None:
    sheet, diagnostics = read("Description", b"id\tterm\tid\n1\ta\t2\n", layout=TWO_COLUMNS)
    assert sheet is not None
    assert (sheet.header, rows_of(sheet), diagnostics) == (("id", "term", "field3"), [("2", "1", "a", "2")], ())


@pytest.mark.parametrize(
    ("data", "found"), [(b"", "-"), (b"id\tname\n1\ta\n", "id, name"), (b"\xff\tterm\n", "\ufffd, term"), (b"\n", "-")]
)
def test_a_header_that_lacks_a_column_leaves_the_file_out(data: bytes, found: str) -> None:
    sheet, (diagnostic,) = read("Description", data, layout=TWO_COLUMNS)
    assert sheet is None
    assert diagnostic.kind is row_kinds.NO_HEADER
    assert str(diagnostic.place) == f"p/{NAMES['Description']}:1:1"
    assert diagnostic.message().endswith(f"it has: {found}")


def test_a_row_with_too_few_or_too_many_columns_is_left_out() -> None:
    found, diagnostics = two_columns(b"id\tterm\n1\n2\tb\n3\tc\td\n\n5\te\n")
    assert found == [("3", "2", "b"), ("6", "5", "e")]
    assert [(each.place.line, each.place.column) for each in diagnostics] == [(2, 1), (4, 1), (5, 1)]
    assert diagnostics[1].message() == "the row has 3 columns, the header 2"


def test_empty_lines_are_told_only_when_a_row_follows() -> None:
    assert two_columns(b"id\tterm\n1\ta\n\n\r\n") == ([("2", "1", "a")], ())
    _, diagnostics = two_columns(b"id\tterm\n\n1\ta\n\n\n2\n\n")
    assert [each.place.line for each in diagnostics] == [2, 4, 5, 6]


def test_a_bad_row_is_told_beside_blank_columns() -> None:
    _, (diagnostic,) = two_columns(b"id\tterm\t\t\n1\t \t\t\n")
    assert (diagnostic.kind, diagnostic.place.line, diagnostic.place.column) == (row_kinds.EMPTY_TERM, 2, 3)


def test_a_row_that_is_not_utf8_is_left_out() -> None:
    data = "id\tterm\r\n1\tså\r\n2\tblå\r\n3\tc\r\n".encode().replace("blå".encode(), "blå".encode("latin-1"))
    found, (diagnostic,) = two_columns(data)
    assert found == [("2", "1", "så"), ("4", "3", "c")]
    assert diagnostic.kind is row_kinds.NOT_UTF8
    assert (diagnostic.place.line, diagnostic.place.column) == (3, 5)
    assert "0xE5" in diagnostic.message()


def test_a_refset_column_without_a_name_is_kept_where_the_files_pattern_has_it() -> None:
    data = (
        written("Refset", SOUND["Refset"])
        .replace(b"acceptabilityId", b"acceptabilityId\t")
        .replace(b"007\r\n", b"007\tx\r\n")
    )
    sheet, diagnostics = read("Refset", data)
    assert sheet is not None
    assert (sheet.header[-1], len(diagnostics)) == ("acceptabilityId", 1)
    name = "der2_csRefset_Custom2Snapshot_INT_20250101.txt"
    (file,) = select_files(MemoryPackage("p", {name: data}))
    sheet = read_sheet(file, [data], Faults())
    assert sheet is not None
    assert (sheet.header[-2:], rows_of(sheet)[0][-1]) == (("acceptabilityId", "field8"), "x")


SOUND = {
    "Concept": "138875005 20250101 1 900000000000207008 900000000000074008",
    "Description": "517382016 20250101 1 900000000000207008 138875005 en 900000000000013009 term 900000000000448009",
    "TextDefinition": "517382016 20250101 1 900000000000207008 138875005 en 900000000000550004 tx 900000000000448009",
    "Relationship": "100022 20250101 1 900000000000207008 138875005 138875005 0 116680003 900000000000011006 900000000000451002",
    "RelationshipConcreteValues": "100022 20250101 1 900000000000207008 138875005 #10 0 116680003 900000000000011006 900000000000451002",
    "Identifier": "1000-0 20250101 1 900000000000207008 705114005 138875005",
    "Refset": "01a78d22-ad0b-4e76-8fd4-9fed481e5de5 20250101 1 900000000000207008 61000202103 517382016 900000000000548007",
}


@pytest.mark.parametrize("content", SOUND)
def test_a_sound_row_is_what_it_says(content: str) -> None:
    sheet, diagnostics = read(content, written(content, SOUND[content]))
    assert sheet is not None
    assert diagnostics == ()
    assert (len(sheet), sheet.lines.tolist(), sheet.header) == (1, [2], HEADERS[content])
    shown = {"1": "True", "01a78d22-ad0b-4e76-8fd4-9fed481e5de5": f"[{0x01A78D22AD0B4E76}, {0x8FD49FED481E5DE5}]"}
    flat = [shown.get(cell, cell) for cell in SOUND[content].split(" ")]
    assert list(rows_of(sheet)[0][1:]) == flat


BAD = [
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
    ("Description", "term", "\u2028\u00a0", row_kinds.EMPTY_TERM),
    ("TextDefinition", "typeId", "900000000000013008", row_kinds.BAD_CHECK_DIGIT),
    ("Relationship", "relationshipGroup", "-1", row_kinds.BAD_GROUP),
    ("Relationship", "relationshipGroup", "9" * 5000, row_kinds.BAD_GROUP),
    ("Relationship", "destinationId", "", row_kinds.BAD_SCTID),
    ("RelationshipConcreteValues", "value", "10", row_kinds.BAD_VALUE),
    ("RelationshipConcreteValues", "value", "#ten", row_kinds.BAD_VALUE),
    ("Identifier", "alternateIdentifier", "", row_kinds.EMPTY_TERM),
    ("Identifier", "referencedComponentId", "1", row_kinds.BAD_SCTID),
    ("Refset", "id", "138875005", row_kinds.BAD_UUID),
    ("Refset", "refsetId", "61000202104", row_kinds.BAD_CHECK_DIGIT),
    ("Refset", "referencedComponentId", "-", row_kinds.BAD_SCTID),
    ("Refset", "acceptabilityId", "1", row_kinds.BAD_SCTID),
]


@pytest.mark.parametrize(("content", "column", "value", "kind"), BAD)
def test_a_bad_value_is_located_and_its_row_left_out(content: str, column: str, value: str, kind: Kind) -> None:
    at = HEADERS[content].index(column)
    bad = SOUND[content].split(" ")
    start = 1 + sum(len(each) + 1 for each in bad[:at])
    bad[at] = value

    sheet, (diagnostic, *more) = read(content, written(content, SOUND[content], " ".join(bad), SOUND[content]))

    assert sheet is not None
    assert (diagnostic.kind, more) == (kind, [])
    assert str(diagnostic.place) == f"p/{NAMES[content]}:3:{start}"
    assert (value in diagnostic.message()) or repr(value)[1:-1] in diagnostic.message()
    assert column in diagnostic.message("nn")
    assert sheet.lines.tolist() == [2, 4]
    assert {len(texts_of(each)) for each in sheet.columns.values()} == {2}


@pytest.mark.parametrize("content", SOUND)
def test_codes_of_rows_left_out_are_forgotten(content: str) -> None:
    bad = SOUND[content].replace("900000000000207008", "900000000000207009")
    sheet, _ = read(content, written(content, bad, SOUND[content]))
    assert sheet is not None
    modules = sheet.columns["moduleId"]
    assert isinstance(modules, Codes)
    assert (modules.values, modules.numbers.tolist()) == (["900000000000207008"], [0])


def test_a_wrong_check_digit_comes_with_the_right_one() -> None:
    _, (diagnostic,) = read("Concept", written("Concept", SOUND["Concept"].replace("138875005", "138875006")))
    assert diagnostic.message() == "id 138875006 has a wrong check digit: 5 would follow these digits"


def test_a_row_not_yet_published_loads_with_a_word() -> None:
    sheet, (diagnostic,) = read("Concept", written("Concept", SOUND["Concept"].replace("20250101", "")))
    assert sheet is not None
    assert (diagnostic.kind, diagnostic.severity, len(sheet)) == (row_kinds.UNPUBLISHED, Severity.WARNING, 1)


def test_all_bad_values_of_a_row_are_reported() -> None:
    _, diagnostics = read("Concept", written("Concept", "1 2 3 4 5"))
    assert [diagnostic.place.column for diagnostic in diagnostics] == [1, 3, 5, 7, 9]


@pytest.mark.parametrize("value", ["#10", "#-1.50", "#+5", '"text_with_""', '""', "true", "false"])
def test_concrete_values(value: str) -> None:
    content = "RelationshipConcreteValues"
    sheet, diagnostics = read(content, written(content, SOUND[content].replace("#10", value)))
    assert sheet is not None
    assert (texts_of(sheet.columns["value"]), diagnostics) == ([value], ())


@pytest.mark.parametrize(
    ("day", "is_sound"),
    [
        ("20240229", True),
        ("20000229", True),
        ("19000229", False),
        ("20230229", False),
        ("20230431", False),
        ("20231231", True),
    ],
)
def test_days_of_the_calendar(day: str, is_sound: bool) -> None:
    _, diagnostics = read("Concept", written("Concept", SOUND["Concept"].replace("20250101", day)))
    assert (diagnostics == ()) is is_sound


CELLS = st.sampled_from(
    sorted({cell for row in SOUND.values() for cell in row.split(" ")} | {value for _, _, value, _ in BAD[:-1]})
)


@pytest.mark.parametrize("content", SOUND)
@settings(max_examples=40)
@given(data=st.data())
def test_a_row_is_there_or_told(content: str, data: st.DataObject) -> None:
    sound = SOUND[content].split(" ")
    cells = st.one_of(*(st.just(cell) for cell in sound))
    rows = [sound]
    for _ in range(data.draw(st.integers(1, 5))):
        changes = data.draw(st.dictionaries(st.integers(0, len(sound) - 1), CELLS | cells, max_size=2))
        rows.append([changes.get(at, cell) for at, cell in enumerate(sound)])
    sheet, diagnostics = read(content, written(content, *map(" ".join, rows)))
    assert sheet is not None
    told = {each.place.line for each in diagnostics if each.severity is Severity.ERROR}
    assert told | set(sheet.lines.tolist()) == set(range(2, len(rows) + 2))
    assert not told & set(sheet.lines.tolist())
