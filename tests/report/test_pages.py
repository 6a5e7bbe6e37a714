"""Concepts, rules, packages and health as pages and lists."""

from __future__ import annotations

import json

import pytest

from digidot_term.diagnostics import Kind, Severity
from digidot_term.language import LANGUAGES, Language, Text
from digidot_term.report.concepts.listing import render_concepts
from digidot_term.report.health import Health, Sign, render_health
from digidot_term.report.packages import render_contents, render_packages
from digidot_term.report.rules import Explanation, render_explanation
from digidot_term.snomed.edition import Edition
from tests.compiler.small_edition import B, D, F, small_edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    return small_edition()


@pytest.mark.parametrize(
    ("language", "header"), [("nb", "id nb en FSN"), ("nn", "id nn en FSN"), ("en", "id nb en FSN")]
)
def test_concepts_are_listed_with_terms(edition: Edition, language: Language, header: str) -> None:
    lines = "".join(render_concepts(edition, [B, D, F], "text", language)).splitlines()
    assert sorted(lines[0].split()) == sorted(header.split())
    assert lines[2].startswith(str(D))
    assert {"dæ", "d"} <= set(lines[2].split()) or language == "nn"


def test_data_formats_have_all_languages_and_ids_as_text(edition: Edition) -> None:
    rows = json.loads("".join(render_concepts(edition, [D, F], "json", "nb")))
    assert rows[0]["id"] == str(D)
    assert {rows[0][language] for language in LANGUAGES} == {"dæ", "dæ nynorsk", "d"}
    assert rows[1]["nb"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_health_says_what_to_do(language: Language) -> None:
    signs = (
        Sign(Text(en="æ", nb="æ", nn="æ"), "ok", "fine"),
        Sign(Text(en="b", nb="b", nn="b"), "missing", "x", "do y"),
    )
    lines = render_health(Health(signs), language).splitlines()
    assert lines[0].startswith("ok")
    assert lines[2].strip() == "→ do y"
    assert not Health(signs).is_sound
    assert Health(signs[:1]).is_sound


def test_packages_and_contents() -> None:
    listed = render_packages([{"package": "a@1", "resources": 2, "path": "/x"}], "csv", "nb")
    assert listed == "package,resources,path\na@1,2,/x\n"
    contents = render_contents([("a.json", {"resourceType": "ValueSet", "id": "a"})], "json", "nb")
    assert json.loads(contents) == [{"type": "ValueSet", "id": "a", "url": None, "file": "a.json"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_diagnostic_without_a_page_is_explained_by_its_texts(language: Language) -> None:
    kind = Kind("VS900", "k", Severity.ERROR, Text(en="{a}", nb="{a}", nn="{a}"), Text(en="do", nb="do", nn="do"))
    page = render_explanation(Explanation(kind, None, None), language)
    assert page.startswith("# VS900 k\n")
    assert "‹a›" in page
