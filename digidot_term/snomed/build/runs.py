"""What stands below each concept, as runs of ordinals: exact, and few, because ordinals follow the hierarchy.

From the leaves up: a concept's runs are those of its children and the children themselves, melted together where they
touch. The closure is never written out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.lists import Lists, gathered, places_of
from digidot_term.snomed.build.order import counted_down

Ordinals = NDArray[np.int64]


class Runs(NamedTuple):
    """The runs below concept `i` are `starts[offsets[i]:offsets[i + 1]]` up to, without, the same of `ends`."""

    offsets: Ordinals
    starts: Ordinals
    ends: Ordinals


def descendant_runs(children: Lists, parents: Lists) -> Runs:
    """Return the runs of descendants by ordinal; children and parents are by ordinal too, without circles."""
    count = len(children.offsets) - 1
    lengths = np.zeros(count, np.int64)
    offsets = np.zeros(count, np.int64)
    starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    total = 0
    for owners in _from_the_leaves(children, parents):
        owned, first, last = _melted(owners, children, Runs(offsets, _joined(starts), _joined(ends)), lengths)
        lengths[owners] = np.bincount(owned, minlength=len(owners))
        offsets[owners] = total + np.cumsum(lengths[owners]) - lengths[owners]
        starts.append(first)
        ends.append(last)
        total += len(first)
    return _in_order(offsets, lengths, _joined(starts), _joined(ends))


def _from_the_leaves(children: Lists, parents: Lists) -> list[Ordinals]:
    """Return the concepts that have children, level by level, each behind all its children."""
    waiting = np.diff(children.offsets)
    here = np.flatnonzero(waiting == 0)
    found = []
    while len(here):
        above, _ = gathered(parents, here)
        here = counted_down(waiting, above)
        if len(here):
            found.append(here)
    return found


def _melted(owners: Ordinals, children: Lists, known: Runs, lengths: Ordinals) -> tuple[Ordinals, Ordinals, Ordinals]:
    """Return the runs of some concepts: the place of each one's owner in `owners`, its start and its end."""
    below, which = gathered(children, owners)
    reach = np.stack((known.offsets[below], known.offsets[below] + lengths[below]), axis=1).reshape(-1)
    places, child = places_of(reach, np.arange(0, len(reach), 2))
    owner = np.concatenate((which, which[child]))
    starts = np.concatenate((below, known.starts[places]))
    ends = np.concatenate((below + 1, known.ends[places]))
    order = np.argsort((owner << 32) | starts)
    owner, starts, ends = owner[order], starts[order], ends[order]
    # The furthest end so far; a later owner's numbers are larger than any of an earlier one.
    furthest = np.maximum.accumulate((owner << 32) | ends)
    is_new = np.ones(len(starts), np.bool_)
    is_new[1:] = ((owner[1:] << 32) | starts[1:]) > furthest[:-1]
    is_new[1:] |= owner[1:] != owner[:-1]
    is_last = np.ones(len(starts), np.bool_)
    is_last[:-1] = is_new[1:]
    return owner[is_new], starts[is_new], furthest[is_last] & 0xFFFFFFFF


def _joined(parts: list[Ordinals]) -> Ordinals:
    """Make one array of many, and keep it as the only part."""
    if len(parts) > 1:
        parts[:] = [np.concatenate(parts)]
    return parts[0]


def _in_order(offsets: Ordinals, lengths: Ordinals, starts: Ordinals, ends: Ordinals) -> Runs:
    """Lay the runs out in order of their owners."""
    final = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=final[1:])
    places = np.arange(final[-1]) + np.repeat(offsets - final[:-1], lengths)
    return Runs(final, starts[places], ends[places])
