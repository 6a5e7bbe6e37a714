"""Blocks with attributes: `<< focus : attribute = << value`, and two attributes together, as the codes have them.

A sample of the codes says which attributes are common to many; a refinement that holds in the sample is then evaluated
in the whole edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import reduce
from itertools import combinations
from operator import and_

from pyroaring import BitMap

from digidot_term.ecl.covering.block import Block, block_of, with_all_below
from digidot_term.ecl.covering.ground import Terrain
from digidot_term.ecl.evaluator import Evaluator
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    EclAttribute,
    EclAttributeGroup,
    EclConceptReference,
    ExpressionComparison,
    RefinedExpressionConstraint,
    Refinement,
    WildCard,
)
from digidot_term.record import record

_SAMPLE = 200
_FEWEST = 3
_SHARE = 20
_VALUES_OF_A_TYPE = 6
_MOST_ATTRIBUTES = 40
_MOST_PAIRED = 10


@record
class Attribute:
    """A refinement and the concepts of the whole edition that meet it."""

    refinement: EclAttribute
    ids: BitMap


def refinements(wanted: BitMap, terrain: Terrain) -> Iterator[Block]:
    """Yield blocks with one attribute, then with two, that hold some of the codes."""
    sample = _sampled(wanted)
    evaluator = Evaluator(terrain.edition)
    found = [_evaluated(type_id, value, evaluator, terrain) for type_id, value in _common(sample, terrain)]
    for attribute in found:
        yield from _focused(attribute.refinement, attribute.ids, sample, wanted, terrain)
    for one, other in combinations(found[:_MOST_PAIRED], 2):
        if one.ids & wanted <= other.ids or other.ids & wanted <= one.ids:
            yield from _paired(one, other, sample, wanted, evaluator, terrain)


def _sampled(wanted: BitMap) -> BitMap:
    step = max(1, len(wanted) // _SAMPLE)
    return BitMap(list(wanted)[::step])


def _common(sample: BitMap, terrain: Terrain) -> list[tuple[int, int]]:
    """Return the attribute types with values that many of the sample have, the most common first.

    Of values that as many have only the most special is of use, for the others stand above it.
    """
    counts: Counter[tuple[int, int]] = Counter()
    for ordinal in sample:
        counts.update(_attributes_of(ordinal, terrain))
    least = max(_FEWEST, len(sample) // _SHARE)
    often = [(type_id, value, count) for (type_id, value), count in counts.items() if count >= least]
    often.sort(key=lambda each: (-each[2], len(terrain.below(each[1])), each[0], terrain.sctid(each[1])))
    seen: set[tuple[int, int]] = set()
    taken: Counter[int] = Counter()
    found = []
    for type_id, value, count in often:
        if (type_id, count) not in seen and taken[type_id] < _VALUES_OF_A_TYPE:
            seen.add((type_id, count))
            taken[type_id] += 1
            found.append((type_id, value))
    return found[:_MOST_ATTRIBUTES]


def _attributes_of(ordinal: int, terrain: Terrain) -> set[tuple[int, int]]:
    """Return the attribute types of a concept with each value and all above it."""
    ids = terrain.edition.concept_ids.ids
    found: set[tuple[int, int]] = set()
    for relationship in terrain.edition.attribute_table.of(ordinal):
        value = ids.ordinal(relationship.destination_id)
        if value is not None and {relationship.type_id, relationship.destination_id} <= terrain.edition.active_ids:
            found.update((relationship.type_id, each) for each in terrain.over(value))
    return found


def _evaluated(type_id: int, value: int, evaluator: Evaluator, terrain: Terrain) -> Attribute:
    comparison = ExpressionComparison("=", with_all_below(value, terrain))
    refinement = EclAttribute(EclConceptReference(type_id), comparison)
    return Attribute(refinement, _meeting(refinement, evaluator, terrain))


def _meeting(refinement: Refinement, evaluator: Evaluator, terrain: Terrain) -> BitMap:
    found = evaluator.ids(RefinedExpressionConstraint(WildCard(), refinement))
    return terrain.edition.concepts_of(found).ordinals


def _paired(
    one: Attribute, other: Attribute, sample: BitMap, wanted: BitMap, evaluator: Evaluator, terrain: Terrain
) -> Iterator[Block]:
    """Yield blocks that ask for two attributes, and for both in one group where that keeps more out."""
    both = ConjunctionAttributeSet((one.refinement, other.refinement))
    ids = one.ids & other.ids
    yield from _focused(both, ids, sample, wanted, terrain)
    group = EclAttributeGroup(both)
    grouped = _meeting(group, evaluator, terrain)
    if len(grouped) < len(ids):
        yield from _focused(group, grouped, sample, wanted, terrain)


def _focused(refinement: Refinement, ids: BitMap, sample: BitMap, wanted: BitMap, terrain: Terrain) -> Iterator[Block]:
    """Yield a refinement on the lowest concept that stands over all of the sample that meet it."""
    met = sample & ids
    if not met:
        return
    over = reduce(and_, (terrain.over(each) for each in met))
    if not over:
        return
    focus = min(over, key=lambda each: (len(terrain.below(each)), terrain.sctid(each)))
    expression = RefinedExpressionConstraint(with_all_below(focus, terrain), refinement)
    held = ids & terrain.below(focus)
    if held.intersection_cardinality(wanted) >= _FEWEST:
        yield block_of(expression, held)
