"""From the bytes of an RF2 file to blocks of whole rows, cut into cells: TAB between cells, LF or CRLF between rows.

RF2 specification, "Release File Format": UTF-8 without quoting or escapes, so a quotation mark, U+0085 or U+2028 is
part of its cell and only LF ends a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]

FRONT, BACK = 32, 48
"""Zero bytes around a block, so that a cell's words can be read without looking where the block ends."""

_NOTHING = np.uint64(0)
_WORD = 8
_BITS = np.uint64(64)
_ALL = (1 << 64) - 1
_KEEP = np.array([0, *(_ALL << 8 * (_WORD - count) & _ALL for count in range(1, _WORD + 1))], np.uint64)
"""By number of bytes, the mask that keeps the last ones of a word."""

_BOM = b"\xef\xbb\xbf"
_TAB, _LF, _CR = 9, 10, 13


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of the same width; `starts` and `ends` are columns x rows offsets into `text`, `lines` the rows' lines."""

    text: bytes
    starts: Places
    ends: Places
    lines: Places

    def words_before(self, column: int, *, fill: np.uint64 = _NOTHING) -> Iterator[NDArray[np.uint64]]:
        """Yield the bytes of each cell of a column eight at a time from its end, the first one lowest.

        There are as many words as the longest cell takes; what of them lies before a cell is that part of `fill`.
        """
        left = self.lengths(column)
        longest = int(left.max(initial=0))
        shortest = int(left.min(initial=longest))
        last = self.ends[column] - _WORD
        shift = ((last & 7) << 3).astype(np.uint64)
        place, rest = last >> 3, _BITS - shift
        aligned = np.frombuffer(self.text, "<u8", len(self.text) // _WORD)
        above = aligned.take(place + 1)
        for skipped in range(0, longest, _WORD):
            here = aligned.take(place)
            words = (here >> shift) | (above << rest)
            if shortest - skipped < _WORD:
                keep = _KEEP.take(left - skipped, mode="clip")
                words &= keep
                if fill:
                    words |= fill & ~keep
            yield words
            above, place = here, place - 1

    def lengths(self, column: int) -> Places:
        """Return how many bytes each cell of a column has."""
        lengths: Places = self.ends[column] - self.starts[column]
        return lengths

    def first_bytes(self, column: int) -> Bytes:
        """Return the first byte of each cell of a column; that of the separator where a cell is empty."""
        found: Bytes = np.frombuffer(self.text, np.uint8)[self.starts[column]]
        return found

    def cells(self, column: int) -> list[bytes]:
        """Return a column as bytes."""
        text = self.text
        starts, ends = self.starts[column].tolist(), self.ends[column].tolist()
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]

    def row(self, number: int) -> list[str]:
        """Return one row as text."""
        pairs = zip(self.starts[:, number].tolist(), self.ends[:, number].tolist(), strict=True)
        return [self.text[start:end].decode() for start, end in pairs]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no row: how many cells it has, or, where it is not UTF-8, the offset of the first bad byte."""

    line: int
    raw: bytes
    cells: int
    bad_byte: int | None


def whole_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Join and cut chunks of any size so that each piece ends with LF; a byte order mark is dropped."""
    pieces = _cut_at_lines(chunks)
    first = next(pieces, None)
    if first is not None:
        yield first.removeprefix(_BOM)
        yield from pieces


def _cut_at_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest: list[bytes] = []
    for chunk in chunks:
        cut = chunk.rfind(b"\n") + 1
        if cut:
            yield b"".join((*rest, chunk[:cut]))
            rest = [chunk[cut:]] if cut < len(chunk) else []
        else:
            rest.append(chunk)
    last = b"".join(rest)
    if last:
        yield last + b"\n"


def split(text: bytes, width: int, named: int, first_line: int) -> tuple[Block, list[BadLine]]:
    """Cut whole lines into rows of `width` cells; lines that do not fit are left out and returned.

    The first `named` cells of a row have a meaning: blank ones behind them may be missing, or be more.
    """
    block = _named(_split_regular(text, width, first_line), named)
    if block is not None and is_utf8(text):
        return block, []
    sound: list[bytes] = []
    lines: list[int] = []
    bad: list[BadLine] = []
    for line, raw in enumerate(text.split(b"\n")[:-1], start=first_line):
        row = _fitted(raw.removesuffix(b"\r"), named)
        bad_byte = _bad_byte(row)
        cells = row.count(b"\t") + 1
        if cells == named and bad_byte is None:
            sound.append(row + b"\r\n")  # so that a CR which is part of the last cell stays
            lines.append(line)
        else:
            bad.append(BadLine(line, row, cells, bad_byte))
    repaired = _split_regular(b"".join(sound), named, first_line)
    if repaired is None:
        raise AssertionError("rows of one width split evenly")
    return Block(repaired.text, repaired.starts, repaired.ends, np.array(lines, np.int64)), bad


def _named(block: Block | None, named: int) -> Block | None:
    """Return rows without the cells that have no meaning; None when one of those is not blank."""
    if block is None or named == len(block.starts):
        return block
    if (block.starts[named:] != block.ends[named:]).any():
        return None
    return Block(block.text, block.starts[:named], block.ends[:named], block.lines)


def _fitted(row: bytes, width: int) -> bytes:
    """Return a row without the blank cells after its last column."""
    cells = row.split(b"\t", width)
    if len(cells) > width and not cells[width].strip(b"\t"):
        return b"\t".join(cells[:width])
    return row


def _split_regular(text: bytes, width: int, first_line: int) -> Block | None:
    """Cut lines all of which have `width` cells; None when one has not."""
    padded = b"".join((bytes(FRONT), text, bytes(BACK)))
    buffer = np.frombuffer(padded, np.uint8)
    # Both separators at once: subtracting wraps all but TAB (0) and LF (1) to something larger.
    places = np.flatnonzero((buffer - np.uint8(_TAB)) <= 1)
    rows = count_lines(text)
    if len(places) != rows * width:
        return None
    ends = np.ascontiguousarray(places.reshape(rows, width).T)
    last = ends[-1]
    if not (buffer[last] == _LF).all():
        return None
    starts = np.empty_like(ends)
    np.add(ends[:-1], 1, out=starts[1:])
    np.add(last[:-1], 1, out=starts[0, 1:])
    starts[0, :1] = FRONT
    last -= (buffer[last - 1] == _CR) & (last > starts[-1])
    return Block(padded, starts, ends, np.arange(first_line, first_line + rows))


def count_lines(text: bytes) -> int:
    """Return how many line ends a text has; many times faster than bytes.count where they are many."""
    return int(np.count_nonzero(np.frombuffer(text, np.uint8) == _LF))


def is_utf8(text: bytes) -> bool:
    """Say whether bytes are UTF-8."""
    return text.isascii() or _bad_byte(text) is None


def _bad_byte(text: bytes) -> int | None:
    """Return the offset of the first byte that is not UTF-8; None when there is none."""
    try:
        text.decode()
    except UnicodeDecodeError as error:
        return error.start
    return None
