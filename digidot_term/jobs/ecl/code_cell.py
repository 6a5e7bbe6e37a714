"""What a list of codes is read into, whatever its form."""

from __future__ import annotations

from digidot_term.record import record


@record
class Cell:
    """Text that should be a code, the term beside it, and where it stands."""

    text: str
    term: str | None
    line: int
    column: int
