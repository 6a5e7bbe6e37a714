"""Refinements by definition, for the second evaluator of the tests: each concept with its rows, one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from digidot_term.ecl import tree as t
from digidot_term.snomed.constants import IS_A
from tests.ecl.naive_filters import ordered
from tests.ecl.naive_world import Link

if TYPE_CHECKING:
    from tests.ecl.naive import Naive

Links = list[Link]


def outgoing(naive: Naive, c: int) -> Links:
    is_a = [Link(c, IS_A, parent, 0) for child, parent in naive.world.parents if child == c]
    return [link for link in naive.world.links if link.source == c] + is_a


def incoming(naive: Naive, c: int) -> Links:
    return [link for source in naive.world.concepts for link in outgoing(naive, source) if link.target == c]


def meets(naive: Naive, c: int, node: t.Refinement) -> bool:
    """Whether a concept meets a refinement."""
    match node:
        case t.ConjunctionAttributeSet() | t.ConjunctionRefinementSet():
            return all(meets(naive, c, item) for item in node.items)
        case t.DisjunctionAttributeSet() | t.DisjunctionRefinementSet():
            return any(meets(naive, c, item) for item in node.items)
        case t.EclAttributeGroup():
            rows = incoming(naive, c) if is_reversed(node.attributes) else outgoing(naive, c)
            good = [group for group in groups(naive, rows) if holds(naive, node.attributes, group)]
            return allowed(node.cardinality, len(good))
        case t.EclAttribute():
            return holds(naive, node, incoming(naive, c) if node.reverse else outgoing(naive, c))
    raise AssertionError(node)


def groups(naive: Naive, links: Links) -> list[Links]:
    """The role groups that rows are in; group 0 is none, or each of its rows is one of its own; is-a is in none."""
    numbers = {(link.source, link.group) for link in links if link.group}
    found = [[link for link in links if (link.source, link.group) == number] for number in numbers]
    if naive.world.self_grouped:
        found += [[link] for link in links if not link.group and link.type != IS_A]
    return found


def holds(naive: Naive, node: t.AttributeSet, links: Links) -> bool:
    """Whether some rows, all of a concept's or those of one group, have an attribute as often as it should be."""
    match node:
        case t.ConjunctionAttributeSet():
            return all(holds(naive, item, links) for item in node.items)
        case t.DisjunctionAttributeSet():
            return any(holds(naive, item, links) for item in node.items)
        case t.EclAttribute(reverse=True):
            sources = {link.source for link in links if is_named(naive, link, node.name)}
            return allowed(node.cardinality, sum(compares_source(naive, s, node.comparison) for s in sources))
        case t.EclAttribute():
            named = [link for link in links if is_named(naive, link, node.name)]
            found = [link for link in named if compares(naive, link.target, node.comparison)]
            return allowed(node.cardinality, sum(not is_redundant(naive, link, found) for link in found))
    raise AssertionError(node)


def is_reversed(node: t.AttributeSet) -> bool:
    return node.reverse if isinstance(node, t.EclAttribute) else all(map(is_reversed, node.items))


def is_redundant(naive: Naive, link: Link, among: Iterable[Link]) -> bool:
    """Whether another of the rows, of the same group, says the same more exactly."""
    return any(
        other != link
        and other.group == link.group
        and is_or_below(naive, other.type, link.type)
        and is_or_below(naive, other.target, link.target)
        for other in among
    )


def is_or_below(naive: Naive, low: int | str, high: int | str) -> bool:
    return low == high or (isinstance(low, int) and isinstance(high, int) and naive.world.above(high, low))


def is_named(naive: Naive, link: Link, name: t.Expression) -> bool:
    if isinstance(name, t.WildCard):
        return link.type != IS_A
    return link.type in naive.named(name)


def compares_source(naive: Naive, source: int, node: t.Comparison) -> bool:
    return isinstance(node, t.ExpressionComparison) and (source in naive.meaning(node.value)) == (node.operator == "=")


def compares(naive: Naive, target: int | str, node: t.Comparison) -> bool:
    match node:
        case t.ExpressionComparison(operator, t.WildCard()):
            return operator == "="
        case t.ExpressionComparison(operator, value):
            return isinstance(target, int) and (target in naive.meaning(value)) == (operator == "=")
        case t.NumericComparison(operator, value):
            return str(target).startswith("#") and ordered(Decimal(str(target)[1:]), operator, Decimal(value))
        case t.StringComparison(operator, values):
            return str(target).startswith('"') and (str(target)[1:-1] in values) == (operator == "=")
        case t.BooleanComparison(operator, value):
            return target in {"true", "false"} and (target == str(value).lower()) == (operator == "=")
    raise AssertionError(node)


def allowed(cardinality: t.Cardinality | None, count: int) -> bool:
    least, most = (cardinality.minimum, cardinality.maximum) if cardinality else (1, None)
    return count >= least and (most is None or count <= most)
