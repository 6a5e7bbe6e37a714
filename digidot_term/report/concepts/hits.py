"""Concepts found by their terms: which term was found, and what the concept is called otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from digidot_term.language import Language, Text, reading_order
from digidot_term.report.naming import semantic_tag
from digidot_term.report.table import Row, render_table
from digidot_term.snomed.components import Hit
from digidot_term.snomed.edition import Edition

_NO_HITS = Text(
    en="nothing found\n",
    nb="ingen treff\n",
    nn="ingen treff\n",
)
_FOUND = Text(en="found", nb="treff", nn="treff")
_PREFERRED = Text(en="preferred", nb="foretrukket", nn="føretrekt")
_TAG = Text(en="tag", nb="merkelapp", nn="merkelapp")
_STATUS = Text(en="status", nb="status", nn="status")
_INACTIVE = Text(en="INACTIVE", nb="INAKTIVT", nn="INAKTIVT")


def render_hits(edition: Edition, hits: Sequence[Hit], layout: str, language: Language) -> str:
    """List what was found; text shows a preferred term only where another was found, and tells of inactive concepts."""
    rows = [_row(edition, hit, language) for hit in hits]
    if layout != "text":
        keys = ("id", "term", "language", "preferred", "fsn", "active")
        return render_table({key: key for key in keys}, rows, layout)
    return _text(rows, language) if rows else _NO_HITS.render(language)


def _row(edition: Edition, hit: Hit, language: Language) -> Row:
    return {
        "id": str(hit.concept_id),
        "term": hit.term,
        "language": hit.language,
        "preferred": edition.term(hit.concept_id, reading_order(language)),
        "fsn": edition.fsn(hit.concept_id),
        "active": hit.concept_id in edition.active_ids,
    }


def _text(rows: Sequence[Row], language: Language) -> str:
    shown: list[Row] = [
        {
            **row,
            "preferred": None if row["preferred"] == row["term"] else row["preferred"],
            "tag": semantic_tag(str(row["fsn"])),
            "status": None if row["active"] else _INACTIVE.render(language),
        }
        for row in rows
    ]
    titles = {"preferred": _PREFERRED, "tag": _TAG, "status": _STATUS}
    columns = {"id": "id", "term": _FOUND.render(language), "language": ""}
    columns |= {key: title.render(language) for key, title in titles.items() if any(row[key] for row in shown)}
    return render_table(columns, shown, "text")
