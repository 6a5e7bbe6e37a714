"""Random editions and expressions: the evaluator against a second one that was written for the tests alone."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from digidot_term.ecl import Expression, Problem, evaluate
from digidot_term.ecl import tree as t
from digidot_term.ecl.answer_rules import NOT_ANSWERED, UNKNOWN_FIELD
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    DEFINITION,
    EN_GB_REFSET,
    FSN,
    IS_A,
    MOVED_FROM,
    MOVED_TO,
    NB_REFSET,
    PREFERRED,
    REPLACED_BY,
    SAME_AS,
    SIMILAR_TO,
    SYNONYM,
)
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import make_sctid
from digidot_term.snomed.reading import read_edition
from tests.ecl.naive import MemberRow, Row, Term, World
from tests.ecl.naive_refinements import Link
from tests.ecl.trees import IDS, MODULES, OPERATORS, answerable
from tests.rf2_builder import Rf2Builder

# The last two ids of IDS stand for concepts the edition does not know.
KNOWN = IDS[:-2]
rows = st.builds(
    Row,
    st.just(0),
    st.booleans() | st.just(True),
    st.booleans(),
    st.sampled_from(MODULES),
    st.sampled_from(["20200101", "20240101"]),
)
edges = st.tuples(st.sampled_from(KNOWN), st.sampled_from(KNOWN)).filter(lambda pair: pair[0] > pair[1])
values = st.sampled_from(["#1", "#2.50", '"a"', '"b"', "true", "false"])
links = st.builds(
    Link, st.sampled_from(KNOWN), st.sampled_from(IDS[2:5]), st.sampled_from(KNOWN) | values, st.integers(0, 2)
)
refsets = st.sampled_from([*IDS[:2], SAME_AS, REPLACED_BY, SIMILAR_TO, MOVED_FROM, MOVED_TO])
members = st.builds(
    MemberRow,
    refsets,
    st.sampled_from(KNOWN),
    st.sampled_from(KNOWN),
    st.booleans() | st.just(True),
    st.sampled_from(MODULES),
    st.sampled_from(["20200101", "20240101"]),
)
levels = st.dictionaries(st.sampled_from([NB_REFSET, EN_GB_REFSET]), st.sampled_from([PREFERRED, ACCEPTABLE])).map(
    lambda found: tuple(found.items())
)
texts = st.sampled_from(["Tann", "rot i tannen", "krone", "rotfylt tann"])
terms = st.builds(
    Term,
    st.sampled_from(KNOWN),
    texts,
    st.sampled_from([SYNONYM, FSN, DEFINITION]),
    st.sampled_from(["nb", "en"]),
    st.booleans(),
    levels,
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    concepts = {
        sctid: Row(sctid, row.active, row.defined, row.module, row.time) for sctid in KNOWN for row in [draw(rows)]
    }
    active = {sctid for sctid, row in concepts.items() if row.active}
    parents = {(child, parent) for child, parent in draw(st.sets(edges, max_size=14)) if {child, parent} <= active}
    parents |= {(sctid, KNOWN[0]) for sctid in KNOWN[1:6] if {sctid, KNOWN[0]} <= active}
    concepts[IS_A] = Row(IS_A, active=True, defined=False, module=MODULES[0], time="20200101")
    unique = {(m.refset, m.component, m.target): m for m in draw(st.lists(members, max_size=10))}
    found = [link for link in set(draw(st.lists(links, max_size=14))) if link.source in active]
    return World(concepts, parents, found, list(unique.values()), draw(st.lists(terms, max_size=6)))


def edition_of(world: World) -> Edition:
    builder = Rf2Builder()
    for row in world.concepts.values():
        builder.module = row.module
        builder.add_concept(row.id, active=row.active, defined=row.defined, date=row.time)
    for child, parent in world.parents:
        builder.add_is_a(child, parent)
    for link in world.links:
        add = builder.add_attribute if isinstance(link.target, int) else builder.add_concrete_value
        add(link.source, link.type, link.target, group=link.group)  # type: ignore[arg-type]
    for number, term in enumerate(world.terms):
        sctid = make_sctid(9000 + number, "01")
        builder.add_description(
            term.concept,
            term.text,
            sctid=sctid,
            type_id=term.type,
            active=term.active,
            language_code=term.language,
            refsets=(),
        )
        for refset, level in term.acceptability:
            builder.add_member(refset, sctid, acceptabilityId=level)
    for member in world.members:
        builder.module = member.module
        builder.add_member(
            member.refset, member.component, active=member.active, date=member.time, targetComponentId=member.target
        )
    edition, _ = read_edition([builder.package()], name="random")
    return edition


@settings(max_examples=120, deadline=None)
@given(worlds(), st.lists(answerable(2), min_size=12, max_size=12), st.booleans())
def test_both_evaluators_agree(world: World, expressions: list[Expression], self_grouped: bool) -> None:
    edition = edition_of(world)
    world.self_grouped = self_grouped
    for expression in expressions:
        ids, problems = evaluate(expression, edition, self_grouped=self_grouped)
        if refused(problems):
            assert ids == frozenset()
        else:
            assert ids == world.meaning(expression), expression


def refused(problems: tuple[Problem, ...]) -> bool:
    """Whether no answer was given: a field no member has, or inactive members of any refset."""
    return any(problem.rule in {UNKNOWN_FIELD, NOT_ANSWERED} for problem in problems)


def answer(expression: Expression, edition: Edition) -> frozenset[int]:
    ids, problems = evaluate(expression, edition)
    assume(not refused(problems))
    return ids


@settings(max_examples=40, deadline=None)
@given(worlds(), answerable(1), answerable(1), answerable(1))
def test_laws(world: World, a: Expression, b: Expression, c: Expression) -> None:
    edition = edition_of(world)
    both, either = t.ConjunctionExpressionConstraint, t.DisjunctionExpressionConstraint

    def under(operator: str, node: Expression) -> frozenset[int]:
        return answer(t.SubExpressionConstraint(operator, node), edition)

    ids = answer(a, edition)
    for strict in ("<", "<!", ">", ">!"):
        reflexive = strict[0] + strict
        assert under(reflexive, a) == under(strict, a) | ids
    assert under("!!>", a) <= ids
    assert under("!!<", a) <= ids
    assert under("<!", a) <= under("<", a)
    assert under("<", either((a, b))) == under("<", a) | under("<", b)
    left, right = both((a, either((b, c)))), either((both((a, b)), both((a, c))))
    assert answer(left, edition) == answer(right, edition)
    assert answer(t.ExclusionExpressionConstraint(a, b), edition) == ids - answer(b, edition)
    assert answer(t.ExclusionExpressionConstraint(a, a), edition) == frozenset()


@settings(max_examples=40, deadline=None)
@given(worlds(), st.sampled_from(IDS[2:5]))
def test_what_an_attribute_leads_to_is_led_to_by_it_in_reverse(world: World, name: int) -> None:
    edition = edition_of(world)
    attribute = t.EclConceptReference(name)
    anything = t.ExpressionComparison("=", t.WildCard())
    values = answer(t.DottedExpressionConstraint(t.WildCard(), (attribute,)), edition)
    backwards = t.EclAttribute(attribute, anything, None, reverse=True)
    assert values == answer(t.RefinedExpressionConstraint(t.WildCard(), backwards), edition)


@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_on_nothing_gives_nothing(operator: str) -> None:
    edition, _ = read_edition([Rf2Builder.drawn("a").package()], name="one")
    unknown = t.EclConceptReference(IDS[-1])
    ids, problems = evaluate(t.SubExpressionConstraint(operator, unknown), edition)
    assert ids == frozenset()
    assert [problem.kind for problem in problems] == ["unknown-concept"]
