"""Bitmaps on their way into an index: sets of numbers that a question reads back at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.runs import Runs

FEW_RUNS = 3
"""So many runs of descendants are kept as they are; more are quicker to read, and smaller, as a bitmap."""


def add_bitmaps(arrays: Arrays, name: str, bitmaps: Iterable[BitMap]) -> None:
    """Add bitmaps by number: `name` one after the other, `name.offset` where each starts and the last one ends."""
    arrays.add_texts(name, map(_packed, bitmaps))


def bitmap_of(numbers: NDArray[Any]) -> BitMap:
    """Return the bitmap of numbers of 32 bits in any order."""
    return BitMap(array("I", np.sort(numbers).astype(np.uint32).tobytes()))


def write_descendants(runs: Runs, arrays: Arrays) -> None:
    """Add what stands below each concept: a few runs, or a bitmap whose number, from 1 on, is in `below.number`."""
    lengths = np.diff(runs.offsets)
    many = lengths > FEW_RUNS
    arrays.add("run.offset", np.concatenate(([0], np.cumsum(np.where(many, 0, lengths)))))
    few = np.repeat(~many, lengths)
    arrays.add("run.start", runs.starts[few])
    arrays.add("run.end", runs.ends[few])
    arrays.add_codes("below.number", np.where(many, np.cumsum(many), 0), int(many.sum()) + 1)
    add_bitmaps(arrays, "below", _of_runs(runs, np.flatnonzero(many)))


def _of_runs(runs: Runs, owners: NDArray[np.int64]) -> Iterable[BitMap]:
    """Yield the bitmap of each owner's runs."""
    for first, end in zip(runs.offsets[owners].tolist(), runs.offsets[owners + 1].tolist(), strict=True):
        found = BitMap()
        for start, stop in zip(runs.starts[first:end].tolist(), runs.ends[first:end].tolist(), strict=True):
            found.add_range(start, stop)
        yield found


def _packed(bitmap: BitMap) -> bytes:
    bitmap.run_optimize()
    return bytes(bitmap.serialize())
