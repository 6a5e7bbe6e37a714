"""How wide a page may be: as the terminal, or 100 columns where there is none."""

from __future__ import annotations

import shutil

from digidot_term.report.wrapping import WIDTH


def terminal_width() -> int:
    """Return the columns of the terminal (or COLUMNS, where it is set); `WIDTH` when output goes elsewhere."""
    return shutil.get_terminal_size((WIDTH, 24)).columns
