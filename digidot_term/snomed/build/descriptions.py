"""Descriptions and text definitions in order of their concepts' ordinals, so that a concept's lie side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed import kinds
from digidot_term.snomed.build.arrays import Arrays, times
from digidot_term.snomed.build.forms import combined
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.build.late import Seekers
from digidot_term.snomed.build.lists import offsets_of
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.build.sorting import order_of
from digidot_term.snomed.build.words import WordIndex
from digidot_term.snomed.constants import FSN, SYNONYM

Forms = list[tuple[object, ...]]

FORM_COLUMNS = ("active", "typeId", "languageCode", "caseSignificanceId")
"""What a description's form says, in this order."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the members need to know of descriptions, by their ordinals."""

    ids: NDArray[np.int64]
    concepts: NDArray[np.int64]
    are_synonyms: NDArray[np.bool_]
    are_names: NDArray[np.bool_]


class DescriptionTable:
    """The descriptions that count, put in order once the concepts' ordinals are known."""

    def __init__(self, rows: Rows) -> None:
        """Take the rows, and index their words."""
        self._rows = rows
        self._texts = rows.texts("term")
        self._active = rows.numbers("active") if len(rows) else np.zeros(0, np.bool_)
        languages = rows.codes("languageCode")
        spoken = languages.numbers.astype(np.int64)
        self._words = WordIndex(self._texts, languages.values, spoken, np.flatnonzero(self._active))

    def describe(self, concepts: IdTable, ordinals: NDArray[np.int64], seekers: Seekers) -> Described:
        """Put the descriptions in order, without those of concepts there are not."""
        rows = self._rows
        kind = kinds.DANGLING
        found = seekers.find(rows, "conceptId", concepts, self._active, kind) if len(rows) else np.zeros(0, np.int32)
        ids = rows.numbers("id") if len(rows) else np.zeros(0, np.int64)
        known = np.flatnonzero(found != UNKNOWN)
        owners = ordinals[found[known]]
        order = _order(owners, ids[known])
        self._order, self._owners, self._count = known[order], owners[order], len(ordinals)
        self._forms, self._form_values = combined(self._active, *(rows.codes(name) for name in FORM_COLUMNS[1:]))
        types = np.array([form[1] for form in self._form_values] or [0], np.int64)[self._forms[self._order]]
        active = self._active[self._order]
        self._ids = ids[self._order]
        return Described(self._ids, self._owners, active & (types == SYNONYM), active & (types == FSN))

    def _by_id(self) -> NDArray[np.int64]:
        """Return the ordinals in order of the descriptions' ids, in which files have them already, or nearly so."""
        ordinals = self._ordinals()
        ordinals = ordinals[ordinals >= 0]
        return ordinals[np.argsort(self._ids[ordinals], kind="stable")]

    def _ordinals(self) -> NDArray[np.int64]:
        """Return the ordinal of each row, one below zero for a row that is left out."""
        ordinals = np.full(len(self._rows), -1, np.int64)
        ordinals[self._order] = np.arange(len(self._order))
        return ordinals

    def write(self, arrays: Arrays) -> Forms:
        """Add the descriptions and the index of their words; return what each form says."""
        rows, order = self._rows, self._order
        arrays.add("description.offset", offsets_of(self._owners, self._count))
        arrays.add("description.id", self._ids, "q")
        arrays.add("description.by_id", self._by_id())
        arrays.add("description.time", times(rows.numbers("effectiveTime")[order]), "H")
        modules, module_values = combined(rows.codes("moduleId"))
        arrays.add_codes("description.module", modules[order], len(module_values))
        arrays.add("description.module.value", np.array(module_values, np.int64), "q")
        arrays.add_codes("description.form", self._forms[order], len(self._form_values))
        arrays.add_texts("description.term", self._texts.picked(order))
        del self._texts  # the largest part of what is in memory, and done with
        self._words.write(self._ordinals(), arrays)
        return [tuple(form) for form in self._form_values]


def _order(owners: NDArray[np.int64], ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort by owner and id; where files have ids in order, as they mostly do, ids need not be compared."""
    order = order_of((owners,))
    owner, sctid = owners[order], ids[order]
    wrong = (owner[1:] == owner[:-1]) & (sctid[1:] < sctid[:-1])
    if wrong.any():
        mixed = np.zeros(int(owner.max()) + 1, np.bool_)
        mixed[owner[1:][wrong]] = True
        at = np.flatnonzero(mixed[owner])
        order[at] = order[at][np.lexsort((sctid[at], owner[at]))]
    return order
