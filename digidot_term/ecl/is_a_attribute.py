"""Is-a where it is named as an attribute: parents as values (ECL 6.2)."""

from __future__ import annotations

from pyroaring import BitMap

from digidot_term.ecl.counting import asks_for_some
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.tree import EclAttribute, Expression, ExpressionComparison, WildCard
from digidot_term.ecl.values import wanted_concepts
from digidot_term.snomed.hierarchy import Hierarchy


def named_types(name: Expression, question: Question) -> Ids | None:
    """Return the attributes a name stands for; None for any attribute, is-a not among them."""
    return None if isinstance(name, WildCard) else question.named(name)


def is_a_counts(node: EclAttribute, focus: BitMap, question: Question) -> list[BitMap]:
    """Return the concepts with one parent that compares as wanted, with two or more, and so on.

    A parent that stands above another of them is redundant. Without a cardinality it is enough to have one.
    """
    edition = question.edition
    if not isinstance(node.comparison, ExpressionComparison):
        return []
    parents = wanted_concepts(node.comparison, question)
    children = edition.hierarchy.children_of(parents) & focus
    if asks_for_some(node.cardinality):
        return [children]
    found: list[BitMap] = []
    for child in children:
        for number in range(_lowest(child, parents, edition.hierarchy)):
            if number == len(found):
                found.append(BitMap())
            found[number].add(child)
    return found


def _lowest(child: int, parents: BitMap, hierarchy: Hierarchy) -> int:
    """Return how many of a concept's parents are among some and do not stand above another of these."""
    mine = [parent for parent in hierarchy.parents(child) if parent in parents]
    return sum(not any(hierarchy.subsumes(parent, other) for other in mine) for parent in mine)
