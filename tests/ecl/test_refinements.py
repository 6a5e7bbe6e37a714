"""Refinements on small editions that are not classified: groups, counts, redundancy, reversed attributes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.ecl import Expression, evaluate, parse
from digidot_term.ecl import tree as t
from digidot_term.ecl.answer_rules import MIXED_GROUP
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from tests.ecl.naive import Naive
from tests.ecl.naive_world import Link, Row, World
from tests.ecl.trees import IDS, MODULES, answerable, answerable_refinements
from tests.rf2_builder import Rf2Builder, concept_id

DRAWING = r"""
  v   m f
 / \  |/|\
w   x p g h
|     |
y     q
"""
"""Values v, w, x, y; attributes m, p, q, each below the one before; findings f, g, h."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    builder = Rf2Builder.drawn(DRAWING)
    f, g, h, m, p, q, v, w, x, y = map(concept_id, "fghmpqvwxy")
    for source, group, rows in (
        (f, 1, [(p, w), (p, y), (m, x)]),  # w stands above y: p = w is redundant
        (f, 2, [(p, y), (q, v)]),
        (g, 0, [(p, w), (p, x), (m, x), (m, v)]),  # m = v says less than m = x
        (g, 1, [(p, y)]),
        (h, 1, [(p, y), (q, y)]),  # q is below p: p = y is redundant
        (h, 2, [(p, x)]),
        (h, 3, [(p, x)]),
    ):
        for name, value in rows:
            builder.add_attribute(source, name, value, group=group)
    builder.add_concrete_value(h, m, "#5", group=2)
    builder.add_concrete_value(h, m, "#5.0", group=2)
    return read_edition([builder.package()], name="drawn")[0]


# Expression with letters for concepts, and the letters of its answer.
CASES = [
    ("* : p = *", "fgh"),
    ("* : [1..1] p = *", ""),
    ("* : [2..2] p = *", "f"),
    ("* : [3..3] p = *", "gh"),
    ("* : [1..*] p = w", "fg"),
    ("* : [1..1] p = w", "fg"),
    ("* : [0..0] p = w", "hmpqvwxy"),
    ("* : [2..*] p = << w", "fg"),
    ("* : [2..2] p = (w OR x)", "gh"),
    ("* : [2..*] m = *", "h"),
    ("* : [2..2] m = #5", "h"),
    ("* : [1..1] m = *", "fg"),
    ("* : [1..1] << p = y", "gh"),
    ("* : [2..2] << p = y", "f"),
    ("* : [1..1] * = v", "fg"),
    ("* : [18..999999999999999999] p = *", ""),
    ("* : [0..999999999999999999] p = x", "fghmpqvwxy"),
    ("* : { p = w }", "f"),
    ("* : { [2..*] p = * }", ""),
    ("* : { [1..1] p = * }", "fgh"),
    ("* : [2..2] { p = * }", "f"),
    ("* : [3..3] { p = * }", "h"),
    ("* : [2..2] { p = x }", "h"),
    ("* : { p = y, q = * }", "fh"),
    ("* : { p = y, [0..0] q = * }", "fg"),
    ("* : { p = y, [0..0] q = *, [0..0] m = * }", "g"),
    ("* : { p = y }, { p = x }", "h"),
    ("* : { p = y } OR { p = x }", "fgh"),
    ("* : { p = y OR p = x }", "fgh"),
    ("* : [0..0] { p = y }", "mpqvwxy"),
    ("* : { p != y }", "fh"),
    ("* : p != y, p != w", "fgh"),
    ("* : { m != x }", ""),
    ("* : m != x", "g"),
    ("* : (m OR q) = (< v MINUS y)", "fg"),
    ("* : (* : m = *) = *", ""),
    ("* : p = (v . *)", ""),
    # Reversed: the values of others.
    ("* : R p = *", "wxy"),
    ("* : [2..*] R p = *", "wxy"),
    ("* : [3..3] R p = *", "y"),
    ("* : [2..2] R p = (f OR g)", "wy"),
    ("* : [0..0] R << m = *", "fghmpq"),
    ("* : R p = f, R p = h", "y"),
    ("* : R p != f", "wxy"),
    ("* : R p != *", ""),
    ("* : { R p = * }", "wxy"),
    ("* : { R p = g }", "y"),
    ("* : { R p = *, R q = * }", "y"),
    ("* : R p = f, R q = f", ""),
    ("* : { R p = f, R q = f }", ""),
    ("* : [2..2] { R p = f }", "y"),
    ("* : [2..2] { R p = h }", "x"),
    ("* : { R p = *, [0..0] R q = * }", "wxy"),
    ("* : { [2..*] R p = * }", ""),
    ("* : { R p = g OR R m = f }", "xy"),
    ("* : [0..0] { R p = * }", "fghmpqv"),
    # Is-a by its name.
    (f"* : [2..*] {IS_A} = *", "p"),
    (f"* : [1..1] {IS_A} = (m OR f)", "gh"),
    (f"* : [2..2] {IS_A} = (m OR f)", "p"),
    (f"* : R {IS_A} = p", "fm"),
    (f"* : [2..2] R {IS_A} = *", "v"),
    (f"* : {{ {IS_A} = * }}", ""),
]

