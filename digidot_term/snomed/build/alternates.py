"""Identifiers of other code systems for components (RF2 specification, "Identifier File")."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digidot_term.snomed import kinds
from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.late import Seekers
from digidot_term.snomed.build.members import Components
from digidot_term.snomed.build.rows import Rows, latest_rows
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.faults import Faults
from digidot_term.snomed.rf2.sheet import Sheet


def write_alternates(
    sheets: Sequence[Sheet], as_of: str, components: Components, seekers: Seekers, faults: Faults, arrays: Arrays
) -> None:
    """Add the identifiers: scheme and code in order, with the component and whether the row is active."""
    rows = latest_rows(sheets, _keys(sheets), faults, as_of=as_of)
    if len(rows):
        rows = _sound(rows, components, seekers)
    active = rows.numbers("active") if len(rows) else np.zeros(0, np.bool_)
    ids = rows.numbers("referencedComponentId") if len(rows) else np.zeros(0, np.int64)
    codes, schemes = rows.codes("alternateIdentifier"), rows.codes("identifierSchemeId")
    code_values, scheme_values = codes.values, schemes.values
    said = sorted(
        (int(scheme_values[scheme]), code_values[code], component, is_active)
        for scheme, code, component, is_active in zip(
            schemes.numbers.tolist(), codes.numbers.tolist(), ids.tolist(), active.tolist(), strict=True
        )
    )
    arrays.add("alternate.scheme", np.array([each[0] for each in said], np.int64), "q")
    arrays.add_texts("alternate.code", [each[1].encode() for each in said])
    arrays.add("alternate.component", np.array([each[2] for each in said], np.int64), "q")
    arrays.add("alternate.active", np.array([each[3] for each in said], np.bool_), "B")


def _sound(rows: Rows, components: Components, seekers: Seekers) -> Rows:
    """Tell of components that are nowhere in the edition; leave out rows whose component is no SCTID."""
    ids, active = rows.numbers("referencedComponentId"), rows.numbers("active")
    _, nowhere = components.places(ids)
    unknown = np.flatnonzero(nowhere)
    malformed = seekers.tell(rows, "referencedComponentId", ids, unknown, active, kinds.OUTSIDE_EDITION)
    sound = np.ones(len(ids), np.bool_)
    sound[unknown[malformed]] = False
    return rows.picked(sound)


def _keys(sheets: Sequence[Sheet]) -> np.ndarray:
    """Return a number for each pair of scheme and code."""
    numbers: dict[tuple[str, str], int] = {}
    found: list[int] = []
    for sheet in sheets:
        codes, schemes = sheet.columns["alternateIdentifier"], sheet.columns["identifierSchemeId"]
        if not isinstance(codes, Codes) or not isinstance(schemes, Codes):
            raise TypeError(sheet.file.path)
        code_values, scheme_values = codes.values, schemes.values
        for code, scheme in zip(codes.numbers.tolist(), schemes.numbers.tolist(), strict=True):
            found.append(numbers.setdefault((scheme_values[scheme], code_values[code]), len(numbers)))
    return np.array(found, np.int64)
