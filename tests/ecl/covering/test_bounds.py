"""The best expression within a bound: what is listed is the difference, and the bound is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.ecl import Covering, evaluate, from_codes
from digidot_term.ecl import tree as t
from digidot_term.ecl.rewriting import length_of
from digidot_term.snomed.edition import Edition
from tests.ecl.covering.drawn import DRAWING, codes_of, edition_drawn, found_for
from tests.ecl.naive_world import World
from tests.ecl.worlds import KNOWN, edition_of, worlds

codes = st.sets(st.sampled_from(KNOWN), min_size=1, max_size=8)
clauses = st.none() | st.integers(1, 4)
wrong = st.none() | st.integers(0, 4)


def wrong_of(covering: Covering) -> int:
    return len(covering.extra) + len(covering.missing)


@settings(max_examples=80, deadline=None)
@given(worlds(), codes, clauses, wrong)
def test_what_is_wrong_is_listed_and_bounds_are_kept(
    world: World, found: set[int], max_clauses: int | None, at_most_wrong: int | None
) -> None:
    edition = edition_of(world)
    wanted = found & set(edition.active_ids)
    covering = from_codes(found, edition, max_clauses=max_clauses, at_most_wrong=at_most_wrong)
    if covering is None:
        assert not wanted
        return
    ids = set(evaluate(covering.expression, edition)[0])
    assert (covering.extra, covering.missing) == (ids - wanted, wanted - ids)
    if max_clauses is not None:
        assert covering.clauses <= max_clauses
    if max_clauses is None:
        assert wrong_of(covering) <= (at_most_wrong or 0)
    if max_clauses is None or at_most_wrong is not None:
        assert covering.within_bounds == (wrong_of(covering) <= (at_most_wrong or 0))
    exact = from_codes(found, edition)
    assert exact is not None
    if max_clauses is None:
        assert length_of(covering.expression).weight <= length_of(exact.expression).weight


@settings(max_examples=40, deadline=None)
@given(worlds(), codes)
def test_one_clause_is_the_best_one(world: World, found: set[int]) -> None:
    edition = edition_of(world)
    wanted = found & set(edition.active_ids)
    covering = from_codes(found, edition, max_clauses=1)
    if covering is None:
        return
    for sctid in KNOWN:
        concept = t.EclConceptReference(sctid)
        for clause in (concept, t.SubExpressionConstraint("<", concept), t.SubExpressionConstraint("<<", concept)):
            ids = set(evaluate(clause, edition)[0])
            assert wrong_of(covering) <= len(ids ^ wanted)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_drawn(DRAWING)


BEST = [
    ("bdegh", {"max_clauses": 1}, "<< b", "", ""),
    ("bdgh", {"max_clauses": 1}, "<< b", "e", ""),
    ("bdgh", {"at_most_wrong": 1}, "<< b", "e", ""),
    ("bdgh", {"at_most_wrong": 0}, "<< d OR b", "", ""),
    ("dghf", {"max_clauses": 1}, "<< d", "", "f"),
    ("dghf", {"at_most_wrong": 1}, "<< d", "", "f"),
    ("ghj", {"max_clauses": 2}, "< d OR j", "", ""),
]


@pytest.mark.parametrize(("letters", "bounds", "expression", "extra", "missing"), BEST)
def test_the_best_within_bounds(
    letters: str, bounds: dict[str, int], expression: str, extra: str, missing: str, edition: Edition
) -> None:
    covering, text = found_for(codes_of(letters), edition, **bounds)
    assert text == expression
    assert (set(covering.extra), set(covering.missing)) == (codes_of(extra), codes_of(missing))
    assert covering.within_bounds


def test_bounds_that_cannot_both_be_met_are_told(edition: Edition) -> None:
    covering, _ = found_for(codes_of("dj"), edition, max_clauses=1, at_most_wrong=0)
    assert not covering.within_bounds
    assert covering.clauses == 1
