"""Each law by examples: what becomes of an expression without an edition, and what is left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.ecl import evaluate, parse, render
from digidot_term.ecl.rewriting import Suggestion, optimise
from digidot_term.ecl.rewriting.law_reasons import LAWS
from digidot_term.language import LANGUAGES
from tests.ecl import trees
from tests.ecl.naive_world import World
from tests.ecl.test_against_naive import SLOW
from tests.ecl.worlds import edition_of, worlds

# X, Y and Z are concepts, `a` and `b` attributes.
IDS = {"X": "80967001", "Y": "234975001", "Z": "18718003", "a": "363698007", "b": "116676008"}
SHORTER = {
    "brackets": [("(X OR Y) OR Z", "X OR Y OR Z"), ('(<< X) {{ D term = "x" }}', '<< X {{ D term = "x" }}'),
                 ("<< (^ X)", "<< ^ X"), ("* : (a = X, b = Y), b = Z", "* : a = X, b = Y, b = Z"), ("(X . a) . b", "X . a . b")],
    "repeated": [("X OR Y OR X", "X OR Y"), ("X AND X", "X"), ("* : a = X, a = X", "* : a = X"), ("* : a = (X OR X)", "* : a = X")],
    "within": [("X OR << X", "<< X"), ("<! X OR < X", "< X"), ("<< X OR (<< X AND << Y)", "<< X"), ("<< X OR (<< X : a = Y)", "<< X"),
               ("<< X OR (<< X MINUS << Y)", "<< X"), ("(<< X {{ C active = true }}) OR << X", "<< X"), ('^ X OR ^ X {{ M mapTarget = "x" }}', "^ X"),
               ("<< (<! X) OR << X", "<< X"), ("<< X OR (<< (< X) MINUS Y)", "<< X"),
               ("X {{ + HISTORY-MIN }} OR X", "X {{ + HISTORY-MIN }}")],
    "implied": [("<< X AND X", "X"), ("< X AND <! X", "<! X"), ("X AND (X OR Y)", "X"), ("<< X AND (<< X MINUS << Y)", "<< X MINUS << Y")],
    "never": [("X OR (Y MINUS Y)", "X"), ("X OR (Y AND Z)", "X"), ("X OR < (Y MINUS Y)", "X"), ("X OR (< Y AND Y)", "X")],
    "two-exclusions": [("(X MINUS << Y) MINUS << Z", "X MINUS (<< Y OR << Z)")],
    "back-again": [("<< X MINUS (<< X MINUS << Y)", "<< X AND << Y")],
    "takes-nothing": [("X MINUS Y", "X"), ("< X MINUS (X OR << Y)", "< X MINUS << Y"), ("<< X MINUS (Y MINUS Y)", "<< X")],
    "held-already": [("<< X MINUS (<< Y AND << X)", "<< X MINUS << Y")],
    "taken-out-again": [("(<< X OR << Y) MINUS << Y", "<< X MINUS << Y")],
    "anything": [("<< X AND *", "<< X")],
    "operators-joined": [("<< (<< X)", "<< X"), ("<< (< X)", "< X"), ("<! (<< X)", "< X"), ("<<! (< X)", "< X"), (">> (>! X)", "> X"),
                         ("!!> (<< (X OR Y))", "!!> (X OR Y)"), ("<< (!!> (X OR Y))", "<< (X OR Y)"), ("< (<< ^ X)", "< ^ X")],
    "operator-idle": [("<< *", "*"), ("!!> X", "X"), ("!!< X {{ C active = true }}", "X {{ C active = true }}")],
    "self-and-below": [("X OR < X", "<< X"), ("<! X OR Y OR X", "<<! X OR Y"), ("X OR > X", ">> X"), ("X OR Y OR < (X OR Y)", "<< (X OR Y)"),
                       ("^ X OR < ^ X", "<< ^ X")],
    "self-taken-out": [("<< X MINUS X", "< X"), (">>! X MINUS (X OR << Y)", ">! X MINUS << Y"), ("<< X MINUS < X", "X"),
                       ("<< X {{ C active = true }} MINUS X", "< X {{ C active = true }}")],
    "common-part": [("(<< X AND << Y) OR (<< X AND << Z)", "<< X AND (<< Y OR << Z)"), ("(<< X OR << Y) AND (<< X OR << Z)", "<< X OR (<< Y AND << Z)"),
                    ("(<< X : a = Y) OR (<< Z : a = Y)", "(<< X OR << Z) : a = Y"), ("(<< X : a = Y) AND (<< X : b = Z)", "<< X : a = Y, b = Z"),
                    ("(<< X MINUS << Z) OR (<< Y MINUS << Z)", "(<< X OR << Y) MINUS << Z"),
                    ("(<< X MINUS << Y) AND (<< X MINUS << Z)", "<< X MINUS (<< Y OR << Z)"),
                    ('(<< X {{ D term = "x" }}) OR (<< Y {{ D term = "x" }})', '(<< X OR << Y) {{ D term = "x" }}'),
                    ('(<< X {{ D term = "x" }}) AND (<< X {{ D term = "y" }})', '<< X {{ D term = "x" }} {{ D term = "y" }}')],
    "filter-implied": [('X {{ D term = "x" }} {{ D term = "x", type = syn }}', 'X {{ D term = "x", type = syn }}'),
                       ('X {{ term = "x" }} {{ term = "x", active = 1 }}', 'X {{ D term = "x" }}')],
    "filters-joined": [("X {{ C active = 1 }} {{ C definitionStatus = defined }}", "X {{ C active = true, definitionStatus = defined }}")],
    "filter-idle": [("X {{ C active = * }}", "X"), ("^ X {{ M active = true }}", "^ X"),
                    ('^ X {{ M active = true, mapTarget = "x" }}', '^ X {{ M mapTarget = "x" }}')],
    "filter-shortened": [('X {{ D term = "x", active = true }}', 'X {{ D term = "x" }}'), ("X {{ D type = (syn syn) }}", "X {{ D type = syn }}"),
                         ("X {{ C moduleId = (Y Y) }}", "X {{ C moduleId = Y }}")],
    "cardinality": [("* : [1..*] a = X", "* : a = X"), ("* : [1..*] { a = X }", "* : { a = X }")],
    "any-number": [("<< X : [0..*] a = Y", "<< X"), ("* : a = X, [0..*] { b = Y }", "* : a = X")],
    "attribute-implied": [("* : a = *, a = << X", "* : a = << X"), ("* : a = X OR a = << X", "* : a = << X"),
                          ("* : a = << X, { a = << X, b = Y }", "* : { a = << X, b = Y }"), ("* : a != X, a != << X", "* : a != << X"),
                          ("* : { a = X } , { a = << X }", "* : { a = X }"), ("* : [2..3] a = X, a = X", "* : [2..3] a = X")],
    "values-joined": [("* : a = X OR b = Z OR a = Y", "* : a = (X OR Y) OR b = Z"), ("* : R a = X OR R a = Y", "* : R a = (X OR Y)")],
    "groups-joined": [("* : { a = X } OR { b = Y }", "* : { a = X OR b = Y }")],
    "refinements-joined": [("(<< X : a = Y) : b = Z", "<< X : a = Y, b = Z")],
}  # fmt: skip
KEPT = [
    # It may be a leaf today.
    "<< X",
    # Different descriptions may meet these two.
    'X {{ D term = "x" }} {{ D type = fsn }}',
    'X {{ D term = "x", active = * }} {{ D term = "x" }}',
    # The concept may be of no edition, and counts as a name all the same; `*` as a value is text and numbers too.
    "* : (a AND a) = X",
    "^ (X OR X)",
    "* : a = (* OR X)",
    # Only inactive members meet the first.
    "^ X OR ^ X {{ M active = 0 }}",
    "* : [2..*] a = *, [2..*] a = << X",
    "* : [0..0] a = *, [0..0] a = << X",
    "* : 116680003 = X, * = X",
    "* : a = X OR a != X",
    "* : R a = *, a = X",
    "(<< X OR << Y) MINUS X",
    "!!> (<< ^ [targetComponentId] X)",
    "(^ [targetComponentId] X) AND *",
    "(<< X {{ + HISTORY }}) OR (<< Y {{ + HISTORY }})",
    "<< X OR << Y OR << Z",
]  # fmt: skip


def read(text: str, ids: Mapping[str, object] = IDS) -> str:
    """The expression with ids in the place of letters."""
    return re.sub(r"\b[XYZab]\b", lambda found: str(ids[found[0]]), text)


def suggested(text: str) -> Suggestion:
    expression, problems = parse(read(text))
    assert expression is not None, problems
    return optimise(expression)


@pytest.mark.parametrize("name", SHORTER)
def test_a_law_makes_it_shorter(name: str) -> None:
    for before, after in SHORTER[name]:
        suggestion = suggested(before)
        assert render(suggestion.expression) == render(parse(read(after))[0])  # type: ignore[arg-type]
        assert name in {step.reason.name for step in suggestion.steps}, before
        assert {step.reason.kind for step in suggestion.steps} == {"law"}


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(worlds(), st.permutations(trees.IDS), st.booleans())
def test_the_examples_mean_the_same_in_any_edition(world: World, ids: list[int], self_grouped: bool) -> None:
    edition, letters = edition_of(world), dict(zip(IDS, ids, strict=False))
    for before, after in (pair for pairs in SHORTER.values() for pair in pairs):
        answers = []
        for text in (before, after):
            expression, _ = parse(read(text, letters))
            assert expression is not None
            answers.append(evaluate(expression, edition, self_grouped=self_grouped))
        if not any(problem.stops for _, problems in answers for problem in problems):
            assert answers[0][0] == answers[1][0], before


@pytest.mark.parametrize("text", KEPT)
def test_what_may_differ_in_some_edition_is_kept(text: str) -> None:
    assert suggested(text).steps == ()


def test_every_law_has_an_example_and_words_in_each_language() -> None:
    assert sorted(SHORTER) == sorted(reason.name for reason in LAWS)
    for reason in LAWS:
        assert reason.guards is None
        assert len({reason.text.render(language, parts="X") for language in LANGUAGES}) > 1


def test_terms_stay_with_their_concepts() -> None:
    expression, _ = parse("<< (< 80967001 |Dental caries|)")
    assert expression is not None
    found = optimise(expression).expression
    assert "term='Dental caries'" in repr(found)
