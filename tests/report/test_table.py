"""Tables in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.report.table import FORMATS, render_table, width_of

COLUMNS = {"id": "id", "term": "Term", "used": "In use"}
ROWS = [
    {"id": "1", "term": "tannkjøttbetennelse", "used": True},
    {"id": "22", "term": 'a|b, "c"', "used": False},
    {"id": "3", "term": None, "used": None, "hidden": "x"},
]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("æøåÆØÅ", 6),
        ("é", 1),
        ("e\u0301", 1),
        ("a\u030a", 1),
        ("歯科", 4),
        ("Ｗ", 2),
        ("→", 1),
    ],
)
def test_width_is_that_of_a_terminal(text: str, width: int) -> None:
    assert width_of(text) == width


def test_text_columns_are_aligned() -> None:
    rows = [{"id": "å", "term": "x"}, {"id": "歯", "term": "y"}, {"id": "e\u0301e", "term": "z"}]
    assert render_table({"id": "", "term": "t"}, rows, "text") == "    t\nå   x\n歯  y\ne\u0301e  z\n"


def test_text_has_no_trailing_blanks_and_marks_what_is_true() -> None:
    assert render_table(COLUMNS, ROWS, "text").splitlines() == [
        "id  Term                 In use",
        "1   tannkjøttbetennelse  x",
        '22  a|b, "c"',
        "3",
    ]


def test_data_formats_hold_the_columns_and_no_more() -> None:
    expected = [
        {"id": "1", "term": "tannkjøttbetennelse", "used": True},
        {"id": "22", "term": 'a|b, "c"', "used": False},
        {"id": "3", "term": None, "used": None},
    ]
    assert json.loads(render_table(COLUMNS, ROWS, "json")) == expected
    assert [json.loads(line) for line in render_table(COLUMNS, ROWS, "ndjson").splitlines()] == expected


def test_csv_has_keys_as_header_and_reads_back() -> None:
    read = list(csv.reader(io.StringIO(render_table(COLUMNS, ROWS, "csv"))))
    assert read == [
        ["id", "term", "used"],
        ["1", "tannkjøttbetennelse", "x"],
        ["22", 'a|b, "c"', ""],
        ["3", "", ""],
    ]


def test_markdown_escapes_pipes() -> None:
    lines = render_table(COLUMNS, ROWS, "markdown").splitlines()
    assert lines[:2] == ["| id | Term | In use |", "| --- | --- | --- |"]
    assert lines[3] == '| 22 | a\\|b, "c" |  |'


@pytest.mark.parametrize("layout", FORMATS)
def test_no_rows_are_no_trouble(layout: str) -> None:
    text = render_table(COLUMNS, [], layout)
    assert text == "" or text.endswith("\n")


LINE = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


@given(st.lists(st.tuples(LINE, LINE), max_size=5))
def test_csv_keeps_any_line_of_text(pairs: list[tuple[str, str]]) -> None:
    text = render_table({"a": "a", "b": "b"}, [{"a": first, "b": second} for first, second in pairs], "csv")
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [tuple(row) for row in read] == pairs


def test_a_character_below_the_first_mark_is_one_column_wide() -> None:
    assert {width_of(f"{chr(below)}\u0300") for below in range(0x300)} == {1}
