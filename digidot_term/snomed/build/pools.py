"""Fields of members: a number for each row, and the distinct texts; long texts are packed in blocks.

Texts are in the order in which rows first have them, so that what is read together lies together.
"""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.index.pools import BLOCK
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.texts import Texts

_WORTH_PACKING = 4 << 20
"""Bytes of distinct texts above which they are packed; reading one then unpacks a block."""
_THREADS = 2


def add_pool(name: str, codes: Codes, arrays: Arrays) -> None:
    """Add a field."""
    rows = len(codes.numbers)
    first = np.full(len(codes.raw), rows, np.int64)
    first[codes.numbers[::-1]] = np.arange(rows - 1, -1, -1)
    order = np.argsort(first)[: int((first < rows).sum())]
    rank = np.zeros(len(codes.raw), np.uint32)
    rank[order] = np.arange(len(order))
    arrays.add_codes(name, rank[codes.numbers] if rows else codes.numbers, max(len(order), 1))
    texts = codes.raw.picked(order)
    if len(texts.letters) < _WORTH_PACKING:
        arrays.add_texts(f"{name}.text", texts)
        return
    blocks = (_block(texts, start, min(start + BLOCK, len(texts))) for start in range(0, len(texts), BLOCK))
    with ThreadPoolExecutor(_THREADS) as threads:  # zlib lets go of the interpreter
        arrays.add_texts(f"{name}.packed", threads.map(_packed, blocks))


def _packed(block: bytes) -> bytes:
    return zlib.compress(block, 1)


def _block(texts: Texts, start: int, end: int) -> bytes:
    """Lay texts behind the offsets at which each of them ends."""
    offsets = texts.offsets[start : end + 1]
    ends = (offsets[1:] - offsets[0]).astype("<u4")
    letters = texts.letters[offsets[0] : offsets[-1]]
    return b"".join(((end - start).to_bytes(4, "little"), ends.tobytes(), letters.tobytes()))
