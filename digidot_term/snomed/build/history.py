"""Historical associations by their target: the other way round than their members say it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.id_table import UNKNOWN
from digidot_term.snomed.build.members import Components, WrittenMembers
from digidot_term.snomed.constants import HISTORICAL_ASSOCIATIONS

TARGET = "targetComponentId"


class HistoryWriter:
    """Gathers associations of components of the edition with components of the edition."""

    def __init__(self, components: Components) -> None:
        self._components = components
        self._parts: list[NDArray[np.int64]] = []

    def take(self, members: WrittenMembers) -> None:
        """Take the members of a layout, which are associations if they have a target."""
        codes = members.field(TARGET)
        if codes is None:
            return
        # One that is no SCTID is not in the edition either, so its check digit need not be looked at.
        places, _ = self._components.places(np.append(codes.ids, 0))
        rank = {refset: number for number, refset in enumerate(HISTORICAL_ASSOCIATIONS)}
        ranks = np.array([rank.get(refset, UNKNOWN) for refset in members.refsets.tolist()], np.int64)
        targets = places[codes.numbers]
        wanted = members.active & (targets != UNKNOWN) & (ranks != UNKNOWN)
        self._parts.append(np.stack((targets[wanted], ranks[wanted], members.components[wanted])))

    def write(self, arrays: Arrays) -> None:
        """Add targets, sorted, with the association (its place in the list of all) and the component each is of."""
        rows = np.concatenate(self._parts, axis=1) if self._parts else np.zeros((3, 0), np.int64)
        rows = rows[:, np.lexsort(rows[::-1])]
        arrays.add("history.target", rows[0])
        arrays.add("history.association", rows[1], "B")
        arrays.add("history.component", rows[2])
