"""The compiled part against the careful way: it takes the same rows for sound, and reads the same values from them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.snomed import native
from digidot_term.snomed.identifiers import check_digit
from digidot_term.snomed.rf2.blocks import count_lines, is_utf8, split
from digidot_term.snomed.rf2.columns import Codes, ColumnReader, column_reader
from digidot_term.snomed.rf2.layouts import LAYOUTS, Layout
from digidot_term.snomed.rf2.texts import Texts

cells: Any = native.cells
pytestmark = pytest.mark.skipif(cells is None, reason="the part in C was not compiled here")

BODIES = st.integers(100, 10**15 - 1).map(str)
PARTITIONS = st.sampled_from(["00", "01", "02", "10", "11", "12", "03", "20"])


def sctid(body: str, partition: str) -> str:
    return f"{body}{partition}{check_digit(body + partition)}"


SCTIDS = st.builds(sctid, BODIES, PARTITIONS)
ODD = st.text("0123456789abcdefABCDEFgG-+ \r\0åæ\u2028\u00a0/:.", max_size=40)
CELLS: dict[str, st.SearchStrategy[str]] = {
    "id": SCTIDS,
    "reference": SCTIDS,
    "date": st.dates().map(lambda day: f"{day:%Y%m%d}") | st.integers(0, 99_999_999).map("{:08}".format),
    "flag": st.sampled_from("01"),
    "uuid": st.uuids().map(str) | st.uuids().map(lambda each: str(each).upper()),
    "number": st.integers(0, 10**10).map(str),
    "code": SCTIDS | st.sampled_from(["", "a", "a\r"]),
    "text": st.text(st.characters(blacklist_characters="\t\n", blacklist_categories=["Cs"]), max_size=9),
}
ENDS = st.sampled_from(["\n", "\r\n", "\r\r\n", "\t\n", ""])
SORTS = st.sampled_from(sorted(CELLS))
COMPONENTS = st.sampled_from(["concept", "description", "relationship", "component"])


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Layout, bytes]:
    """Draw some columns and rows of theirs, most of them sound."""
    sorts = draw(st.lists(SORTS, min_size=1, max_size=5))
    names = [f"column{at}" for at in range(len(sorts))]
    layout = Layout("X", dict(zip(names, sorts, strict=True)), {name: draw(COMPONENTS) for name in names})  # type: ignore[arg-type]
    is_odd = st.sampled_from([False] * 30 + [True])
    lines = []
    for _ in range(draw(st.integers(0, 4))):
        row = [draw(ODD if draw(is_odd) else CELLS[sort]) for sort in sorts]
        lines.append("\t".join(row) + (draw(ENDS) if draw(is_odd) else draw(st.sampled_from(["\n", "\r\n"]))))
    return layout, "".join(lines).encode() + b"\n" * draw(st.sampled_from([0, 0, 0, 1]))


def read_plainly(layout: Layout, text: bytes) -> list[object] | None:
    """Read with the compiled part alone; None where it leaves the text to the careful way."""
    readers = [column_reader(layout, name) for name in layout.columns]
    rows = count_lines(text)
    rooms = tuple(reader.room(rows, len(text)) for reader in readers)
    if not is_utf8(text) or not cells.parse_rows(text, rows, rooms):
        return None
    if not all(reader.is_filled() for reader in readers):
        return None
    return values_of(readers, np.ones(rows, np.bool_))


def read_carefully(layout: Layout, text: bytes) -> tuple[list[object], bool]:
    """Read the sound rows, and say whether all of them are."""
    readers = [column_reader(layout, name) for name in layout.columns]
    block, bad = split(text, len(readers), len(readers), 2)
    good = np.ones(len(block.lines), np.bool_)
    doubtful = False
    for at, reader in enumerate(readers):
        good &= reader.parse(block, at)
        doubtful = doubtful or bool(np.any(reader.doubtful))
    return values_of(readers, good), bool(good.all()) and not bad and not doubtful


def values_of(readers: list[ColumnReader], good: Any) -> list[object]:
    found: list[object] = []
    for reader in readers:
        reader.keep(good)
        column = reader.column()
        if isinstance(column, Codes):
            found.append([column.raw[number] for number in column.numbers.tolist()])
        else:
            found.append(list(column) if isinstance(column, Texts) else column.tolist())
    return found


@settings(max_examples=600)
@given(pieces())
def test_what_is_plain_is_sound_and_has_the_same_values(piece: tuple[Layout, bytes]) -> None:
    layout, text = piece
    if not text.endswith(b"\n"):
        return
    plainly = read_plainly(layout, text)
    values, is_sound = read_carefully(layout, text)
    if plainly is not None:
        assert is_sound
        assert plainly == values


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("content", ["Concept", "Description", "Relationship", "Refset"])
def test_ordinary_rows_are_plain(content: str, eol: str) -> None:
    layout = LAYOUTS[content]
    own = {"Concept": "00", "Description": "01", "Relationship": "02", "Refset": "00"}[content]
    cell = {
        "id": sctid("1234", own),
        "uuid": "80bdb7a4-2fd6-4a06-9a1b-0123456789AB",
        "date": "20240229",
        "flag": "1",
        "reference": sctid("5100020", "00"),
        "code": sctid("5100020", "00"),
        "number": "0",
        "text": "Åpent bitt, æ",
    }
    rows = 3
    text = (("\t".join(cell[sort] for sort in layout.sorts.values()) + eol) * rows).encode()
    plainly = read_plainly(layout, text)
    assert plainly is not None
    assert plainly == read_carefully(layout, text)[0]
    assert {len(each) for each in plainly} == {rows}  # type: ignore[arg-type]


@pytest.mark.parametrize("year", [1899, 1900, 2075, 2076])
@pytest.mark.parametrize("day", ["0101", "0228", "0229", "0230", "0431", "1231", "1301", "0001", "0100"])
def test_both_ways_know_the_same_days(year: int, day: str) -> None:
    layout = Layout("X", {"effectiveTime": "date"}, {})
    text = f"{year}{day}\n".encode()
    assert (read_plainly(layout, text) is not None) == read_carefully(layout, text)[1]


@settings(max_examples=300)
@given(st.binary(max_size=60), st.lists(SORTS, min_size=1, max_size=4))
def test_no_bytes_are_too_strange(text: bytes, sorts: list[str]) -> None:
    layout = Layout("X", {f"column{at}": sort for at, sort in enumerate(sorts)}, {})  # type: ignore[misc]
    read_plainly(layout, text + b"\n")


def test_a_dictionary_forgets_what_a_text_that_is_not_plain_had() -> None:
    dictionary = cells.Dictionary()
    numbers = np.empty(3, np.uint32)
    column = ("c", 0, numbers, dictionary)
    assert cells.parse_rows(b"a\nb\na\n", 3, (column,))
    assert not cells.parse_rows(b"c\nd\tx\na\n", 3, (column,))
    assert dictionary.values() == [b"a", b"b"]
    assert cells.parse_rows(b"b\nd\nc\n", 3, (column,))
    assert numbers.tolist() == [1, 2, 3]


@given(st.lists(st.binary(max_size=20)))
def test_a_dictionary_numbers_texts_in_the_order_they_come(texts: list[bytes]) -> None:
    laid = Texts.of(texts)
    dictionary = cells.Dictionary()
    numbers = np.empty(len(texts), np.uint32)
    dictionary.encode(laid.letters, laid.offsets[:-1], laid.offsets[1:], numbers)
    distinct = list(dict.fromkeys(texts))
    assert [distinct[number] for number in numbers.tolist()] == texts
    assert (dictionary.values(), len(dictionary)) == (distinct, len(distinct))
    assert dictionary.values(1) == distinct[1:]
    assert dictionary.letters() == b"".join(distinct)


NONE = np.zeros(0, np.int64)
FEW = np.zeros(1, np.uint32)


@pytest.mark.parametrize(
    "call",
    [
        lambda: cells.parse_rows(b"a", 1, (("c", 0, FEW, cells.Dictionary()),)),
        lambda: cells.parse_rows(b"", 0, (("c", 0, FEW, cells.Dictionary()),)),
        lambda: cells.parse_rows(b"a\n", 1, ()),
        lambda: cells.parse_rows(b"a\n", -1, (("c", 0, FEW, cells.Dictionary()),)),
        lambda: cells.parse_rows(b"a\n", 1, (("x", 0, FEW, None),)),
        lambda: cells.parse_rows(b"a\nb\n", 2, (("c", 0, FEW, cells.Dictionary()),)),
        lambda: cells.parse_rows(b"a\n", 1, (("t", 0, np.zeros(1, np.int64), np.zeros(1, np.uint8)),)),
        lambda: cells.parse_rows(b"a\n", 1, (("c", 0, FEW, cells.Dictionary()),) * 65),
        lambda: cells.find_ids(np.zeros(3, np.int64), np.zeros(3, np.int32), NONE, np.zeros(0, np.int32)),
        lambda: cells.find_ids(np.zeros(4, np.int64), np.zeros(3, np.int32), NONE, np.zeros(0, np.int32)),
        lambda: cells.find_ids(
            np.zeros(4, np.int64), np.zeros(4, np.int32), np.ones(1, np.int64), np.zeros(0, np.int32)
        ),
        lambda: cells.place_ids(np.zeros(4, np.int64), np.zeros(4, np.int32), np.arange(1, 5), 0),
        lambda: cells.place_ids(np.zeros(4, np.int64), np.zeros(4, np.int32), np.arange(1, 3), -1),
        lambda: cells.gather(b"abc", np.array([0, 4]), np.array([0]), bytearray(9)),
        lambda: cells.gather(b"abc", np.array([0, 3]), np.array([1]), bytearray(9)),
        lambda: cells.gather(b"abc", np.array([0, 3]), np.array([-1]), bytearray(9)),
        lambda: cells.gather(b"abc", np.array([0, 3]), np.array([0]), bytearray(2)),
        lambda: cells.Dictionary().encode(b"abc", np.array([2]), np.array([4]), FEW),
        lambda: cells.Dictionary().encode(b"abc", np.array([2]), np.array([1]), FEW),
        lambda: cells.Dictionary().encode(b"abc", np.array([0]), NONE, FEW),
        lambda: cells.Dictionary().words(b"a", np.array([0, 2]), np.array([0]), bytes(256), False, FEW, FEW),
        lambda: cells.Dictionary().words(b"a", np.array([0, 1]), np.array([0]), bytes(255), False, FEW, FEW),
        lambda: cells.Dictionary().words(b"abc", np.array([0, 3]), np.array([0]), bytes(256), False, FEW, FEW),
    ],
)
def test_what_does_not_fit_is_refused(call: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        call()


def test_a_column_of_codes_needs_a_dictionary() -> None:
    with pytest.raises(TypeError):
        cells.parse_rows(b"a\n", 1, (("c", 0, FEW, None),))
    with pytest.raises(TypeError):
        cells.Dictionary(1)
