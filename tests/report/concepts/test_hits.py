"""What was found, by which term, and what it is called otherwise."""

from __future__ import annotations

import json

import pytest

from digidot_term.language import LANGUAGES, Language
from digidot_term.report.concepts.hits import render_hits
from digidot_term.report.table import FORMATS
from digidot_term.snomed.components import Hit
from digidot_term.snomed.edition import Edition
from tests.report.concepts.concept_pages import CARIES, OLDER, ROOT_CARIES, rich_edition

SYNONYM = Hit(CARIES, "hull i tann", "nb")
PREFERRED = Hit(ROOT_CARIES, "rotkaries", "nb")
INACTIVE = Hit(OLDER, "Older caries", "en")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return rich_edition()


def lines(edition: Edition, *hits: Hit, language: Language = "nb") -> list[list[str]]:
    text = render_hits(edition, hits, "text", language)
    return [[cell for cell in line.split("  ") if cell] for line in text.splitlines()]


def test_a_synonym_shows_what_is_preferred(edition: Edition) -> None:
    header, synonym, preferred = lines(edition, SYNONYM, PREFERRED)
    assert [cell.strip() for cell in header] == ["id", "treff", "foretrukket", "merkelapp"]
    assert [cell.strip() for cell in synonym] == [str(CARIES), "hull i tann", "nb", "karies", "disorder"]
    assert [cell.strip() for cell in preferred] == [str(ROOT_CARIES), "rotkaries", "nb", "disorder"]


def test_columns_with_nothing_to_say_are_left_out(edition: Edition) -> None:
    header, *_ = lines(edition, PREFERRED)
    assert [cell.strip() for cell in header] == ["id", "treff", "merkelapp"]


def test_an_inactive_concept_says_so(edition: Edition) -> None:
    header, _, inactive = lines(edition, PREFERRED, INACTIVE, language="en")
    assert header[-1].strip() == "status"
    assert inactive[-1].strip() == "INACTIVE"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_is_said_to_people_only(edition: Edition, language: Language) -> None:
    assert render_hits(edition, (), "text", language).strip()
    assert json.loads(render_hits(edition, (), "json", language)) == []
    assert render_hits(edition, (), "ndjson", language) == ""


@pytest.mark.parametrize("layout", [layout for layout in FORMATS if layout != "text"])
def test_data_formats_have_all_there_is(edition: Edition, layout: str) -> None:
    text = render_hits(edition, [SYNONYM, INACTIVE], layout, "nb")
    assert all(word in text for word in ("hull i tann", "karies", "Dental caries (disorder)", str(OLDER)))


def test_data_are_typed(edition: Edition) -> None:
    assert json.loads(render_hits(edition, [SYNONYM], "json", "nb")) == [
        {
            "id": str(CARIES),
            "term": "hull i tann",
            "language": "nb",
            "preferred": "karies",
            "fsn": "Dental caries (disorder)",
            "active": True,
        }
    ]
