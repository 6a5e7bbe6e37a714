"""Indexes with a few arrays."""

from __future__ import annotations

from io import BytesIO

import numpy as np

from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.compare.side import Side
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.write import write_index


def index_of(arrays: Arrays) -> Index:
    """An index without components, but for those of the arrays."""
    none = np.zeros(0, np.int64)
    found = Arrays()
    for name in ("concept.id", "description.id", "foreign.id"):
        found.add(name, none, "q")
    file = BytesIO()
    write_index(file, found.found | arrays.found, {"active": 0})
    return Index(file.getvalue())


def side_of(index: Index) -> Side:
    """The arrays of an index beside those every side has."""
    arrays = Arrays()
    for name in index.names():
        numbers = np.asarray(index.numbers(name))
        arrays.add(name, numbers, index.numbers(name).format)
    return Side(index_of(arrays))
