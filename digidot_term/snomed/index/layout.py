"""The layout of an index file: magic, length and CRC-32 of the header, header, arrays at multiples of 64 bytes.

The header is JSON: `format`, `size` of the file, `arrays` as name -> [type code, offset, count, CRC-32], and `facts`
about the edition. Numbers are little-endian. A file whose magic, format or size is another, or whose header is
damaged, is not opened.
"""

from __future__ import annotations

from typing import NamedTuple

MAGIC = b"DIGIDOT\x00"
FORMAT = 7
"""Goes up with every change of what the arrays hold; an index of another format is built anew."""

ALIGNMENT = 64
LENGTH_END = len(MAGIC) + 4
PREAMBLE = LENGTH_END + 4

ITEM_SIZES = {"B": 1, "H": 2, "I": 4, "q": 8}
"""The type codes of arrays, as in the standard library's `array`, and the bytes of an item."""


class ArrayPlace(NamedTuple):
    """Where an array lies in the file."""

    code: str
    offset: int
    length: int
    checksum: int


def aligned(offset: int) -> int:
    """Return the next multiple of the alignment."""
    return -(-offset // ALIGNMENT) * ALIGNMENT


NO_TERM = 0xFFFFFFFF
"""What stands for a description where a concept has none."""

BLOCKS = (1 << 8, 1 << 11)
"""Rows in a block of each size; what stands in a whole block lies ready as a bitmap."""

_CONTAINER = 1 << 16


def layer_width(concepts: int) -> int:
    """Return how wide a layer of places is: a multiple of what a bitmap has in one container, so that layers shift."""
    return max(-(-concepts // _CONTAINER), 1) * _CONTAINER
