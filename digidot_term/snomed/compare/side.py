"""One of two editions that are compared: the arrays of its index as numpy sees them, without a copy."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.index.read import Index

Numbers = NDArray[Any]


class Ids(NamedTuple):
    """Ids in order, and the number of what each is the id of."""

    ids: Numbers
    numbers: Numbers


class Side:
    """An edition's components by number: concepts, behind them descriptions, behind those what else members name."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.active: int = index.facts["active"]
        self.concept_count = len(index.numbers("concept.id"))
        self.description_count = len(index.numbers("description.id"))
        self.named_count = self.concept_count + self.description_count
        self.component_count = self.named_count + len(index.numbers("foreign.id"))

    def array(self, name: str) -> Numbers:
        """Return an array of the index."""
        return np.asarray(self.index.numbers(name))

    @property
    def concepts(self) -> Ids:
        """The concepts by id."""
        return Ids(self.array("concept.sorted_id"), self.array("concept.sorted_ordinal"))

    @property
    def descriptions(self) -> Ids:
        """The descriptions by id."""
        by_id = self.array("description.by_id")
        return Ids(self.array("description.id")[by_id], by_id)

    @property
    def foreign(self) -> Ids:
        """What members name that is neither, by id."""
        ids = self.array("foreign.id")
        order = np.argsort(ids)
        return Ids(ids[order], order)

    def component_ids(self, components: Numbers) -> Numbers:
        """Return the ids of components."""
        found = np.zeros(len(components), np.int64)
        starts = (("concept.id", 0), ("description.id", self.concept_count), ("foreign.id", self.named_count))
        for name, start in starts:
            ids = self.array(name)
            here = (components >= start) & (components < start + len(ids))
            found[here] = ids[components[here] - start]
        return found


def owners(offsets: Numbers) -> Numbers:
    """Return the owner of each value of lists side by side."""
    lengths = np.diff(offsets)
    return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
