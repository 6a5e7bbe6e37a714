"""Searching the whole edition, and among the concepts that meet an expression."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.jobs.concept_search import Found, search


def found(text: str, *, limit: int = 5, expression: str | None = None, fuzzy: bool = False) -> Found:
    return search(text, "sample", None, limit=limit, expression=expression, fuzzy=fuzzy)


def test_whether_there_are_more_is_known() -> None:
    assert found("karies").more
    assert len(found("karies").hits) == 5
    assert not found("hull i tann", limit=50).more


def test_an_expression_narrows() -> None:
    inside = found("karies", expression="<< 65413006 |Caries|", limit=100)
    edition = inside.edition
    assert edition is not None
    assert {hit.concept_id for hit in inside.hits} <= {65413006, *edition.descendants(65413006)}
    assert inside.hits
    assert not inside.failed


@pytest.mark.parametrize(
    ("expression", "opened", "place"), [("<< (", False, "--ecl:1:5"), ("<< 80967002", True, "--ecl:1:4")]
)
def test_a_mistake_in_an_expression_is_located(expression: str, opened: bool, place: str) -> None:
    outcome = found("karies", expression=expression)
    assert outcome.failed
    assert (outcome.edition is not None) == opened
    assert outcome.hits == ()
    assert place in {str(item.place) for item in outcome.diagnostics}


def test_near_spellings_are_found_when_asked_for() -> None:
    assert 80967001 not in {hit.concept_id for hit in found("kareis").hits}
    assert 80967001 in {hit.concept_id for hit in found("kareis", fuzzy=True).hits}


def test_the_edition_of_the_project_is_searched(tmp_path: Path) -> None:
    (tmp_path / "digidot.toml").write_text('[snomed]\nedition = "sample@earlier"\n', "utf-8")
    outcome = search("karies", None, tmp_path, limit=1)
    assert outcome.edition is not None
    assert outcome.edition.name == "sample@earlier"
