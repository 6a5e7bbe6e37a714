"""Editions as a list and as a page."""

from __future__ import annotations

import json

import pytest

from digidot_term.language import LANGUAGES, Language
from digidot_term.report.editions.listing import KnownEdition, render_editions
from digidot_term.report.editions.page import EditionFacts, render_edition
from digidot_term.report.table import FORMATS
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.info import PackageRecord
from tests.compiler.small_edition import R, small_edition

PACKAGES = (PackageRecord("/snomed/International.zip", 297_111_207, 1, 2, "ab" * 32),)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """An edition that says it was made of a package, although it does not fit, as it was on a date."""
    made = small_edition()
    made.info = made.info._replace(packages=PACKAGES, as_of="20250615", allow_mismatch=True)
    return made


@pytest.fixture
def facts(edition: Edition) -> EditionFacts:
    return EditionFacts(edition, 10, 9, {"nb": 3, "nn": 1, "en": 8}, ((R, 3),))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("nb", ("lest slik den var 2025-06-15", "       3 med foretrukket term på bokmål", "      10 begreper")),
        ("nn", ("lesen slik ho var 2025-06-15", "       1 med føretrekt term på nynorsk", "      10 omgrep")),
        ("en", ("read as it was on 2025-06-15", "       8 with a preferred term in English", "      10 concepts")),
    ],
)
def test_an_edition_page(facts: EditionFacts, language: Language, lines: tuple[str, ...]) -> None:
    page = render_edition(facts, "text", language).splitlines()
    assert page[0].endswith(facts.edition.version_uri)
    assert {*lines, "  International.zip, 297 MB", f"    SHA-256 {'ab' * 32}"} <= {*page}
    assert any(line.startswith(f"       3 {R}") for line in page)
    assert any("--allow-mismatch" in line for line in page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_as_data(facts: EditionFacts, language: Language) -> None:
    data = json.loads(render_edition(facts, "json", language))
    assert data["preferredTerms"] == {"nb": 3, "nn": 1, "en": 8}
    assert data["packages"] == [{"path": "/snomed/International.zip", "size": 297_111_207, "sha256": "ab" * 32}]
    assert (data["asOf"], data["allowMismatch"], data["problems"]) == ("20250615", True, 0)
    assert [(refset["id"], refset["members"]) for refset in data["refsets"]] == [(str(R), 3)]


INDEXED = KnownEdition("no-20250915", "http://b", in_use=True, concepts=529_664, size=406_000_000, problems=2)
SAMPLE = KnownEdition("sample", "http://a", in_use=False, concepts=1274)
PLAIN = KnownEdition("sample", "http://a", in_use=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_editions_are_listed_and_the_one_in_use_marked(language: Language) -> None:
    header, indexed, sample = render_editions([INDEXED, SAMPLE], "text", language).splitlines()
    assert indexed.split() == ["no-20250915", "http://b", "529664", "406", "MB", "2", "x"]
    assert sample.split() == ["sample", "http://a", "1274"]
    assert len(header.split()) >= 6


def test_columns_with_nothing_to_say_are_left_out_for_people_only() -> None:
    assert render_editions([PLAIN], "text", "en").splitlines()[0].split() == ["edition", "version", "in", "use"]
    assert json.loads(render_editions([PLAIN], "json", "en")) == [
        {
            "edition": "sample",
            "version": "http://a",
            "concepts": None,
            "size": None,
            "problems": None,
            "inUse": True,
        }
    ]


@pytest.mark.parametrize("layout", FORMATS)
def test_every_format(layout: str) -> None:
    assert "no-20250915" in render_editions([INDEXED, SAMPLE], layout, "nb")
