from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.snomed.rf2.blocks import BadLine, count_lines, split, whole_lines

BOM = b"\xef\xbb\xbf"
PIECES = st.lists(st.sampled_from([b"\t", b"\n", b"\r\n", b"\r", b"a", "å".encode(), "\u2028".encode(), b"\xff", b'"']))
FILES = st.builds(bytes.__add__, st.sampled_from([b"", BOM, BOM + BOM]), PIECES.map(b"".join))


@given(FILES, st.lists(st.integers(0, 40)))
def test_chunks_of_any_size_become_whole_lines(data: bytes, cuts: list[int]) -> None:
    chunks = [data[start:end] for start, end in pairwise([0, *sorted(cuts), len(data) + 40])]
    pieces = list(whole_lines(chunks))
    assert all(piece.endswith(b"\n") for piece in pieces)
    expected = data if not data or data.endswith(b"\n") else data + b"\n"
    assert b"".join(pieces) == expected.removeprefix(BOM)


def plain_split(text: bytes, named: int, first_line: int) -> tuple[list[list[str]], list[int], list[BadLine]]:
    """Cut lines one by one."""
    rows, lines, bad = [], [], []
    for line, raw in enumerate(text.split(b"\n")[:-1], start=first_line):
        cells = raw.removesuffix(b"\r").split(b"\t")
        while len(cells) > named and not any(cells[named:]):
            cells.pop()
        row = b"\t".join(cells)
        try:
            decoded = row.decode()
        except UnicodeDecodeError as error:
            bad.append(BadLine(line, row, len(cells), error.start))
            continue
        if len(cells) == named:
            rows.append(decoded.split("\t"))
            lines.append(line)
        else:
            bad.append(BadLine(line, row, len(cells), None))
    return rows, lines, bad


CELLS = st.lists(st.sampled_from([b"", b"", b"a", b"\r", "æ".encode(), b"\xe6", b'"b c"', b"0123456789"]), min_size=1)
LINES = st.lists(st.tuples(CELLS.map(b"\t".join), st.sampled_from([b"\n", b"\r\n"])).map(b"".join))


@given(LINES, st.integers(1, 3), st.integers(0, 2))
def test_rows_are_those_of_a_plain_reading(lines: list[bytes], named: int, more: int) -> None:
    text = b"".join(lines)
    block, bad = split(text, named + more, named, 7)
    assert ([block.row(at) for at in range(len(block.lines))], block.lines.tolist(), bad) == plain_split(text, named, 7)


EVEN_CELLS = st.binary(max_size=30).filter(lambda cell: not set(cell) & set(b"\t\n\r"))


@given(st.lists(st.lists(EVEN_CELLS, min_size=3, max_size=3)))
def test_rows_of_one_width_are_those_of_a_plain_reading(rows: list[list[bytes]]) -> None:
    text = b"".join(b"\t".join(row) + b"\r\n" for row in rows)
    block, bad = split(text, 3, 3, 2)
    found = [block.row(at) for at in range(len(block.lines))]
    assert (found, block.lines.tolist(), bad) == plain_split(text, 3, 2)


def test_cells_behind_the_last_column_are_no_part_of_a_row() -> None:
    block, bad = split(b"1\ta\t\t\n2\tb\t\t\n", 4, 2, 2)
    assert ([block.row(at) for at in range(2)], len(block.starts), bad) == ([["1", "a"], ["2", "b"]], 2, [])


def test_a_value_behind_the_last_column_makes_a_line_no_row() -> None:
    for text in (b"1\ta\tx\n2\tb\t\n", b"1\ta\tx\n2\tb\n"):
        block, bad = split(text, 3, 2, 2)
        assert ([block.row(0)], block.lines.tolist()) == ([["2", "b"]], [3])
        assert bad == [BadLine(2, b"1\ta\tx", 3, None)]


ROWS = st.lists(
    st.tuples(st.text("ab", max_size=9), st.text("xyåæ\U0001f9b7 ", max_size=40), st.text("c", max_size=2)), min_size=1
)


@given(ROWS)
def test_a_column_is_its_cells(rows: list[tuple[str, str, str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows).encode()
    block, _ = split(text, 3, 3, 2)
    for column in range(3):
        cells = [row[column].encode() for row in rows]
        assert block.cells(column) == cells
        assert block.lengths(column).tolist() == [len(cell) for cell in cells]
        separator = 9 if column < 2 else 10
        assert block.first_bytes(column).tolist() == [cell[0] if cell else separator for cell in cells]


@pytest.mark.parametrize("fill", [0, 0x3030303030303030])
@given(rows=ROWS)
def test_words_hold_the_bytes_of_a_cell_from_its_end(fill: int, rows: list[tuple[str, str, str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows).encode()
    block, _ = split(text, 3, 3, 2)
    padding = fill.to_bytes(8, "little")[:1]
    for column in range(3):
        cells = [row[column].encode() for row in rows]
        words = list(block.words_before(column, fill=np.uint64(fill)))
        assert len(words) == -(-max(map(len, cells)) // 8)
        for at, cell in enumerate(cells):
            held = b"".join(int(word[at]).to_bytes(8, "little") for word in reversed(words))
            assert held == cell.rjust(8 * len(words), padding)


def test_lines_are_counted_by_lf_alone() -> None:
    assert count_lines("a\nb\r\n\n\r\x85\u2028\n".encode()) == 4
    assert count_lines(b"") == 0
