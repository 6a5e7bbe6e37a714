"""Lists of numbers side by side in one array: list `i` is `values[offsets[i]:offsets[i + 1]]`."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.sorting import order_of

Numbers = NDArray[Any]


class Lists(NamedTuple):
    """Lists of numbers by the number of their owner."""

    offsets: NDArray[np.int64]
    values: Numbers


def offsets_of(owners: Numbers, count: int) -> NDArray[np.int64]:
    """Return where each owner's values start when they are sorted by owner, and where the last ones end."""
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=offsets[1:])
    return offsets


def grouped(owners: Numbers, values: Numbers, count: int) -> Lists:
    """Gather values by owner, each owner's sorted."""
    order = order_of((owners, values))
    return Lists(offsets_of(owners, count), values[order])


def gathered(lists: Lists, owners: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
    """Return the values of some owners one after the other, and for each the place of its owner in `owners`."""
    places, which = places_of(lists.offsets, owners)
    return lists.values[places], which


def places_of(offsets: NDArray[np.int64], owners: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the values of some owners stand, and for each the place of its owner in `owners`."""
    starts = offsets[owners]
    lengths = offsets[owners + 1] - starts
    which = np.repeat(np.arange(len(owners)), lengths)
    before = np.cumsum(lengths) - lengths
    return np.arange(len(which)) + np.repeat(starts - before, lengths), which
