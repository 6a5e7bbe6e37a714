"""Explanations and plans of any expression: every verdict and every size is the evaluator's."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.ecl import Expression, parse
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.edition import Edition
from tests.ecl.explaining.laws import check_explanation, check_plan
from tests.ecl.fixtures import rf2_edition
from tests.ecl.naive_world import World
from tests.ecl.questions import questions
from tests.ecl.test_evaluator import CASES, REFUSED, REMARKED, edition, with_ids
from tests.ecl.trees import IDS
from tests.ecl.worlds import edition_of, worlds

__all__ = ["edition"]  # the drawn edition of the evaluator's own cases, as a fixture


@settings(max_examples=60, deadline=None)
@given(
    worlds(), st.lists(st.tuples(questions(2), st.sampled_from([*IDS, IS_A])), min_size=8, max_size=8), st.booleans()
)
def test_random_expressions_in_random_editions(
    world: World, asked: list[tuple[Expression, int]], self_grouped: bool
) -> None:
    random = edition_of(world)
    for expression, sctid in asked:
        check_explanation(expression, random, sctid, self_grouped=self_grouped)
        check_plan(expression, random)


@pytest.mark.parametrize("text", [*(text for _, text, _ in CASES), *REFUSED, *REMARKED])
def test_every_production(text: str, edition: Edition) -> None:
    expression, _ = parse(with_ids(text))
    assert expression is not None
    check_plan(expression, edition)
    for sctid in edition.concept_ids:
        check_explanation(expression, edition, sctid)


def test_the_collected_cases(shared: Path) -> None:
    """The cases of other implementations, with the concepts that are in the answer and as many that are not."""
    edition_named = cache(rf2_edition)
    lines = (shared / "testcases/ecl/ecl_eval_cases.jsonl").read_text("utf-8").splitlines()
    for case in map(json.loads, lines):
        expression, _ = parse(case["expression"])
        assert expression is not None
        of_case = edition_named(shared, case["fixture"])
        check_plan(expression, of_case)
        inside = list(map(int, case.get("expected", [])))[:4]
        for sctid in [*inside, *sorted(of_case.concept_ids - frozenset(inside))[:4]]:
            check_explanation(expression, of_case, sctid)
