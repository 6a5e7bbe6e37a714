"""Concepts that rows name as metadata and that the edition does not have: attribute types, refsets, acceptabilities.

Such rows stay, for they mislead no one; one row is told of each concept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digidot_term.diagnostics import Diagnostic
from digidot_term.snomed import kinds
from digidot_term.snomed.build.concepts import are_inferred
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.build.late import Seekers, place_of
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.constants import REFERENCE_SET
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.numbers import have_check_digits


def with_known_types(rows: Rows, concepts: IdTable, seekers: Seekers, faults: Faults) -> Rows:
    """Return the rows but for those whose attribute type has a wrong check digit, each of which is told.

    Of each other type that is no concept of the edition one defining row is told.
    """
    if not len(rows):
        return rows
    ids = rows.numbers("typeId")
    types = np.unique(ids)
    unknown = types[concepts.rows(types) == UNKNOWN]
    if not len(unknown):
        return rows
    sound = have_check_digits(unknown)
    malformed = np.isin(ids, unknown[~sound])
    nothing = np.zeros(len(ids), np.bool_)
    seekers.tell(rows, "typeId", ids, np.flatnonzero(malformed), nothing, kinds.OUTSIDE_EDITION)
    defining = rows.numbers("active") & are_inferred(rows)
    for sctid in unknown[sound].tolist():
        for row in np.flatnonzero((ids == sctid) & defining)[:1].tolist():
            _tell(rows, row, "typeId", sctid, faults)
    return rows.picked(~malformed)


def tell_unknown_codes(layouts: Sequence[Rows], column: str, concepts: IdTable, faults: Faults) -> None:
    """Tell one active row of each concept in a column of members that is not in the edition.

    An edition without the concept |Reference set| is one without metadata, of which there is nothing to tell.
    """
    if concepts.rows(np.array([REFERENCE_SET], np.int64))[0] == UNKNOWN:
        return
    for rows in layouts:
        codes = rows.codes(column)
        ids = np.array([int(value) if value.isdigit() else 0 for value in codes.values], np.int64)
        active = np.flatnonzero(rows.numbers("active"))
        first = np.full(len(ids), len(rows), np.int64)
        first[codes.numbers[active[::-1]]] = active[::-1]
        unknown = (concepts.rows(ids) == UNKNOWN) & (ids > 0) & (first < len(rows))
        for at in np.flatnonzero(unknown).tolist():
            _tell(rows, int(first[at]), column, int(ids[at]), faults)


def _tell(rows: Rows, row: int, column: str, sctid: int, faults: Faults) -> None:
    faults.add(Diagnostic.of(kinds.OUTSIDE_EDITION, place_of(rows, row, column), column=column, value=sctid))
