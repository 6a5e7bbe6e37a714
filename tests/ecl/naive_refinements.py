"""Refinements by definition, for the second evaluator of the tests: each concept with its rows, one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digidot_term.ecl import tree as t
from digidot_term.snomed.constants import IS_A

if TYPE_CHECKING:
    from tests.ecl.naive import World

Links = list["Link"]


@dataclass(frozen=True)
class Link:
    source: int
    type: int
    target: int | str
    group: int


def outgoing(world: World, c: int) -> Links:
    is_a = [Link(c, IS_A, parent, 0) for child, parent in world.parents if child == c]
    return [link for link in world.links if link.source == c] + is_a


def incoming(world: World, c: int) -> Links:
    return [link for source in world.concepts for link in outgoing(world, source) if link.target == c]


def meets(world: World, c: int, node: t.Refinement) -> bool:
    """Whether a concept meets a refinement."""
    match node:
        case t.ConjunctionAttributeSet() | t.ConjunctionRefinementSet():
            return all(meets(world, c, item) for item in node.items)
        case t.DisjunctionAttributeSet() | t.DisjunctionRefinementSet():
            return any(meets(world, c, item) for item in node.items)
        case t.EclAttributeGroup():
            rows = incoming(world, c) if is_reversed(node.attributes) else outgoing(world, c)
            good = [group for group in groups(world, rows) if holds(world, node.attributes, group)]
            return allowed(node.cardinality, len(good))
        case t.EclAttribute():
            return holds(world, node, incoming(world, c) if node.reverse else outgoing(world, c))
    raise AssertionError(node)


def groups(world: World, links: Links) -> list[Links]:
    """The role groups that rows are in; group 0 is none, or each of its rows is one of its own; is-a is in none."""
    numbers = {(link.source, link.group) for link in links if link.group}
    found = [[link for link in links if (link.source, link.group) == number] for number in numbers]
    if world.self_grouped:
        found += [[link] for link in links if not link.group and link.type != IS_A]
    return found


def holds(world: World, node: t.AttributeSet, links: Links) -> bool:
    """Whether some rows, all of a concept's or those of one group, have an attribute as often as it should be."""
    match node:
        case t.ConjunctionAttributeSet():
            return all(holds(world, item, links) for item in node.items)
        case t.DisjunctionAttributeSet():
            return any(holds(world, item, links) for item in node.items)
        case t.EclAttribute(reverse=True):
            sources = {link.source for link in links if is_named(world, link, node.name)}
            return allowed(node.cardinality, sum(compares_source(world, s, node.comparison) for s in sources))
        case t.EclAttribute():
            named = [link for link in links if is_named(world, link, node.name)]
            found = [link for link in named if compares(world, link.target, node.comparison)]
            return allowed(node.cardinality, sum(not is_redundant(world, link, found) for link in found))
    raise AssertionError(node)


def is_reversed(node: t.AttributeSet) -> bool:
    return node.reverse if isinstance(node, t.EclAttribute) else all(map(is_reversed, node.items))


def is_redundant(world: World, link: Link, among: Iterable[Link]) -> bool:
    """Whether another of the rows, of the same group, says the same more exactly."""
    return any(
        other != link
        and other.group == link.group
        and is_or_below(world, other.type, link.type)
        and is_or_below(world, other.target, link.target)
        for other in among
    )


def is_or_below(world: World, low: int | str, high: int | str) -> bool:
    return low == high or (isinstance(low, int) and isinstance(high, int) and world.above(high, low))


def is_named(world: World, link: Link, name: t.Expression) -> bool:
    if isinstance(name, t.WildCard):
        return link.type != IS_A
    return link.type == name.id if isinstance(name, t.EclConceptReference) else link.type in world.meaning(name)


def compares_source(world: World, source: int, node: t.Comparison) -> bool:
    return isinstance(node, t.ExpressionComparison) and (source in world.meaning(node.value)) == (node.operator == "=")


def compares(world: World, target: int | str, node: t.Comparison) -> bool:
    match node:
        case t.ExpressionComparison(operator, t.WildCard()):
            return operator == "="
        case t.ExpressionComparison(operator, value):
            return isinstance(target, int) and (target in world.meaning(value)) == (operator == "=")
        case t.NumericComparison(operator, value):
            return str(target).startswith("#") and compare(Decimal(str(target)[1:]), operator, Decimal(value))
        case t.StringComparison(operator, values):
            return str(target).startswith('"') and (str(target)[1:-1] in values) == (operator == "=")
        case t.BooleanComparison(operator, value):
            return target in {"true", "false"} and (target == str(value).lower()) == (operator == "=")
    raise AssertionError(node)


def compare(left: object, operator: str, right: object) -> bool:
    return {
        "=": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[operator]  # type: ignore[operator]


def allowed(cardinality: t.Cardinality | None, count: int) -> bool:
    least, most = (cardinality.minimum, cardinality.maximum) if cardinality else (1, None)
    return count >= least and (most is None or count <= most)
