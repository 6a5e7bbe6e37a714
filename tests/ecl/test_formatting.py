"""Expressions written anew with the terms of an edition."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from digidot_term.ecl import Expression, parse, render
from digidot_term.ecl.comments import with_comments
from digidot_term.ecl.formatting import Formatter, Terms
from digidot_term.sample import sample_packages
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from tests.ecl.trees import expressions

COMMENTS = [
    ("<<1", "<< 1", "<< 1"),
    ("/* a */ <<1", "/* a */\n<< 1", "/* a */ << 1"),
    ("<<1 /* a */\n/* b */\n", "<< 1\n/* a */\n/* b */", "<< 1 /* a */ /* b */"),
    ("/* a\n   b */<<1", "/* a\n   b */\n<< 1", "/* a b */ << 1"),
    ('* {{ term = "/* a */" }}', "<< 1", "<< 1"),
    ("1 |/* a */ b|", "<< 1", "<< 1"),
    ("<< /* a */ 1", None, None),
    ("1 OR /* a */ 2 /* b */", None, None),
]


@pytest.mark.parametrize(("text", "lines", "line"), COMMENTS)
def test_comments_around_an_expression_stay(text: str, lines: str | None, line: str | None) -> None:
    assert with_comments(text, "<< 1", lines=True) == lines
    assert with_comments(text, "<< 1", lines=False) == line


@settings(max_examples=40)
@given(expressions)
def test_without_an_edition_it_is_the_canonical_text(expression: Expression) -> None:
    text = render(expression)
    assert Formatter(None).format(text) == (text, ())
    long, _ = Formatter(None, form="long").format(text)
    assert long is not None
    assert parse(long)[0] == expression
    assert Formatter(None).format(long) == (text, ())


@pytest.fixture(scope="module")
def sample() -> Edition:
    return read_edition(sample_packages(), name="sample")[0]


WRITTEN: list[tuple[Terms, str, str]] = [
    ("en", "<<80967001", "<< 80967001 |Dental caries|"),
    ("nb", "<<80967001 |Dental caries|", "<< 80967001 |karies|"),
    ("fsn", "<<80967001|karies|:363698007=*", "<< 80967001 |Dental caries (disorder)| : 363698007 |Finding site (attribute)| = *"),
    ("nb", "80967001 |dental  CARIES|", "80967001 |karies|"),
    ("nb", "999999999 |unknown here|", "999999999 |unknown here|"),
    ("nb", "LOINC#54486-6 |Glucose|", "LOINC#54486-6 |Glucose|"),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "text", "written"), WRITTEN)
def test_the_terms_of_the_edition_stand_in_pipes(sample: Edition, terms: Terms, text: str, written: str) -> None:
    formatter = Formatter(sample, terms)
    assert formatter.format(text) == (written, ())
    assert formatter.format(written) == (written, ())


def test_a_term_of_another_concept_stays_and_is_told(sample: Edition) -> None:
    """It may be the identifier that is mistyped: a new term would hide that."""
    found, problems = Formatter(sample).format("<<80967001 |Periodontitis| OR 80967001")
    assert found == "<< 80967001 |Periodontitis| OR 80967001"
    assert [(problem.rule.diagnostic.name, problem.column) for problem in problems] == [("term-mismatch", 3)]


def test_an_expression_with_a_comment_within_stays(sample: Edition) -> None:
    found, problems = Formatter(sample).format("<<80967001 OR /* why */ *")
    assert found is None
    assert [problem.rule.diagnostic.name for problem in problems] == ["comment-within"]


def test_what_cannot_be_read_stays(sample: Edition) -> None:
    found, problems = Formatter(sample).format("<<80967002 OR (")
    assert found is None
    assert [problem.kind for problem in problems] == ["syntax"]
