from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.diagnostics import Place
from digidot_term.snomed.rf2 import Sheet, read_sheet, row_kinds

COLUMNS = ("id", "term")


def read(data: bytes) -> Sheet:
    sheet, diagnostics = read_sheet("f.txt", "Description", data, COLUMNS)
    assert diagnostics == ()
    assert sheet is not None
    return sheet


@pytest.mark.parametrize(
    "data",
    [
        b"id\tterm\n1\ta\n2\tb\n",
        b"id\tterm\r\n1\ta\r\n2\tb\r\n",
        b"\xef\xbb\xbfid\tterm\r\n1\ta\r\n2\tb\r\n",
        b"id\tterm\n1\ta\n2\tb",
        b"id\tterm\r\n1\ta\r\n2\tb\r",
    ],
)
def test_line_ends_and_a_byte_order_mark_do_not_matter(data: bytes) -> None:
    sheet = read(data)
    assert list(sheet.rows) == [["1", "a"], ["2", "b"]]
    assert list(sheet.lines) == [2, 3]


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
    ],
)
def test_a_term_is_everything_between_tabs(term: str) -> None:
    sheet = read(f"id\tterm\r\n1\t{term}\r\n2\tb\r\n".encode())
    assert list(sheet.rows) == [["1", term], ["2", "b"]]


@given(
    st.lists(st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"])), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
)
def test_rows_written_are_rows_read(terms: list[str], end: str) -> None:
    terms = [term.removesuffix("\r") for term in terms]
    data = "".join(f"{number}\t{term}{end}" for number, term in [("id", "term"), *enumerate(terms)])
    expected = [[str(number), term.removesuffix("\r") if end == "\n" else term] for number, term in enumerate(terms)]
    assert list(read(data.encode()).rows) == expected


def test_columns_are_read_by_their_header() -> None:
    sheet, _ = read_sheet("f.txt", "Refset", b"extra\tterm\tid\nx\ta\t1\n", COLUMNS)
    assert sheet is not None
    assert sheet.columns == ("id", "term", "extra")
    assert list(sheet.rows) == [["1", "a", "x"]]
    assert sheet.place(2, sheet.rows[0], "term") == Place("f.txt", 2, 3)
    assert sheet.place(2, sheet.rows[0], "id") == Place("f.txt", 2, 5)


@pytest.mark.parametrize(("data", "found"), [(b"", "-"), (b"id\tname\n1\ta\n", "id, name"), (b"\xff\tterm\n", "-")])
def test_a_header_that_lacks_a_column_leaves_the_file_out(data: bytes, found: str) -> None:
    sheet, (diagnostic,) = read_sheet("f.txt", "Description", data, COLUMNS)
    assert sheet is None
    assert diagnostic.kind is row_kinds.NO_HEADER
    assert str(diagnostic.place) == "f.txt:1:1"
    assert diagnostic.message().endswith(found)


def test_a_row_with_too_few_or_too_many_columns_is_left_out() -> None:
    sheet, diagnostics = read_sheet("f.txt", "Description", b"id\tterm\n1\n2\tb\n3\tc\td\n\n5\te\n", COLUMNS)
    assert sheet is not None
    assert (list(sheet.rows), list(sheet.lines)) == ([["2", "b"], ["5", "e"]], [3, 6])
    assert [str(diagnostic.place) for diagnostic in diagnostics] == ["f.txt:2:1", "f.txt:4:1", "f.txt:5:1"]
    assert diagnostics[1].message() == "the row has 3 columns, the header 2"


def test_a_row_that_is_not_utf8_is_left_out() -> None:
    data = "id\tterm\r\n1\tså\r\n2\tblå\r\n3\tc\r\n".encode().replace("blå".encode(), "blå".encode("latin-1"))
    sheet, (diagnostic,) = read_sheet("f.txt", "Description", data, COLUMNS)
    assert sheet is not None
    assert (list(sheet.rows), list(sheet.lines)) == ([["1", "så"], ["3", "c"]], [2, 4])
    assert diagnostic.kind is row_kinds.NOT_UTF8
    assert str(diagnostic.place) == "f.txt:3:5"
    assert "0xE5" in diagnostic.message()
