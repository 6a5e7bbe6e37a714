"""The concepts and relationships of a release, read from its files without the index, as columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed.constants import INFERRED, IS_A
from digidot_term.snomed.rf2.package import open_package
from digidot_term.snomed.rf2.selection import select_files

Numbers = NDArray[Any]
_WIDTHS = {"Concept": 5, "Relationship": 10}


class Rows:
    """Active concepts by place in the order of their ids, and active inferred relationships between their places."""

    def __init__(self, folders: Sequence[Path]) -> None:
        concepts = _latest(folders, "Concept")
        self.ids = np.sort(concepts[concepts[:, 2] == 1, 0])
        rows = _latest(folders, "Relationship")
        rows = rows[(rows[:, 2] == 1) & (rows[:, 8] == INFERRED)]
        rows = rows[np.isin(rows[:, 4], self.ids) & np.isin(rows[:, 5], self.ids)]
        sources, targets = (np.searchsorted(self.ids, rows[:, column]) for column in (4, 5))
        is_a = rows[:, 7] == IS_A
        self.children, self.parents = sources[is_a], targets[is_a]
        columns = np.stack((rows[:, 7], sources, rows[:, 6], targets), axis=1)[~is_a]
        self.types, self.sources, self.groups, self.targets = np.unique(columns, axis=0).T

    def place(self, sctid: int) -> int:
        """Return the place of a concept."""
        return int(np.searchsorted(self.ids, sctid))

    @cached_property
    def count(self) -> int:
        """How many concepts there are."""
        return len(self.ids)


def _latest(folders: Sequence[Path], content: str) -> Numbers:
    """Return the rows of a kind of file whose cells are all numbers: of each id the row with the latest date."""
    parts = []
    for folder in folders:
        for file in select_files(open_package(folder)):
            if file.file_name.content == content:
                data = b"".join(file.package.chunks(file.name))
                cells = data[data.index(b"\n") + 1 :].replace(b"\r\n", b"\t").replace(b"\n", b"\t")
                parts.append(np.fromstring(cells.decode(), np.int64, sep="\t").reshape(-1, _WIDTHS[content]))
    rows = np.concatenate(parts)
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
    return rows[np.append(rows[1:, 0] != rows[:-1, 0], True)]
