"""Fields of members: a number for each row, and the distinct texts; long texts are packed in blocks."""

from __future__ import annotations

import zlib

import numpy as np

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.index.pools import BLOCK
from digidot_term.snomed.rf2.columns import Codes

_WORTH_PACKING = 4 << 20
"""Bytes of distinct texts above which they are packed; reading one then unpacks a block."""


def add_pool(name: str, codes: Codes, arrays: Arrays) -> None:
    """Add a field; its texts are sorted, but for those too many to be looked through, which keep their rows' order."""
    used, first, inverse = np.unique(codes.numbers, return_index=True, return_inverse=True)
    texts = [codes.values[at].encode() for at in used.tolist()]
    by_row = sum(map(len, texts)) > _WORTH_PACKING
    order = np.argsort(first) if by_row else np.array(sorted(range(len(texts)), key=texts.__getitem__), np.int64)
    rank = np.empty(len(texts), np.int64)
    rank[order] = np.arange(len(texts))
    arrays.add_codes(name, rank[inverse.reshape(-1)], max(len(texts), 1))
    texts = [texts[at] for at in order.tolist()]
    if not by_row:
        arrays.add_texts(f"{name}.text", texts)
        return
    packed = [zlib.compress(_block(texts[start : start + BLOCK]), 1) for start in range(0, len(texts), BLOCK)]
    arrays.add_texts(f"{name}.packed", packed)


def _block(texts: list[bytes]) -> bytes:
    """Lay texts behind the offsets at which each of them ends."""
    ends = np.cumsum([len(text) for text in texts]).astype("<u4")
    return len(texts).to_bytes(4, "little") + ends.tobytes() + b"".join(texts)
