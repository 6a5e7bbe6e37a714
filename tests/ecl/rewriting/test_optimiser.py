"""Shorter expressions: the laws hold in every random edition, what stands on an edition holds in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.ecl import Expression, evaluate, parse, render
from digidot_term.ecl.rewriting.optimiser import Suggestion, length_of, optimise
from digidot_term.snomed.edition import Edition
from tests.ecl.naive_world import World
from tests.ecl.questions import questions
from tests.ecl.rewriting.alike import alike
from tests.ecl.test_against_naive import SLOW, refused
from tests.ecl.trees import expressions
from tests.ecl.worlds import edition_of, worlds

joined = st.one_of(questions(2), alike(3), alike(3))


def is_no_longer(suggestion: Suggestion) -> bool:
    original, found = length_of(suggestion.original), length_of(suggestion.expression)
    return found == original or (found < original and found.characters <= original.characters)


def answer(expression: Expression, edition: Edition, *, self_grouped: bool = False) -> object:
    ids, problems = evaluate(expression, edition, self_grouped=self_grouped)
    return None if refused(problems) else ids


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(worlds(), st.lists(joined, min_size=10, max_size=10), st.booleans())
def test_what_the_laws_make_of_it_means_the_same_in_any_edition(
    world: World, found: list[Expression], self_grouped: bool
) -> None:
    edition = edition_of(world)
    for expression in found:
        shorter = optimise(expression).expression
        before = answer(expression, edition, self_grouped=self_grouped)
        after = answer(shorter, edition, self_grouped=self_grouped)
        assert before is None or before == after, (render(expression), render(shorter))


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
@given(worlds(), st.lists(joined, min_size=6, max_size=6), st.booleans())
def test_what_an_edition_makes_of_it_means_the_same_there(
    world: World, found: list[Expression], self_grouped: bool
) -> None:
    edition = edition_of(world)
    for expression in found:
        suggestion = optimise(expression, edition, self_grouped=self_grouped)
        before = answer(expression, edition, self_grouped=self_grouped)
        after = answer(suggestion.expression, edition, self_grouped=self_grouped)
        assert before is None or before == after
        assert is_no_longer(suggestion)
        again = optimise(suggestion.expression, edition, self_grouped=self_grouped)
        assert again.steps == (), (render(expression), render(suggestion.expression), render(again.expression))


@settings(max_examples=150, deadline=None)
@given(expressions)
def test_any_expression_gets_no_longer_and_is_then_as_short_as_it_gets(expression: Expression) -> None:
    suggestion = optimise(expression)
    assert is_no_longer(suggestion)
    assert optimise(suggestion.expression).steps == ()
    assert parse(render(suggestion.expression))[0] == suggestion.expression


def test_groups_with_reversed_attributes_are_not_joined_with_others() -> None:
    text = "404684003 : { 363698007 = * } OR { R 363698007 = * } OR { R 116676008 = * }"
    expression, problems = parse(text)
    assert expression
    assert not problems
    assert render(optimise(expression).expression) == (
        "404684003 : { 363698007 = * } OR { R 363698007 = * OR R 116676008 = * }"
    )
