"""Rows as an aligned text table, CSV, Markdown, JSON or NDJSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence

FORMATS = ("text", "json", "ndjson", "csv", "markdown")

_FIRST_MARK = "\u0300"
"""The first character that is not one column wide."""

Row = Mapping[str, str | int | bool | None]


def render_table(columns: Mapping[str, str], rows: Sequence[Row], layout: str, *, heading: bool = True) -> str:
    """Return `rows` in one of `FORMATS`; `columns` maps each key shown to its heading, which CSV may do without."""
    if layout == "json":
        return json.dumps([_picked(columns, row) for row in rows], ensure_ascii=False, indent=2) + "\n"
    if layout == "ndjson":
        return "".join(json.dumps(_picked(columns, row), ensure_ascii=False) + "\n" for row in rows)
    cells = [[_cell(row.get(key)) for key in columns] for row in rows]
    if layout == "csv":
        return _csv([list(columns), *cells] if heading else cells)
    if layout == "markdown":
        return _markdown(list(columns.values()), cells)
    return _text(list(columns.values()), cells)


def width_of(text: str) -> int:
    """Columns a text takes on a terminal; combining marks take none, wide characters two."""
    if text.isascii() or max(text) < _FIRST_MARK:
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _picked(columns: Mapping[str, str], row: Row) -> dict[str, str | int | bool | None]:
    return {key: row.get(key) for key in columns}


def _cell(value: str | int | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    return str(value)


def _csv(lines: list[list[str]]) -> str:
    import csv  # noqa: PLC0415 - a question seldom wants it
    import io  # noqa: PLC0415 - likewise

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


def _markdown(header: list[str], cells: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *([cell.replace("|", "\\|") for cell in row] for row in cells)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _text(header: list[str], cells: list[list[str]]) -> str:
    table = [header, *cells]
    taken = [[width_of(cell) for cell in row] for row in table]
    widths = [max(column) for column in zip(*taken, strict=True)]
    lines = [
        "  ".join(cell + " " * (width - own) for cell, own, width in zip(row, its, widths, strict=True)).rstrip()
        for row, its in zip(table, taken, strict=True)
    ]
    return "".join(f"{line}\n" for line in lines)
