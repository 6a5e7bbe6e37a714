"""Concepts as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digidot_term.language import LANGUAGES, Language
from digidot_term.report.table import Row, render_table
from digidot_term.snomed.edition import Edition

_LINE_BY_LINE = frozenset({"ndjson", "csv"})
_TOGETHER = 1_000
"""Lines that are made at once: all of a national edition would take a gigabyte."""


def render_concepts(edition: Edition, ids: Sequence[int], layout: str, language: Language) -> Iterator[str]:
    """List concepts with their preferred terms; nynorsk is shown to those who read it, and in all data formats.

    The text comes in pieces, so that what is read line by line never is in memory as a whole.
    """
    columns = {"id": "id", "nb": "nb", "nn": "nn", "en": "en", "fsn": "FSN"}
    if layout == "text":
        hidden = "nb" if language == "nn" else "nn"
        columns = {key: title for key, title in columns.items() if key != hidden}
    step = _TOGETHER if layout in _LINE_BY_LINE else max(1, len(ids))
    for start in range(0, max(1, len(ids)), step):
        rows = [_row(edition, sctid) for sctid in ids[start : start + step]]
        yield render_table(columns, rows, layout, heading=not start)


def _row(edition: Edition, sctid: int) -> Row:
    terms: dict[str, str | None] = {language: edition.preferred_term(sctid, language) for language in LANGUAGES}
    return {"id": str(sctid), **terms, "fsn": edition.fsn(sctid)}
