"""Which refinements follow from others, by the laws of the language."""

from __future__ import annotations

from digidot_term.ecl.rewriting.containment import Containment
from digidot_term.ecl.rewriting.shape import CONJUNCTIONS, DISJUNCTIONS
from digidot_term.ecl.tree import (
    Cardinality,
    Comparison,
    EclAttribute,
    EclAttributeGroup,
    EclConceptReference,
    Expression,
    ExpressionComparison,
    Refinement,
    StringComparison,
    WildCard,
)
from digidot_term.snomed.constants import IS_A

SOME = Cardinality(1, None)
ANY_NUMBER = Cardinality(0, None)


def is_trivial(node: Refinement) -> bool:
    """Say whether every concept meets a refinement."""
    if isinstance(node, EclAttribute | EclAttributeGroup):
        return node.cardinality == ANY_NUMBER
    if isinstance(node, CONJUNCTIONS):
        return all(map(is_trivial, node.items))
    return any(map(is_trivial, node.items))


def implies(a: Refinement, b: Refinement, laws: Containment) -> bool:
    """Say whether every concept that meets `a` meets `b`."""
    if a == b or is_trivial(b):
        return True
    if isinstance(a, DISJUNCTIONS):
        return all(implies(each, b, laws) for each in a.items)
    if isinstance(b, CONJUNCTIONS):
        return all(implies(a, each, laws) for each in b.items)
    if isinstance(a, CONJUNCTIONS) and any(implies(each, b, laws) for each in a.items):
        return True
    if isinstance(b, DISJUNCTIONS):
        return any(implies(a, each, laws) for each in b.items)
    if isinstance(a, EclAttributeGroup):
        return _group_implies(a, b, laws)
    return isinstance(a, EclAttribute) and isinstance(b, EclAttribute) and _attribute_implies(a, b, laws)


def _group_implies(a: EclAttributeGroup, b: Refinement, laws: Containment) -> bool:
    """A group that is there has its attributes: they follow without braces, and so does a group that asks for less."""
    if isinstance(b, EclAttributeGroup):
        if a.attributes == b.attributes:
            return _narrower(a.cardinality or SOME, b.cardinality or SOME)
        return _is_some(b.cardinality) and _at_least_one(a.cardinality) and implies(a.attributes, b.attributes, laws)
    if not isinstance(b, EclAttribute) or b.reverse or not _is_some(b.cardinality):
        return False
    return _at_least_one(a.cardinality) and implies(a.attributes, b, laws)


def _attribute_implies(a: EclAttribute, b: EclAttribute, laws: Containment) -> bool:
    if a.reverse != b.reverse:
        return False
    if a.name == b.name and a.comparison == b.comparison:
        return _narrower(a.cardinality or SOME, b.cardinality or SOME)
    if not (_is_some(b.cardinality) and _at_least_one(a.cardinality) and _named_within(a.name, b.name)):
        return False
    return _compares_within(a.comparison, b.comparison, laws, reverse=a.reverse)


def _named_within(a: Expression, b: Expression) -> bool:
    """Say whether an attribute's name is another's, or any: `*` stands for all but is-a."""
    return a == b or (isinstance(b, WildCard) and isinstance(a, EclConceptReference) and a.id != IS_A)


def _compares_within(a: Comparison, b: Comparison, laws: Containment, *, reverse: bool) -> bool:
    if a == b:
        return True
    if isinstance(b, ExpressionComparison) and isinstance(b.value, WildCard):
        # A reversed attribute is compared with the concepts that have it, and those are never text or numbers.
        return b.operator == "=" and (not reverse or isinstance(a, ExpressionComparison))
    if isinstance(a, StringComparison) and isinstance(b, StringComparison):
        return a.operator == b.operator == "=" and set(a.values) <= set(b.values)
    if not (isinstance(a, ExpressionComparison) and isinstance(b, ExpressionComparison)):
        return False
    if isinstance(a.value, WildCard) or a.operator != b.operator:
        return False
    return laws.within(a.value, b.value) if a.operator == "=" else laws.within(b.value, a.value)


def _is_some(cardinality: Cardinality | None) -> bool:
    return (cardinality or SOME) == SOME


def _at_least_one(cardinality: Cardinality | None) -> bool:
    return (cardinality or SOME).minimum > 0


def _narrower(a: Cardinality, b: Cardinality) -> bool:
    """Say whether all numbers that `a` allows are allowed by `b`."""
    return a.minimum >= b.minimum and (b.maximum is None or (a.maximum is not None and a.maximum <= b.maximum))
