"""Texts of two indexes compared byte for byte, without a Python object for any of them."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np

from digidot_term.snomed.compare.side import Numbers, Side
from digidot_term.snomed.index.pools import BLOCK, unpacked

_PIECE = 1 << 15
"""Texts compared in one go."""
_TABLE = 1 << 22
"""Possible pairs of numbers up to which a table of them is quicker than sorting the rows."""


class Texts(NamedTuple):
    """Texts side by side: text `i` is `letters[offsets[i]:offsets[i + 1]]`."""

    letters: Numbers
    offsets: Numbers

    @classmethod
    def of(cls, side: Side, name: str) -> Texts:
        """Return texts that lie side by side in an index."""
        return cls(side.array(name), side.array(f"{name}.offset"))

    def text(self, number: int) -> str:
        """Return one text."""
        return self.letters[self.offsets[number] : self.offsets[number + 1]].tobytes().decode()

    def taken(self, numbers: Numbers) -> tuple[Texts, Numbers]:
        """Return texts among which those of some numbers are, and their numbers there."""
        return self, numbers

    def bounds(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return where some texts begin and end."""
        return self.offsets[numbers].astype(np.int64), self.offsets[numbers + 1].astype(np.int64)


class Packed:
    """Texts in packed blocks; those asked for are unpacked."""

    def __init__(self, side: Side, name: str) -> None:
        self._index, self._name = side.index, name

    def taken(self, numbers: Numbers) -> tuple[Texts, Numbers]:
        """Unpack the blocks that some texts are in; return all of theirs, and the numbers of those asked for there."""
        blocks, which = np.unique(numbers // BLOCK, return_inverse=True)
        opened = [unpacked(self._index, self._name, block) for block in blocks.tolist()]
        letters = np.frombuffer(b"".join(letters for _, letters in opened), np.uint8)
        lengths = [np.diff(np.asarray(ends), prepend=np.uint32(0)) for ends, _ in opened]
        offsets = np.concatenate([[0], np.cumsum(np.concatenate([np.zeros(0, np.int64), *lengths]), dtype=np.int64)])
        # Only the last block of all may hold fewer texts than the others, and it comes last here too.
        return Texts(letters, offsets), which.reshape(-1) * BLOCK + numbers % BLOCK


class Pool(Protocol):
    """Texts by number."""

    def taken(self, numbers: Numbers) -> tuple[Texts, Numbers]:
        """Return texts among which those of some numbers are, and their numbers there."""


def pool(side: Side, name: str) -> Pool:
    """Return the texts of a field of members."""
    return Texts.of(side, f"{name}.text") if f"{name}.text" in side.index else Packed(side, f"{name}.packed")


def differing_values(old: Pool, was: Numbers, new: Pool, now: Numbers) -> Numbers:
    """Say for each row whether its texts differ; each pair of numbers is looked at once."""
    width = int(now.max(initial=0)) + 1
    keys = was.astype(np.int64) * width + now
    size = (int(was.max(initial=0)) + 1) * width
    if size <= _TABLE:
        found = np.zeros(size, np.bool_)
        found[keys] = True
        pairs = np.flatnonzero(found)
        found[pairs] = differing(old, pairs // width, new, pairs % width)
        return found[keys]
    pairs, which = np.unique(keys, return_inverse=True)
    return differing(old, pairs // width, new, pairs % width)[which.reshape(-1)]


def differing(old: Pool, was: Numbers, new: Pool, now: Numbers) -> Numbers:
    """Say for each pair of texts, given by number, whether they differ."""
    found = np.zeros(len(was), np.bool_)
    for start in range(0, len(was), _PIECE):
        piece = slice(start, start + _PIECE)
        found[piece] = _differing(*old.taken(was[piece]), *new.taken(now[piece]))
    return found


def _differing(old: Texts, was: Numbers, new: Texts, now: Numbers) -> Numbers:
    """Compare in one go what lies side by side in both; texts of other lengths need not be looked at."""
    (was_start, was_end), (now_start, now_end) = old.bounds(was), new.bounds(now)
    found: Numbers = was_end - was_start != now_end - now_start
    alike = np.flatnonzero(~found)
    was_start, was_end, now_start, now_end = (each[alike] for each in (was_start, was_end, now_start, now_end))
    apart = (was_start[1:] != was_end[:-1]) | (now_start[1:] != now_end[:-1])
    first = np.flatnonzero(np.concatenate((np.ones(min(len(alike), 1), np.bool_), apart)))
    at, here = was_start[first].tolist(), now_start[first].tolist()
    for (start, end), before, after in zip(pairwise([*first.tolist(), len(alike)]), at, here, strict=True):
        length = int(was_end[end - 1]) - before
        (wrong,) = (old.letters[before : before + length] != new.letters[after : after + length]).nonzero()
        if len(wrong):
            found[alike[start + np.searchsorted(was_end[start:end], wrong + before, "right")]] = True
    return found
