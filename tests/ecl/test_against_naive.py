"""Random editions and expressions: the evaluator against a second one that was written for the tests alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from digidot_term.ecl import Expression, Problem, answer, evaluate, filter_tree, parse, render, tree
from digidot_term.ecl import tree as t
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from tests.ecl.naive import Naive
from tests.ecl.naive_world import World
from tests.ecl.questions import FAMILIES, questions, selections
from tests.ecl.trees import IDS, OPERATORS
from tests.ecl.worlds import FIELDS, edition_of, worlds
from tests.rf2_builder import Rf2Builder

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(worlds(), st.lists(questions(2), min_size=12, max_size=12), st.booleans())
def test_both_evaluators_agree(world: World, expressions: list[Expression], self_grouped: bool) -> None:
    check(world, expressions, self_grouped=self_grouped)


@pytest.mark.parametrize("family", FAMILIES)
def test_both_evaluators_agree_on(family: str) -> None:
    @settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
    @given(worlds(), st.lists(FAMILIES[family], min_size=15, max_size=15), st.booleans())
    def agree(world: World, expressions: list[Expression], self_grouped: bool) -> None:
        check(world, expressions, self_grouped=self_grouped)

    agree()


def check(world: World, expressions: list[Expression], *, self_grouped: bool) -> None:
    """Ask both the same; what is refused names a field."""
    world.self_grouped = self_grouped
    edition, naive = edition_of(world), Naive(world)
    for expression in expressions:
        ids, problems = evaluate(expression, edition, self_grouped=self_grouped)
        if refused(problems):
            assert ids == frozenset()
            assert may_be_refused(expression)
        else:
            assert ids == naive.meaning(expression), render(expression)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(worlds(), st.lists(selections(), min_size=6, max_size=6))
def test_both_select_the_same_rows(world: World, expressions: list[t.SubExpressionConstraint]) -> None:
    edition, naive = edition_of(world), Naive(world)
    for expression in expressions:
        found = answer(expression, edition)
        if refused(found.problems):
            assert (found.ids, found.rows) == (frozenset(), None)
        elif found.rows is None:
            assert {(str(sctid),) for sctid in found.ids} | {("",)} >= naive.values(expression)
        else:
            assert set(found.rows.values) == naive.values(expression), render(expression)
            assert len(set(found.rows.values)) == len(found.rows.values)


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
@given(worlds(), questions(2))
def test_an_answer_does_not_change_by_printing_or_asking_again(world: World, expression: Expression) -> None:
    edition = edition_of(world)
    again, _ = parse(render(expression))
    assert again == expression
    assert evaluate(expression, edition)[0] == evaluate(again, edition)[0]


def refused(problems: tuple[Problem, ...]) -> bool:
    """Whether no answer was given."""
    return any(problem.kind in {"semantic", "unsupported"} for problem in problems)


def may_be_refused(expression: Expression) -> bool:
    """Whether a field is named, which the members at hand may lack or hold text in."""
    return any(field.lower() in repr(expression).lower() for field in FIELDS)


PRODUCTIONS = {
    name
    for module in (tree, filter_tree)
    for name, value in vars(module).items()
    if isinstance(value, type) and hasattr(value, "__dataclass_fields__") and value.__module__ == module.__name__
} - {"Position"}


def test_expressions_of_every_production_are_drawn() -> None:
    drawn: set[str] = set()

    @settings(max_examples=700, database=None, derandomize=True, phases=[Phase.generate], suppress_health_check=SLOW)
    @given(st.one_of(questions(2), *FAMILIES.values()))
    def draw(expression: Expression) -> None:
        drawn.update(re.findall(r"(\w+)\(", repr(expression)))

    draw()
    assert drawn >= PRODUCTIONS


def ids_of(expression: Expression, edition: Edition) -> frozenset[int]:
    ids, problems = evaluate(expression, edition)
    assume(not refused(problems))
    return ids


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(worlds(), questions(1), questions(1), questions(1))
def test_laws(world: World, a: Expression, b: Expression, c: Expression) -> None:
    edition = edition_of(world)
    both, either, without = (
        t.ConjunctionExpressionConstraint,
        t.DisjunctionExpressionConstraint,
        t.ExclusionExpressionConstraint,
    )

    def under(operator: str, node: Expression) -> frozenset[int]:
        return ids_of(t.SubExpressionConstraint(operator, node), edition)

    ids, others = ids_of(a, edition), ids_of(b, edition)
    every = ids_of(t.WildCard(), edition)
    for strict in ("<", "<!", ">", ">!"):
        assert under(strict[0] + strict, a) == under(strict, a) | (ids & every)
        assert under(strict, either((a, b))) == under(strict, a) | under(strict, b)
    assert under("<!", a) <= under("<", a)
    assert under(">!", a) <= under(">", a)
    assert under("!!>", a) == ids - under("<", a)
    assert under("!!<", a) == ids - under(">", a)
    assert under("<<", t.SubExpressionConstraint("<<", a)) == under("<<", a)
    assert ids_of(both((a, either((b, c)))), edition) == ids_of(either((both((a, b)), both((a, c)))), edition)
    assert ids_of(either((a, both((b, c)))), edition) == ids_of(both((either((a, b)), either((a, c)))), edition)
    assert ids_of(without(a, b), edition) == ids - others
    assert ids_of(without(a, a), edition) == frozenset()
    assert ids_of(without(a, either((b, c))), edition) == ids_of(without(without(a, b), c), edition)
    assert ids_of(without(without(a, b), a), edition) == frozenset()


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(worlds(), st.sampled_from(IDS[2:5]), questions(1))
def test_reverse_of_reverse(world: World, name: int, focus: Expression) -> None:
    edition = edition_of(world)
    attribute = t.EclConceptReference(name)
    within = t.ExpressionComparison("=", focus)
    # X . a is what is a value of a for X: * : R a = X
    values = ids_of(t.DottedExpressionConstraint(focus, (attribute,)), edition)
    backwards = t.EclAttribute(attribute, within, None, reverse=True)
    assert values == ids_of(t.RefinedExpressionConstraint(t.WildCard(), backwards), edition)
    # Whatever has a value in X has it in the concepts of X that are values of anything at all.
    anything = t.EclAttribute(attribute, t.ExpressionComparison("=", t.WildCard()), None, reverse=True)
    reached = t.RefinedExpressionConstraint(focus, anything)
    forwards = t.RefinedExpressionConstraint(t.WildCard(), t.EclAttribute(attribute, within))
    again = t.EclAttribute(attribute, t.ExpressionComparison("=", reached))
    assert ids_of(forwards, edition) == ids_of(t.RefinedExpressionConstraint(t.WildCard(), again), edition)


@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_on_nothing_gives_nothing(operator: str) -> None:
    edition, _ = read_edition([Rf2Builder.drawn("a").package()], name="one")
    unknown = t.EclConceptReference(IDS[-1])
    ids, problems = evaluate(t.SubExpressionConstraint(operator, unknown), edition)
    assert ids == frozenset()
    assert [problem.kind for problem in problems] == ["unknown-concept"]