SELF_GROUPED = [
    ("* : { p = w }", "fg"),
    ("* : { p = w, p = x }", ""),
    ("* : { p = *, [0..0] m = * }", "fgh"),
    ("* : [3..3] { p = * }", "gh"),
    ("* : [1..1] { m = * }", "fh"),
    ("* : [2..2] { m = * }", "g"),
    ("* : [2..*] m = *", "h"),
    ("* : { R p = g, R m = g }", ""),
    ("* : { R p = g }", "wxy"),
    ("* : [2..2] { R << m = g }", "x"),
    (f"* : {{ {IS_A} = * }}", ""),
]


def with_ids(text: str) -> str:
    return "".join(str(concept_id(letter)) if letter in "fghmpqvwxy" else letter for letter in text)


def answer(text: str, edition: Edition, *, self_grouped: bool) -> str:
    expression, problems = parse(with_ids(text))
    assert expression is not None, problems
    ids, problems = evaluate(expression, edition, self_grouped=self_grouped)
    assert not [problem for problem in problems if problem.is_error]
    return "".join(letter for letter in "fghmpqvwxy" if concept_id(letter) in ids)


@pytest.mark.parametrize(("text", "letters"), CASES)
def test_refinements(text: str, letters: str, edition: Edition) -> None:
    assert answer(text, edition, self_grouped=False) == letters


@pytest.mark.parametrize(("text", "letters"), SELF_GROUPED)
def test_an_ungrouped_attribute_may_be_a_group_of_its_own(text: str, letters: str, edition: Edition) -> None:
    assert answer(text, edition, self_grouped=True) == letters


@pytest.mark.parametrize("text", ["* : { R p = *, p = * }", "* : m = *, [0..0] { p = * OR (q = *, R q = y) }"])
def test_a_group_is_of_one_concept(text: str, edition: Edition) -> None:
    expression, _ = parse(with_ids(text))
    assert expression is not None
    ids, problems = evaluate(expression, edition)
    assert ids == frozenset()
    assert [problem.rule for problem in problems] == [MIXED_GROUP]


# Random editions with many rows for few concepts, so that groups, counts and redundancy matter.

SOURCES, NAMES, VALUES = IDS[:3], IDS[3:6], IDS[6:10]
ROWS = st.builds(
    Link,
    st.sampled_from(SOURCES),
    st.sampled_from(NAMES),
    st.sampled_from([*VALUES, SOURCES[0], "#1", '"a"']),
    st.integers(0, 2),
)
PAIRS = [(low, high) for each in (NAMES, VALUES) for low in each for high in each if low > high]
WORLDS = st.builds(
    lambda parents, links: World(CONCEPTS, parents, links, [], [], []),
    st.sets(st.sampled_from(PAIRS), max_size=8),
    st.lists(ROWS, max_size=24, unique=True),
)
CONCEPTS = {sctid: Row(sctid, True, False, MODULES[0], "20200101") for sctid in (*IDS[:10], IS_A)}
VALUE_SETS = st.sampled_from(VALUES).map(t.EclConceptReference) | st.sampled_from(VALUES).map(
    lambda sctid: t.SubExpressionConstraint("<<", t.EclConceptReference(sctid))
)


def edition_of(world: World) -> Edition:
    builder = Rf2Builder()
    for sctid in CONCEPTS:
        builder.add_concept(sctid)
    for child, parent in world.parents:
        builder.add_is_a(child, parent)
    for link in world.links:
        add = builder.add_attribute if isinstance(link.target, int) else builder.add_concrete_value
        add(link.source, link.type, link.target, group=link.group)  # type: ignore[arg-type]
    return read_edition([builder.package()], name="dense")[0]


@settings(max_examples=150, deadline=None)
@given(
    WORLDS,
    st.lists(answerable_refinements(VALUE_SETS | answerable(0), names_among=NAMES), min_size=10, max_size=10),
    st.booleans(),
)
def test_both_evaluators_agree_on_refinements(
    world: World, refinements: list[t.Refinement], self_grouped: bool
) -> None:
    edition = edition_of(world)
    world.self_grouped = self_grouped
    naive = Naive(world)
    for refinement in refinements:
        expression: Expression = t.RefinedExpressionConstraint(t.WildCard(), refinement)
        assert evaluate(expression, edition, self_grouped=self_grouped)[0] == naive.meaning(expression), refinement
