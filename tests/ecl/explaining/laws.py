"""What holds of every explanation and every plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from digidot_term.ecl import Expression, Plan, evaluate, plan
from digidot_term.ecl.explaining.clauses import render_clause
from digidot_term.ecl.explaining.explainer import explain
from digidot_term.ecl.explaining.tree import Concepts, Explanation, Links
from digidot_term.ecl.problem import Problem
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.edition import Edition

HISTORY = {"leads-elsewhere"}
"""Reasons whose links are associations, not attributes."""
WHY = frozenset(
    [
        "above",
        "all-met",
        "among",
        "any",
        "below",
        "bottom",
        "child",
        "contains",
        "group-has",
        "has",
        "identified",
        "in-field",
        "itself",
        "member",
        "not-taken-away",
        "parent",
        "row-passes",
        "same",
        "some-met",
        "some-term-passes",
        "superseded",
        "term-passes",
        "top",
        "value-of",
        "without-history",
    ]
)
"""Reasons why; those that tell what there is, whatever was asked for, are in neither list."""
WHY_NOT = frozenset(
    [
        "above-none",
        "below-none",
        "contains-none",
        "focus-empty",
        "focus-inactive",
        "has-no",
        "has-other",
        "inactive",
        "itself-left-out",
        "leads-elsewhere",
        "nearest-group",
        "nearest-term",
        "no-child",
        "no-groups",
        "no-history",
        "no-member",
        "no-parent",
        "no-refset",
        "no-row-passes",
        "no-terms",
        "none-met",
        "not-above",
        "not-all-met",
        "not-among",
        "not-below",
        "not-bottom",
        "not-identified",
        "not-in-field",
        "not-in-first",
        "not-one-row",
        "not-top",
        "other",
        "taken-away",
        "unknown",
        "value-of-none",
    ]
)


def stopped(problems: tuple[Problem, ...]) -> bool:
    """Whether no answer was given."""
    return any(problem.stops for problem in problems)


def check_explanation(
    expression: Expression, edition: Edition, sctid: int, *, self_grouped: bool = False
) -> Explanation | None:
    """Hold an explanation against the evaluator: every verdict, and every reason that can be looked up."""
    ids, problems = evaluate(expression, edition, self_grouped=self_grouped)
    explanation, doubts = explain(expression, edition, sctid, self_grouped=self_grouped)
    assert doubts == problems
    if explanation is None:
        assert stopped(problems)
        return None
    assert (explanation.clause, explanation.constraint) == (expression, expression)
    assert explanation.met == (sctid in ids)
    for each in parts_of(explanation):
        _check_verdict(each, edition, self_grouped=self_grouped)
        _check_reason(each, edition)
    return explanation


def check_plan(expression: Expression, edition: Edition) -> None:
    """Hold the sizes of a plan against the evaluator."""
    ids, problems = evaluate(expression, edition)
    found, doubts = plan(expression, edition)
    assert doubts == problems
    if found is None:
        assert stopped(problems)
        return
    assert (found.clause, found.constraint, found.count) == (expression, expression, len(ids))
    for each in plans_of(found):
        assert each.count == len(evaluate(each.constraint, edition)[0]), render_clause(each.clause)
        assert each.microseconds >= 0


def parts_of(explanation: Explanation) -> Iterator[Explanation]:
    yield explanation
    for part in explanation.parts:
        yield from parts_of(part)


def plans_of(found: Plan) -> Iterator[Plan]:
    yield found
    for part in found.parts:
        yield from plans_of(part)


def _check_verdict(each: Explanation, edition: Edition, *, self_grouped: bool) -> None:
    if each.constraint is not None:
        ids, problems = evaluate(each.constraint, edition, self_grouped=self_grouped)
        assert not stopped(problems)
        assert each.met == (each.concept in ids), render_clause(each.clause)
    assert {leaf.concept for leaf in each.deciding()} == {each.concept}
    if not any(part.decides and part.concept == each.concept for part in each.parts):
        assert each.deciding() == (each,)


def _check_reason(each: Explanation, edition: Edition) -> None:
    name, facts = each.reason.kind.name, dict(each.reason.facts)
    assert each.met or name not in WHY
    assert not each.met or name not in WHY_NOT
    for fact in facts.values():
        if isinstance(fact, Links) and name not in HISTORY:
            assert fact.relationships
            assert all(map(edition.attributes(each.concept).__contains__, _attributes(fact)))
    concept, other = each.concept, _ids(facts, "other")
    if name in {"below", "child", "no-child"}:
        _check_way(edition, concept, *_ids(facts, "path"), *other)
    elif name in {"above", "parent", "no-parent"}:
        _check_way(edition, *other, *_ids(facts, "path"), concept)
    elif name in {"not-below", "not-top"}:
        assert (other[0] in edition.ancestors(concept)) == (name == "not-top")
    elif name in {"not-above", "not-bottom"}:
        assert (other[0] in edition.descendants(concept)) == (name == "not-bottom")
    elif name == "inactive":
        assert concept not in edition.active_ids
    elif name == "member":
        assert {member.refset_id for member in edition.memberships(concept)} >= set(_ids(facts, "refset"))
    elif name == "contains":
        assert edition.refset_concepts(concept) >= set(_ids(facts, "member"))


def _attributes(links: Links) -> list[object]:
    return [link for link in links.relationships if link.type_id != IS_A]


def _ids(facts: dict[str, object], name: str) -> tuple[int, ...]:
    found = facts.get(name, Concepts(()))
    assert isinstance(found, Concepts)
    return found.ids


def _check_way(edition: Edition, *way: int) -> None:
    assert len(way) > 1
    for low, high in pairwise(way):
        assert high in edition.parents(low)
