"""Exact expressions for codes: laws over random editions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.ecl import evaluate, from_codes, optimise, parse, render
from digidot_term.ecl import tree as t
from digidot_term.ecl.rewriting import length_of
from tests.ecl.naive_world import World
from tests.ecl.trees import IDS
from tests.ecl.worlds import KNOWN, edition_of, worlds

codes = st.sets(st.sampled_from(IDS), max_size=8)
branches = st.sampled_from(["<<", "<", "<!", "<<!"])
exceptions = st.sampled_from(["<<", "<", None])


@settings(max_examples=60, deadline=None)
@given(worlds(), codes, st.booleans())
def test_it_finds_exactly_the_codes(world: World, found: set[int], keep_inactive: bool) -> None:
    edition = edition_of(world)
    covering = from_codes(found, edition, keep_inactive=keep_inactive)
    wanted = found & set(edition.concept_ids if keep_inactive else edition.active_ids)
    if covering is None:
        assert not wanted
        return
    assert covering.is_exact
    assert covering.within_bounds
    assert evaluate(covering.expression, edition)[0] == wanted == covering.codes
    assert parse(render(covering.expression))[0] == covering.expression
    listed = t.DisjunctionExpressionConstraint(tuple(t.EclConceptReference(each) for each in sorted(wanted)))
    assert length_of(covering.expression).weight <= length_of(listed).weight
    again = from_codes(sorted(found, reverse=True), edition, keep_inactive=keep_inactive)
    assert again is not None
    assert render(again.expression) == render(covering.expression)


@settings(max_examples=40, deadline=None)
@given(worlds(), codes)
def test_what_is_found_cannot_be_shortened(world: World, found: set[int]) -> None:
    edition = edition_of(world)
    covering = from_codes(found, edition)
    assert covering is None or optimise(covering.expression, edition).steps == ()


@settings(max_examples=60, deadline=None)
@given(worlds(), st.sampled_from(KNOWN), st.sampled_from(KNOWN), branches, exceptions)
def test_a_branch_without_another_is_found_as_short_as_it_is_said(
    world: World, one: int, other: int, operator: str, exception: str | None
) -> None:
    edition = edition_of(world)
    branch = t.SubExpressionConstraint(operator, t.EclConceptReference(one))
    out = t.EclConceptReference(other)
    excluded = t.SubExpressionConstraint(exception, out) if exception else out
    for expression in (branch, t.ExclusionExpressionConstraint(branch, excluded)):
        ids = evaluate(expression, edition)[0]
        covering = from_codes(ids, edition)
        if covering is not None and ids <= edition.active_ids:
            assert length_of(covering.expression).weight <= length_of(expression).weight
