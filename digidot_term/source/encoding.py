"""Where a file stops being UTF-8."""

from __future__ import annotations

from digidot_term.diagnostics import Diagnostic, Place
from digidot_term.source import kinds


def not_utf8(error: UnicodeDecodeError, shown_as: str) -> Diagnostic:
    """Return the diagnostic at the first byte that is no UTF-8."""
    before = error.object[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace").lstrip("﻿")) + 1
    place = Place(shown_as, before.count(b"\n") + 1, column)
    why = f"0x{error.object[error.start]:02X} ≠ UTF-8"
    return Diagnostic.of(kinds.UNREADABLE_FILE, place, file=shown_as, why=why)
