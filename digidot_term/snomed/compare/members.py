"""What became of the members of refsets, refset by refset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from digidot_term.snomed.compare.matching import Matching
from digidot_term.snomed.compare.rows import differing_rows
from digidot_term.snomed.compare.side import Numbers, Side
from digidot_term.snomed.compare.texts import differing_values, pool


class ChangedRefset(NamedTuple):
    """The components that became members of a refset or no longer are, and those whose members may have other fields.

    All of those that have are among `suspects`; of several members of one component, only the order may be another.
    """

    refset_id: int
    added: list[int]
    removed: list[int]
    suspects: list[int]
    is_new: bool
    is_gone: bool


class _Piece(NamedTuple):
    """The active rows of a refset in one layout, and the number of each field."""

    layout: int
    rows: slice
    fields: dict[str, int]


Pieces = list[_Piece]


def compare_members(matching: Matching) -> Iterator[ChangedRefset]:
    """Yield the refsets whose active members differ, or may, in order of id."""
    old, new = _pieces(matching.old), _pieces(matching.new)
    for refset_id in sorted(old.keys() | new.keys()):
        found = _compared(matching, refset_id, old.get(refset_id, []), new.get(refset_id, []))
        if found.added or found.removed or found.suspects:
            yield found
        matching.let_go()


def _pieces(side: Side) -> dict[int, Pieces]:
    """Return where the active members of each refset lie."""
    layouts = [{name: number for number, name in enumerate(names)} for names in side.index.facts["layouts"]]
    found: dict[int, Pieces] = {}
    columns = (side.array(f"refset.{name}").tolist() for name in ("id", "layout", "start", "active_end"))
    for refset_id, layout, start, end in zip(*columns, strict=True):
        if end > start:
            found.setdefault(refset_id, []).append(_Piece(layout, slice(start, end), layouts[layout]))
    return found


def _compared(matching: Matching, refset_id: int, old: Pieces, new: Pieces) -> ChangedRefset:
    before, now = _components(matching.old, old), _components(matching.new, new)
    was = matching.component_to[before]
    removed, added = differing_rows((was,), (now,))
    kept, still = _by_component(was, removed), _by_component(now, added)
    if len(old) == len(new) == 1 and old[0].fields.keys() == new[0].fields.keys():
        suspects = _suspects(matching, (old[0], kept, was[kept]), (new[0], still, now[still]))
    else:
        suspects = now[still]
    return ChangedRefset(
        refset_id,
        added=_ids(matching.new, now[added]),
        removed=_ids(matching.old, before[removed]),
        suspects=_ids(matching.new, suspects),
        is_new=not old,
        is_gone=not new,
    )


def _components(side: Side, pieces: Pieces) -> Numbers:
    parts = [side.array(f"member{piece.layout}.component")[piece.rows] for piece in pieces]
    return np.concatenate([np.zeros(0, np.int32), *parts])


def _by_component(components: Numbers, left_out: Numbers) -> Numbers:
    """Return the rows in order of their components, without some."""
    rows = np.delete(np.arange(len(components)), left_out)
    return rows[np.argsort(components[rows], kind="stable")]


Sorted = tuple[_Piece, Numbers, Numbers]
"""A piece, its rows in order of their components, and these."""


def _suspects(matching: Matching, old: Sorted, new: Sorted) -> Numbers:
    """Return the components whose members are not as many, or differ in a field when they are taken in order."""
    (before, kept, was), (after, still, now) = old, new
    components, was_count = np.unique(was, return_counts=True)
    _, count = np.unique(now, return_counts=True)
    uneven = components[was_count != count]
    if len(uneven):
        kept, still, now = kept[~np.isin(was, uneven)], still[~np.isin(now, uneven)], now[~np.isin(now, uneven)]
    differs = np.zeros(len(now), np.bool_)
    for name, number in before.fields.items():
        names = f"member{before.layout}.field{number}", f"member{after.layout}.field{after.fields[name]}"
        numbers = matching.old.array(names[0])[before.rows][kept], matching.new.array(names[1])[after.rows][still]
        pools = pool(matching.old, names[0]), pool(matching.new, names[1])
        differs |= differing_values(pools[0], numbers[0], pools[1], numbers[1])
    return np.union1d(uneven, now[differs])


def _ids(side: Side, components: Numbers) -> list[int]:
    found: list[int] = np.unique(side.component_ids(components)).tolist()
    return found
