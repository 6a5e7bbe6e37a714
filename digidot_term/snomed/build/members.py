"""Refset members: layout by layout, in each refset the active ones in front, by what they refer to.

A layout is the columns that a refset's rows have after the six of every refset. A component is an ordinal: concepts
come first, descriptions behind them, and behind those whatever else is referred to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed import kinds
from digidot_term.snomed.build.arrays import Arrays, times
from digidot_term.snomed.build.forms import combined
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.build.late import Seekers
from digidot_term.snomed.build.pools import add_pool
from digidot_term.snomed.build.rows import Rows, joined, latest_rows
from digidot_term.snomed.build.sorting import order_and_ties
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.layouts import MEMBER
from digidot_term.snomed.rf2.sheet import Sheet

_RELATIONSHIP = 2
"""The last partition digit of a relationship's SCTID."""

Numbers = NDArray[np.int64]
Layout = tuple[str, ...]
Later = Callable[[Callable[[], "WrittenMembers"]], Callable[[], "WrittenMembers"]]
"""Has work done by another thread, or when it is asked for; what is returned waits for it."""


@dataclass(frozen=True, slots=True)
class Components:
    """What members may refer to: concepts and descriptions by ordinal, and relationships, which have none."""

    concepts: IdTable
    ordinals: Numbers
    descriptions: IdTable
    description_count: int
    relationships: Numbers

    def places(self, ids: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Return each component's ordinal, `UNKNOWN` for one without, and which are nowhere at all."""
        found = np.full(len(ids), UNKNOWN, np.int64)
        digit = ids // 10 % 10
        for mask, table, offset in (
            (digit == 0, self.concepts, 0),
            (digit == 1, self.descriptions, len(self.ordinals)),
        ):
            rows = table.rows(ids[mask])
            known = rows != UNKNOWN
            found[np.flatnonzero(mask)[known]] = (self.ordinals[rows[known]] if offset == 0 else rows[known]) + offset
        nowhere = found == UNKNOWN
        others = ids[nowhere]
        if (others // 10 % 10 == _RELATIONSHIP).any():
            nowhere[nowhere] = IdTable(self.relationships).rows(others) == UNKNOWN
        return found, nowhere


def rows_by_layout(sheets: Sequence[Sheet], faults: Faults, as_of: str) -> list[tuple[Layout, Rows]]:
    """Return the latest member rows of each layout."""
    found: dict[frozenset[str], tuple[Layout, list[Sheet]]] = {}
    for sheet in sheets:
        layout = tuple(name for name in sheet.header if name not in MEMBER)
        found.setdefault(frozenset(layout), (layout, []))[1].append(sheet)
    result = []
    for layout, same in sorted(found.values(), key=lambda pair: pair[0]):
        keys = joined([sheet.columns["id"] for sheet in same])
        result.append((layout, latest_rows(same, keys, faults, as_of=as_of)))
    return result


class MemberWriter:
    """Puts the members of each layout in order, several layouts at a time, and adds them in the order given."""

    def __init__(self, components: Components, depths: Mapping[str, int], seekers: Seekers, arrays: Arrays) -> None:
        self._components, self._depths, self._seekers, self._arrays = components, depths, seekers, arrays
        self._foreign: dict[int, int] = {}
        self.layouts: list[list[str]] = []
        self.refsets: list[tuple[int, int, int, int, int]] = []
        self.count = self.replaced = 0

    def write(self, layouts: list[tuple[Layout, Rows]], later: Later) -> Iterator[WrittenMembers]:
        """Add the rows of each layout, which are taken off the list, and yield them; `later` does the work."""
        waiting: deque[Callable[[], WrittenMembers]] = deque()
        while layouts:  # what is written need not be kept
            layout, rows = layouts.pop(0)
            rows, components = self._referring(rows)
            waiting.append(later(partial(_written, len(waiting), layout, rows, components, self._depths)))
            del rows
        while waiting:
            written = waiting.popleft()()
            self._arrays.found |= written.arrays.found
            self._direct(written)
            self.layouts.append(list(written.layout))
            self.count += len(written.order)
            self.replaced += written.replaced
            yield written

    def finish(self) -> None:
        """Add the directory of refsets and the ids that are no components of the edition."""
        directory = np.array(sorted(self.refsets), np.int64).reshape(-1, 5)
        self._arrays.add("refset.id", directory[:, 0], "q")
        for at, name in enumerate(("layout", "start", "active_end", "end"), start=1):
            self._arrays.add(f"refset.{name}", directory[:, at])
        self._arrays.add("foreign.id", np.array(list(self._foreign), np.int64), "q")

    def _referring(self, rows: Rows) -> tuple[Rows, Numbers]:
        """Return the rows and the ordinals of their components.

        What is nowhere in the edition is told, and stays; a row whose component is no SCTID is told and left out.
        """
        ids = rows.numbers("referencedComponentId")
        found, nowhere = self._components.places(ids)
        unknown, active = np.flatnonzero(nowhere), rows.numbers("active")
        malformed = self._seekers.tell(rows, "referencedComponentId", ids, unknown, active, kinds.OUTSIDE_EDITION)
        if malformed.any():
            sound = np.ones(len(ids), np.bool_)
            sound[unknown[malformed]] = False
            rows, ids, found = rows.picked(sound), ids[sound], found[sound]
        foreign = np.flatnonzero(found == UNKNOWN)
        base = len(self._components.ordinals) + self._components.description_count
        numbers = self._foreign
        found[foreign] = [base + numbers.setdefault(each, len(numbers)) for each in ids[foreign].tolist()]
        return rows, found

    def _direct(self, written: WrittenMembers) -> None:
        """Add the refsets of a layout, each with where its rows, active ones in front, begin and end."""
        refset, number = written.refsets, len(self.layouts)
        starts = np.flatnonzero(np.concatenate(([True], refset[1:] != refset[:-1]))) if len(refset) else refset
        ids, counts = refset[starts], np.diff(starts, append=len(refset))
        for sctid, start, count in zip(ids.tolist(), starts.tolist(), counts.tolist(), strict=True):
            active_end = start + int(written.active[start : start + count].sum())
            self.refsets.append((sctid, number, start, active_end, start + count))


@dataclass(frozen=True, slots=True)
class WrittenMembers:
    """Members of a layout in the order they were written; `order` leads to the rows the fields are still in order of.

    `replaced` says how many were left out because an extension has others in their place.
    """

    layout: Layout
    refsets: Numbers
    active: NDArray[np.bool_]
    components: Numbers
    fields: Mapping[str, Codes]
    order: Numbers
    arrays: Arrays
    replaced: int

    def field(self, name: str) -> Codes | None:
        """Return a field in the order written; None when the layout has none of that name."""
        codes = self.fields.get(name)
        return Codes(codes.numbers[self.order], codes.raw) if codes else None


def _written(number: int, layout: Layout, rows: Rows, components: Numbers, depths: Mapping[str, int]) -> WrittenMembers:
    """Put the rows of a layout in order, and make its arrays."""
    active, refsets, uuids = rows.numbers("active"), rows.codes("refsetId"), rows.numbers("id")
    fields = {name: rows.codes(name) for name in layout}
    kept = _without_replaced(rows, fields, components, active, depths)
    rank = np.argsort(np.argsort(refsets.ids)).astype(np.uint32)
    order = _order(rank[refsets.numbers], active, components, uuids)
    replaced = 0 if kept is None else int((~kept).sum())
    order = order if kept is None else order[kept[order]]
    components = components[order]
    refset = refsets.ids[refsets.numbers[order]] if len(order) else np.zeros(0, np.int64)
    arrays, name = Arrays(), f"member{number}"
    arrays.add(f"{name}.component", components)
    arrays.add(f"{name}.time", times(rows.numbers("effectiveTime")[order]), "H")
    modules, values = combined(rows.codes("moduleId"))
    arrays.add_codes(f"{name}.module", modules[order], len(values))
    arrays.add(f"{name}.module.value", np.array(values, np.int64), "q")
    arrays.add(f"{name}.uuid", uuids[order].view(np.uint8), "B")
    for at, field in enumerate(layout):
        add_pool(f"{name}.field{at}", Codes(fields[field].numbers[order], fields[field].raw), arrays)
    return WrittenMembers(layout, refset, active[order], components, fields, order, arrays, replaced)


def _without_replaced(
    rows: Rows,
    fields: Mapping[str, Codes],
    components: Numbers,
    active: NDArray[np.bool_],
    depths: Mapping[str, int],
) -> NDArray[np.bool_] | None:
    """Say which map rows no extension replaces (same refset, component, group and priority); None is all rows."""
    if not {"mapGroup", "mapPriority"} <= fields.keys():
        return None
    kept, refset = np.ones(len(components), np.bool_), rows.codes("refsetId").numbers
    codes = rows.codes("moduleId")
    depth = np.array([depths.get(value, 0) for value in codes.values] or [0], np.int64)[codes.numbers]
    at = np.flatnonzero(active)
    keys = np.stack((refset, components, fields["mapGroup"].numbers, fields["mapPriority"].numbers))[:, at]
    order = np.lexsort((-depth[at], *keys))
    at, keys = at[order], keys[:, order]
    is_first = np.ones(len(at), np.bool_)
    is_first[1:] = (np.diff(keys, axis=1) != 0).any(axis=0)
    deepest = depth[at][is_first][np.cumsum(is_first) - 1] if len(at) else depth[at]
    kept[at[depth[at] < deepest]] = False
    return kept


def _order(rank: Any, active: NDArray[np.bool_], components: Numbers, uuids: NDArray[Any]) -> Numbers:
    """Sort by refset, active first, component and id; ids are looked at only where all else is the same."""
    order, ties = order_and_ties((rank, ~active, components))
    tied = np.zeros(len(order), np.bool_)
    tied[1:] |= ties
    tied[:-1] |= ties
    at = np.flatnonzero(tied)
    rows = order[at]
    order[at] = rows[np.lexsort((uuids[rows, 1], uuids[rows, 0], components[rows], ~active[rows], rank[rows]))]
    return order
