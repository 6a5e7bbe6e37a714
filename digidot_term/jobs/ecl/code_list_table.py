"""Codes of a table: CSV with commas, semicolons or tabs, whose first line names the columns."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.jobs.ecl.code_cell import Cell
from digidot_term.jobs.ecl.code_rules import NO_COLUMN

_CODES = ("referencedcomponentid", "conceptid", "sctid", "snomedctid", "snomedct", "code", "kode", "id")
"""Headings of a column of codes, without blanks and underlines, those that mean nothing else in front."""
_TERMS = ("term", "display", "fsn")
_DELIMITERS = "\t;,"


def is_table(text: str) -> bool:
    """Say whether the first line names columns, one of them that of the codes."""
    return _known(_heading(text), _CODES) is not None


def cells_of_table(text: str, column: str | None, name: str) -> Iterator[Cell]:
    """Yield the cells of the column of codes that are not empty, with the term beside each."""
    import csv

    heading = _heading(text)
    at = _known(heading, _CODES if column is None else (_plain(column),))
    if at is None:
        known = ", ".join(heading)
        found = Diagnostic.of(NO_COLUMN, Place(name, 1, 1), column=column, known=known)
        raise DigidotError(found, exit_code=ExitCode.USAGE)
    term_at = _known(heading, _TERMS)
    lines = text.splitlines(keepends=True)
    rows = csv.reader(lines, delimiter=_delimiter(text))
    next(rows)
    line = rows.line_num + 1
    for row in rows:
        code = row[at].strip() if at < len(row) else ""
        if code and not code.startswith("#"):
            term = row[term_at].strip() if term_at is not None and term_at < len(row) else ""
            yield Cell(code, term or None, line, max(0, lines[line - 1].find(code)) + 1)
        line = rows.line_num + 1


def _heading(text: str) -> list[str]:
    first = text.split("\n", 1)[0]
    return [cell.strip(" \r\"'") for cell in first.split(_delimiter(text))]


def _delimiter(text: str) -> str:
    """Return what parts the cells of the first line: of tab, semicolon and comma the first that is there."""
    first = text.split("\n", 1)[0]
    return next((each for each in _DELIMITERS if each in first), ",")


def _known(heading: list[str], names: tuple[str, ...]) -> int | None:
    plain = [_plain(cell) for cell in heading]
    return next((plain.index(name) for name in names if name in plain), None)


def _plain(heading: str) -> str:
    return heading.casefold().replace(" ", "").replace("_", "")
