"""Where in the user's sources something stands."""

from __future__ import annotations

from digidot_term.record import record


@record
class Place:
    """A file with a line and a column, both counted from 1; line 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"

    def __lt__(self, other: Place) -> bool:
        return (self.path, self.line, self.column) < (other.path, other.line, other.column)

    def shifted(self, columns: int) -> Place:
        """Return the place `columns` further right on the same line."""
        return Place(self.path, self.line, self.column + columns)
