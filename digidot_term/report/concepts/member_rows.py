"""Values of refset members as a table."""

from __future__ import annotations

from digidot_term.ecl.answer import Rows
from digidot_term.report.table import Row, render_table
from digidot_term.snomed.edition import Edition

_READ_BY_PEOPLE = frozenset({"text", "markdown"})


def render_member_rows(edition: Edition, rows: Rows, layout: str, limit: int | None = None) -> str:
    """List rows by their fields; what people read has terms behind the ids, data has the values as they are."""
    columns = {field: field for field in rows.fields}
    named = frozenset(rows.concept_fields if layout in _READ_BY_PEOPLE else ())
    return render_table(columns, [_row(edition, rows.fields, values, named) for values in rows.values[:limit]], layout)


def _row(edition: Edition, fields: tuple[str, ...], values: tuple[str, ...], named: frozenset[str]) -> Row:
    pairs = zip(fields, values, strict=True)
    return {field: _named(edition, value) if field in named else value for field, value in pairs}


def _named(edition: Edition, value: str) -> str:
    term = edition.term(int(value)) if value else ""
    return f"{value} |{term}|" if term else value
