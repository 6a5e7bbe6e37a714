"""Diagnostics of an edition's packages, as they lie in its index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.snomed import kinds
from digidot_term.snomed.rf2 import row_kinds


def pack_problems(diagnostics: Sequence[Diagnostic]) -> bytes:
    """Return diagnostics as bytes."""
    rows = [
        (each.kind.id, each.place.path, each.place.line, each.place.column, int(each.severity), dict(each.values))
        for each in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False).encode()


def unpack_problems(data: bytes) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that bytes hold."""
    return tuple(
        Diagnostic.of(_kinds()[kind], Place(path, line, column), **values).with_severity(Severity(severity))
        for kind, path, line, column, severity, values in json.loads(data)
    )


@cache
def _kinds() -> dict[str, Kind]:
    found = [each for module in (kinds, row_kinds) for each in vars(module).values() if isinstance(each, Kind)]
    return {kind.id: kind for kind in found}
