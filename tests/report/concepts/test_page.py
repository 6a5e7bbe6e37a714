"""A concept's page, as text in every language and as data."""

from __future__ import annotations

import json

import pytest

from digidot_term.language import LANGUAGES, Language
from digidot_term.report.concepts.page import render_concept
from digidot_term.report.table import width_of
from digidot_term.report.wrapping import WIDTH
from digidot_term.snomed.edition import Edition
from tests.report.concepts.concept_pages import (
    CARIES,
    DENTAL,
    ENAMEL_CARIES,
    ICD10,
    INACTIVE_PAGE,
    OLD,
    OLDER,
    PAGE,
    PAIRS,
    ROOT_CARIES,
    SIMPLE_MAP,
    rich_edition,
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return rich_edition()


def page(edition: Edition, sctid: int, layout: str = "text", language: Language = "nb", children: int = 1) -> str:
    concept = edition.concept(sctid)
    assert concept is not None
    return render_concept(edition, concept, layout, language, children)


def test_a_page_has_all_there_is_to_say(edition: Edition) -> None:
    assert page(edition, CARIES) == PAGE


def test_what_became_of_an_inactive_concept_stands_on_top(edition: Edition) -> None:
    assert page(edition, OLDER) == INACTIVE_PAGE


def test_an_inactive_concept_without_a_successor_says_so(edition: Edition) -> None:
    assert "nothing is said of what to use instead" not in page(edition, OLD, language="en")
    concept = edition.concept(ROOT_CARIES)
    assert concept is not None
    assert "History" not in page(edition, ROOT_CARIES, language="en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("endret 2025-01-01", "Termer", "Kodekart", "erstatter")),
        ("nn", ("endra 2025-01-01", "Termar", "Kodekart", "erstattar")),
        ("en", ("changed 2025-01-01", "Terms", "Maps", "replaces")),
    ],
)
def test_the_words_are_the_readers(edition: Edition, language: Language, words: tuple[str, ...]) -> None:
    text = page(edition, CARIES, language=language)
    assert all(word in text for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readers_language_comes_first(edition: Edition, language: Language) -> None:
    lines = page(edition, CARIES, language=language).splitlines()
    assert language in lines[4]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sctid", [CARIES, OLD, OLDER, DENTAL, ICD10])
def test_a_page_fits_a_terminal(edition: Edition, sctid: int, language: Language) -> None:
    assert max(map(width_of, page(edition, sctid, language=language).splitlines())) <= WIDTH


def test_a_refset_counts_its_members(edition: Edition) -> None:
    assert f"Members\n  1: digidot-term ecl '^ {DENTAL}'\n" in page(edition, DENTAL, language="en")
    assert json.loads(page(edition, DENTAL, "json"))["members"] == 1


def test_data_hold_every_child_and_row(edition: Edition) -> None:
    data = json.loads(page(edition, CARIES, "json"))
    assert [child["id"] for child in data["children"]] == [str(ROOT_CARIES), str(ENAMEL_CARIES)]
    assert (data["ancestors"], data["descendants"]) == (2, 2)
    assert [row["id"] for row in data["maps"]] == [str(ICD10)] * 3 + [str(SIMPLE_MAP)]
    assert [row["fields"]["mapPriority"] for row in data["maps"][:3]] == ["1", "2", "1"]
    assert [row["id"] for row in data["refsets"]] == [str(DENTAL), str(PAIRS)]
    assert [item["source"]["id"] for item in data["supersedes"]] == [str(OLD), str(OLDER)]
    assert data["attributes"][0] == {"group": 0, "type": data["attributes"][0]["type"], "value": "#2"}
    assert json.loads(page(edition, OLDER, "json"))["history"][0]["target"]["id"] == str(CARIES)


def test_terms_as_data_say_in_which_refset_they_are_what(edition: Edition) -> None:
    terms = json.loads(page(edition, CARIES, "json"))["terms"]
    found = [(item["language"], item["type"], item["preferred"]) for item in terms if item["term"] == "karies"]
    assert found == [("nb", "synonym", True), ("nn", "synonym", True)]
    assert next(item for item in terms if item["term"] == "Caries dentium")["language"] is None
    assert all(item["term"] != "Dental rot" for item in terms)
