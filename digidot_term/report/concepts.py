"""Concepts as a list."""

from __future__ import annotations

from collections.abc import Sequence

from digidot_term.language import LANGUAGES, Language
from digidot_term.report.table import Row, render_table
from digidot_term.snomed.edition import Edition


def render_concepts(edition: Edition, ids: Sequence[int], layout: str, language: Language) -> str:
    """List concepts with their preferred terms; nynorsk is shown to those who read it, and in all data formats."""
    columns = {"id": "id", "nb": "nb", "nn": "nn", "en": "en", "fsn": "FSN"}
    if layout == "text":
        hidden = "nb" if language == "nn" else "nn"
        columns = {key: title for key, title in columns.items() if key != hidden}
    return render_table(columns, [_row(edition, sctid) for sctid in ids], layout)


def _row(edition: Edition, sctid: int) -> Row:
    terms: dict[str, str | None] = {language: edition.preferred_term(sctid, language) for language in LANGUAGES}
    return {"id": str(sctid), **terms, "fsn": edition.fsn(sctid)}
