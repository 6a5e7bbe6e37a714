"""What refinements, filters and history supplements can do without in one edition.

Only whole clauses are left out: never braces, cardinalities or operators, which say how a clause is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from digidot_term.ecl.rewriting import edition_reasons as reasons
from digidot_term.ecl.rewriting.answers import Answers
from digidot_term.ecl.rewriting.measure import Node
from digidot_term.ecl.rewriting.nodes import Or, Refined, Sub
from digidot_term.ecl.rewriting.shape import (
    DISJUNCTIONS,
    either,
    refinement_of,
    with_filters,
    without_filters,
    without_history,
)
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.tree import EclAttribute, EclAttributeGroup, Expression, ExpressionComparison, Refinement

_MOST_TRIED = 40
_MOST_ITEMS = 30
_MOST_CONCEPTS = 50_000
"""Filters on more concepts than these are left as they are: to see each of them without takes seconds."""


def drop_refinement(node: Refined, answers: Answers) -> Step | None:
    """Leave out a refinement that all concepts of the focus meet."""
    if not answers.same(node, node.focus):
        return None
    return Step(reasons.REFINES_NOTHING, node, node.focus, ((node.refinement, None),))


def refine_less(node: Refined, answers: Answers) -> Step | None:
    """Leave out an attribute, a group or a value without which the same is found; the last that may go goes first."""
    if not answers.ids(node):
        return None
    for smaller, gone in islice(_smaller(node.refinement), _MOST_TRIED):
        after = Refined(node.focus, smaller)
        if answers.same(node, after):
            return Step(reasons.REFINES_NOTHING, node, after, ((gone, None),))
    return None


def _smaller(node: Refinement) -> Iterator[tuple[Refinement, Node]]:
    """Yield refinements with one clause less, and the clause."""
    match node:
        case EclAttributeGroup():
            for less, gone in _smaller(node.attributes):
                yield EclAttributeGroup(less, node.cardinality, node.position), gone  # type: ignore[arg-type]
        case EclAttribute(comparison=ExpressionComparison("=", Or(operands))):
            for value, gone in _less(operands):
                comparison = ExpressionComparison("=", either(value))
                yield EclAttribute(node.name, comparison, node.cardinality, node.reverse, node.position), gone
        case EclAttribute():
            return
        case _:
            yield from _smaller_set(node, any_of=isinstance(node, DISJUNCTIONS))


def _smaller_set(node: Any, *, any_of: bool) -> Iterator[tuple[Refinement, Node]]:
    for items, gone in _less(node.items):
        yield refinement_of(items, any_of=any_of), gone
    for at, item in enumerate(node.items):
        for less, gone in _smaller(item):
            yield refinement_of((*node.items[:at], less, *node.items[at + 1 :]), any_of=any_of), gone


def _less(items: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield the items without one of them, and that one, the last first; none of very many."""
    if len(items) > _MOST_ITEMS:
        return
    for at in reversed(range(len(items))):
        yield (*items[:at], *items[at + 1 :]), items[at]


def drop_history(node: Sub, answers: Answers) -> Step | None:
    """Leave out a history supplement that adds nothing."""
    if node.history is None or not answers.same(node, without_history(node)):
        return None
    return Step(reasons.HISTORY_ADDS_NOTHING, node, without_history(node), ((node, None),))


def filter_less(node: Sub, answers: Answers) -> Step | None:
    """Leave out a filter, or a whole constraint, that keeps nothing out."""
    if not (node.filters or node.member_filters) or not answers.ids(node) or _is_large(node, answers):
        return None
    for after, gone in islice(_less_filtered(node), _MOST_TRIED):
        if answers.same(node, after):
            return Step(reasons.FILTERS_NOTHING, node, after, ((gone, None),))
    return None


def _is_large(node: Sub, answers: Answers) -> bool:
    found = answers.ids(without_filters(node))
    return found is None or len(found) > _MOST_CONCEPTS


def _less_filtered(node: Sub) -> Iterator[tuple[Expression, Node]]:
    """Yield a sub-expression with a constraint less, then with a filter less, and what it is that is left out."""
    for members, gone in _less(node.member_filters):
        yield with_filters(node, members, node.filters), gone
    for filters, gone in _less(node.filters):
        yield with_filters(node, node.member_filters, filters), gone
    for at, constraint in enumerate(node.filters):
        for fewer, gone in _less(constraint.filters) if len(constraint.filters) > 1 else ():
            filters = (*node.filters[:at], type(constraint)(fewer), *node.filters[at + 1 :])
            yield with_filters(node, node.member_filters, filters), type(constraint)((gone,))
