"""Names, dates, sizes and tags as reports write them."""

from __future__ import annotations

import pytest

from digidot_term.language import LANGUAGES, Language
from digidot_term.report.naming import LANGUAGE_NAMES, Named, alphabetical, dated, namer, semantic_tag, sized
from digidot_term.snomed.edition import Edition
from tests.compiler.small_edition import D, small_edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    return small_edition()


@pytest.mark.parametrize(("language", "term"), [("nb", "dæ"), ("nn", "dæ nynorsk"), ("en", "d")])
def test_a_concept_is_named_in_the_readers_language(edition: Edition, language: Language, term: str) -> None:
    named = namer(edition, language)(D)
    assert named == Named(D, term)
    assert str(named) == f"{D} {term}"
    assert named.piped == f"{D} |{term}|"
    assert named.as_data() == {"id": str(D), "term": term}


def test_an_unknown_concept_has_its_id() -> None:
    assert str(Named(D, "")) == str(D)


@pytest.mark.parametrize(("time", "shown"), [("20250915", "2025-09-15"), ("", ""), ("2025", "2025")])
def test_dates(time: str, shown: str) -> None:
    assert dated(time) == shown


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0 kB"), (999, "1 kB"), (614_193, "614 kB"), (1_000_000, "1 MB"), (297_111_207, "297 MB")]
)
def test_sizes(size: int, shown: str) -> None:
    assert sized(size) == shown


@pytest.mark.parametrize(
    ("fsn", "tag"),
    [
        ("Dental caries (disorder)", "disorder"),
        ("Dose (unit) (qualifier value)", "qualifier value"),
        ("Regime (regime/therapy)", "regime/therapy"),
        ("No tag", ""),
        ("Open (bracket", ""),
        ("", ""),
    ],
)
def test_semantic_tags(fsn: str, tag: str) -> None:
    assert semantic_tag(fsn) == tag


def test_the_alphabet_is_norwegian() -> None:
    terms = ["år", "zink", "øre", "Abscess", "Ære", "abscess"]
    named = [Named(number, term) for number, term in enumerate(terms)]
    assert [item.term for item in sorted(named, key=alphabetical)] == [
        "Abscess",
        "abscess",
        "zink",
        "Ære",
        "øre",
        "år",
    ]


def test_every_language_has_a_name_in_every_language() -> None:
    assert all(LANGUAGE_NAMES[one].render(other) for one in LANGUAGES for other in LANGUAGES)
