"""Blocks that may be worth more than the codes one by one: branches with exceptions, children, members of refsets."""

from __future__ import annotations

from collections.abc import Iterator

from pyroaring import BitMap

from digidot_term.ecl.covering.block import Block, block_of, reference, strictly_below, whole
from digidot_term.ecl.covering.ground import Ground, Terrain
from digidot_term.ecl.filter_tree import ActiveFilter, ConceptFilterConstraint
from digidot_term.ecl.tree import EclConceptReference, MemberOf, SubExpressionConstraint

_FEWEST = 2
"""A block must hold so many codes to be worth looking at."""
ACTIVE = (ConceptFilterConstraint((ActiveFilter("=", True),)),)


def branch(ordinal: int, ground: Ground, terrain: Terrain) -> Block:
    """Make a block of what stands below a concept that has codes below it, with it if it is a code."""
    return strictly_below(ordinal, terrain) if ordinal in ground.outside else whole(ordinal, terrain)


def children(ground: Ground, terrain: Terrain) -> Iterator[Block]:
    """Yield blocks of the children of concepts, where these are codes but not all below them are."""
    for ordinal in terrain.hierarchy.parents_of(ground.broken):
        ids = terrain.hierarchy.children_of(BitMap([ordinal]))
        operator = "<!"
        if ordinal in ground.wanted:
            ids.add(ordinal)
            operator = "<<!"
        if ids.intersection_cardinality(ground.wanted) >= _FEWEST:
            yield block_of(SubExpressionConstraint(operator, reference(ordinal, terrain)), ids)


def members(ground: Ground, terrain: Terrain) -> Iterator[Block]:
    """Yield blocks of the members of refsets; of the active ones where only inactive ones are not wanted."""
    edition = terrain.edition
    active = edition.active_ids.ordinals
    for refset in edition.refset_ids():
        if refset not in edition.active_ids:
            continue
        ids = edition.refset_concepts(refset).ordinals
        if ids.intersection_cardinality(ground.wanted) < _FEWEST:
            continue
        yield block_of(SubExpressionConstraint(None, EclConceptReference(refset), MemberOf()), ids)
        if not ids - ground.wanted <= active:
            filtered = SubExpressionConstraint(None, EclConceptReference(refset), MemberOf(), (), ACTIVE)
            yield block_of(filtered, ids & active)
