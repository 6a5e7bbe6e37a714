"""Concepts that rows name as metadata and that the edition does not have: attribute types, refsets, acceptabilities.

Such rows stay, for they mislead no one; one row is told of each concept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed import kinds
from digidot_term.snomed.build.concepts import are_inferred
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.build.late import place_of
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.constants import REFERENCE_SET
from digidot_term.snomed.rf2.faults import Faults


def tell_unknown_types(rows: Rows, concepts: IdTable, faults: Faults) -> None:
    """Tell one defining row of each attribute type that is not in the edition."""
    if len(rows):
        _tell_unknown(rows, "typeId", rows.numbers("active") & are_inferred(rows), concepts, faults)


def tell_unknown_codes(layouts: Sequence[Rows], column: str, concepts: IdTable, faults: Faults) -> None:
    """Tell one active row of each concept in a column of members that is not in the edition.

    An edition without the concept |Reference set| is one without metadata, of which there is nothing to tell.
    """
    if concepts.rows(np.array([REFERENCE_SET], np.int64))[0] == UNKNOWN:
        return
    for rows in layouts:
        _tell_unknown(rows, column, rows.numbers("active"), concepts, faults)


def _tell_unknown(rows: Rows, column: str, wanted: NDArray[np.bool_], concepts: IdTable, faults: Faults) -> None:
    codes = rows.codes(column)
    ids = codes.ids
    at = np.flatnonzero(wanted)[::-1]
    first = np.full(len(ids), len(rows), np.int64)
    first[codes.numbers[at]] = at
    unknown = (concepts.rows(ids) == UNKNOWN) & (ids > 0) & (first < len(rows))
    for number in np.flatnonzero(unknown).tolist():
        place = place_of(rows, int(first[number]), column)
        faults.add(Diagnostic.of(kinds.OUTSIDE_EDITION, place, column=column, value=int(ids[number])))
