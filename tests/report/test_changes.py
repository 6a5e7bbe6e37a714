"""A comparison as text, JSON and Markdown."""

from __future__ import annotations

import json

import pytest

from digidot_term.diff.change import ArtefactChanges, Change, Changed, Comparison
from digidot_term.language import Language
from digidot_term.report.changes import FORMATS, render_changes

CHANGES = (
    Change.of(Changed.CODE_REMOVED, code="1", term="karies / caries"),
    Change.of(Changed.TERM_CHANGED, code="2", language="nn", old="a", new="b"),
)
EDITION = Change.of(Changed.EDITION_CHANGED, old="http://old", new="http://new")
FOUND = Comparison((ArtefactChanges("ValueSet", "http://example.org/v", "Caries", (EDITION, *CHANGES)),), 3)
ONLY_EDITION = Comparison((ArtefactChanges("ValueSet", "http://example.org/v", "Caries", (EDITION,)),), 3)


@pytest.mark.parametrize(
    ("language", "marked", "last"),
    [
        (
            "en",
            "- 1 |karies / caries|  [breaking]",
            "artefacts: 1 changed, 3 unchanged; changes: 2, of which breaking: 1",
        ),
        (
            "nb",
            "- 1 |karies / caries|  [brytende]",
            "artefakter: 1 endret, 3 uendret; endringer: 2, hvorav brytende: 1",
        ),
        (
            "nn",
            "- 1 |karies / caries|  [brytande]",
            "artefaktar: 1 endra, 3 uendra; endringar: 2, av desse brytande: 1",
        ),
    ],
)
def test_text_names_artefacts_changes_and_what_breaks(language: Language, marked: str, last: str) -> None:
    lines = render_changes(FOUND, "text", language).splitlines()
    assert "ValueSet Caries <http://example.org/v>" in lines
    assert f"  {marked}" in lines
    assert "  ~ 2 nn: a → b" in lines
    assert lines[-1] == last


def test_the_edition_is_said_once_and_is_no_change_of_an_artefact() -> None:
    text = render_changes(FOUND, "text", "en")
    assert text.count("http://old") == 1
    only = render_changes(ONLY_EDITION, "text", "en")
    assert "artefacts: 0 changed, 4 unchanged" in only
    assert "Caries" not in only


def test_markdown_has_headings_and_lists() -> None:
    lines = render_changes(FOUND, "markdown", "en").splitlines()
    assert "## ValueSet Caries (`http://example.org/v`)" in lines
    assert "- `- 1 |karies / caries|`  [breaking]" in lines


def test_json_holds_kinds_and_values() -> None:
    data = json.loads(render_changes(FOUND, "json", "en"))
    assert data["breaking"] is True
    assert data["unchanged"] == 3
    removed = next(item for item in data["artefacts"][0]["changes"] if item["kind"] == "code-removed")
    assert removed["breaking"] is True
    assert removed["values"] == {"code": "1", "term": "karies / caries"}


@pytest.mark.parametrize("layout", FORMATS)
def test_nothing_changed(layout: str) -> None:
    text = render_changes(Comparison((), 5), layout, "en")
    assert text.endswith("\n")
    assert json.loads(text) if layout == "json" else text == "nothing changed (5 artefacts)\n"
