"""The reference of loading folders: read all bytes of the files and count the lines."""

from __future__ import annotations

import sys
from pathlib import Path

PIECE = 1 << 20


def lines_of(path: Path) -> int:
    """Count the lines of a file."""
    found = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found += piece.count(b"\n")
    return found


sys.stdout.write(f"{sum(lines_of(Path(name)) for name in sys.argv[1:])}\n")
