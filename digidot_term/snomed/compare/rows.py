"""Rows of numbers as sets: which are on one side only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digidot_term.snomed.build.sorting import pack
from digidot_term.snomed.compare.side import Numbers


def differing_rows(old: Sequence[Numbers], new: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Return which rows of `old` are not in `new` and which of `new` not in `old`; both are columns of numbers."""
    columns = [np.concatenate(both) for both in zip(old, new, strict=True)]
    keys = pack(columns)
    if keys is None:
        keys = _ranks(columns)
    before, after = keys[: len(old[0])], keys[len(old[0]) :]
    return np.flatnonzero(_missing(before, after)), np.flatnonzero(_missing(after, before))


def _missing(values: Numbers, others: Numbers) -> Numbers:
    """Say which values are not among others."""
    if not len(others):
        return np.ones(len(values), np.bool_)
    others = np.sort(others)
    at = np.searchsorted(others, values)
    at[at == len(others)] = 0
    missing: Numbers = others[at] != values
    return missing


def _ranks(columns: Sequence[Numbers]) -> Numbers:
    """Return a number for each row that only like rows share."""
    order = np.lexsort(columns)
    fresh = np.zeros(len(order), np.int64)
    for column in columns:
        ordered = column[order]
        fresh[1:] |= ordered[1:] != ordered[:-1]
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.cumsum(fresh)
    return ranks
