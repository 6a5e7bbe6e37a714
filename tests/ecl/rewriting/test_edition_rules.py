"""What one edition allows beyond the laws, each by examples on a drawn edition, with what a later one may change."""

from __future__ import annotations

import re

import pytest

from digidot_term.ecl import optimise, parse, render
from digidot_term.ecl.rewriting import Suggestion
from digidot_term.ecl.rewriting.edition_reasons import EDITION_REASONS
from digidot_term.language import LANGUAGES
from digidot_term.snomed.constants import SAME_AS
from digidot_term.snomed.edition import Edition
from tests.rf2_builder import Rf2Builder, concept_id

DRAWING = r"""
      a
     / \
    b   c
   / \ / \
  d   e   f
 / \     / \
g   h   i   j
"""
UNKNOWN = 7771000119106


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Concepts a to j, attributes m and n, an inactive concept x that was e, refset r of d and e."""
    builder = Rf2Builder.drawn(DRAWING)
    for letter in "mnr":
        builder.add_concept(concept_id(letter))
    builder.add_concept(concept_id("x"), active=False)
    b, d, e, g, h, i, m, n, r, x = map(concept_id, "bdeghimnrx")
    for source in (d, e, g, h):
        builder.add_attribute(source, m, i, group=1)
    builder.add_attribute(d, n, b, group=1)
    builder.add_member(r, d)
    builder.add_member(r, e)
    builder.add_member(SAME_AS, x, targetComponentId=e)
    return builder.edition()


SHORTER = {
    "no-concepts": [("b OR U", "b"), ("b OR < x OR << U", "b")],
    "covered": [("<< b OR e", "<< b"), ("g OR << b OR << d", "<< b"), ("(d OR e) OR ^ r", "^ r")],
    "held": [("<< d AND << a", "<< d"), ("<< e AND << b AND << c", "<< e"), ("<< d MINUS (g AND << b)", "<< d MINUS g")],
    "excludes-nothing": [("<< b MINUS << f", "<< b"), ("<< b MINUS (d OR << f)", "<< b MINUS d")],
    "all-taken-out": [("(g OR << f) MINUS << d", "<< f")],
    "refines-nothing": [("<< d : m = *", "<< d"), ("<< b : m = i, m = << f", "<< b : m = i"), ("<< b : m = (i OR d)", "<< b : m = i"),
                        ("<< b : { m = i, n = b }", "<< b : { n = b }")],
    "filters-nothing": [("<< b {{ C active = true }}", "<< b"), ("<< b {{ C active = true, definitionStatus = primitive }}", "<< b"),
                        ('* {{ D term = "b", type = syn }}', '* {{ D term = "b" }}')],
    "history-adds-nothing": [("<< d {{ + HISTORY }}", "<< d")],
    "together": [("d OR g OR h", "<< d"), ("g OR h OR f", "< d OR f"), ("b OR e OR << d", "<< b"), ("f OR e", "<! c")],
}  # fmt: skip
KEPT = [
    # A leaf's operator, braces and cardinalities say how a clause is meant.
    "<< g",
    "<< b : { m = * }",
    "<< b : [1..1] m = i",
    "e {{ + HISTORY-MIN }}",
    # There is nothing here that could be told from anything else.
    "<< U AND b",
    "h OR i",
]


def read(text: str) -> str:
    letters = re.sub(r"(?<!\"|\{)\b[a-jmnrx]\b(?!\")", lambda found: str(concept_id(found[0])), text)
    return re.sub(r"\bU\b", str(UNKNOWN), letters)


def suggested(text: str, edition: Edition) -> Suggestion:
    expression, problems = parse(read(text))
    assert expression is not None, problems
    return optimise(expression, edition)


@pytest.mark.parametrize("name", SHORTER)
def test_an_edition_makes_it_shorter(name: str, edition: Edition) -> None:
    for before, after in SHORTER[name]:
        suggestion = suggested(before, edition)
        assert render(suggestion.expression) == render(parse(read(after))[0]), before  # type: ignore[arg-type]
        assert name in {step.reason.name for step in suggestion.steps}
        assert suggestion.count


@pytest.mark.parametrize("text", KEPT)
def test_what_says_how_a_clause_is_meant_is_kept(text: str, edition: Edition) -> None:
    assert render(suggested(text, edition).expression) == render(parse(read(text))[0])  # type: ignore[arg-type]


def test_laws_and_edition_are_kept_apart(edition: Edition) -> None:
    suggestion = suggested("(<< b OR d) OR d", edition)
    assert render(suggestion.by_law.expression) == read("<< b OR d")
    assert render(suggestion.in_edition.expression) == read("<< b")
    assert {step.reason.kind for step in suggestion.by_law.steps} == {"law"}
    assert {step.reason.kind for step in suggestion.in_edition.steps} == {"edition"}


def test_what_is_not_answered_is_shortened_by_law_alone(edition: Edition) -> None:
    suggestion = suggested("(<< b OR b) AND ^ [moduleId, active] r", edition)
    assert suggestion.count is None
    assert {step.reason.kind for step in suggestion.steps} == {"law"}
    assert any(problem.stops for problem in suggestion.problems)


def test_unknown_concepts_are_problems_too(edition: Edition) -> None:
    assert [problem.kind for problem in suggested("b OR U", edition).problems] == ["unknown-concept"]


def test_every_reason_has_an_example_words_and_a_warning_in_each_language() -> None:
    assert sorted(SHORTER) == sorted(reason.name for reason in EDITION_REASONS)
    for reason in EDITION_REASONS:
        assert reason.guards is not None
        for text in (reason.text, reason.guards):
            assert len({text.render(language, parts="X") for language in LANGUAGES}) > 1
