"""The blocks an expression for a set of codes is made of: each a clause and the concepts it finds."""

from __future__ import annotations

from pyroaring import BitMap

from digidot_term.ecl.covering.ground import Terrain
from digidot_term.ecl.rewriting.measure import CONCEPT_WEIGHT, measure
from digidot_term.ecl.tree import EclConceptReference, Expression, SubExpressionConstraint
from digidot_term.record import record

BESIDE = 1
"""What a clause weighs beside itself: the OR that joins it to the others."""

BRANCH_WEIGHT = CONCEPT_WEIGHT + 1
"""What a concept with an operator weighs."""


@record
class Block:
    """A clause, the ordinals of its concepts, and what it weighs as a reader's load."""

    expression: Expression
    ids: BitMap
    weight: int


def block_of(expression: Expression, ids: BitMap) -> Block:
    """Make a block of a clause."""
    return Block(expression, ids, measure(expression).weight)


def single(ordinal: int, terrain: Terrain) -> Block:
    """Make a block of one concept."""
    return Block(reference(ordinal, terrain), BitMap([ordinal]), CONCEPT_WEIGHT)


def whole(ordinal: int, terrain: Terrain) -> Block:
    """Make a block of a concept and all below it; a concept alone where nothing stands below it."""
    if terrain.is_leaf(ordinal):
        return single(ordinal, terrain)
    return Block(with_all_below(ordinal, terrain), terrain.below(ordinal), BRANCH_WEIGHT)


def strictly_below(ordinal: int, terrain: Terrain) -> Block:
    """Make a block of all below a concept."""
    ids = terrain.below(ordinal) - BitMap([ordinal])
    return Block(SubExpressionConstraint("<", reference(ordinal, terrain)), ids, BRANCH_WEIGHT)


def with_all_below(ordinal: int, terrain: Terrain) -> SubExpressionConstraint:
    """Write a concept and all below it."""
    return SubExpressionConstraint("<<", reference(ordinal, terrain))


def reference(ordinal: int, terrain: Terrain) -> EclConceptReference:
    """Name a concept."""
    return EclConceptReference(terrain.sctid(ordinal))
