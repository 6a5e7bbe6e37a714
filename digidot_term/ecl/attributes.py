"""Refinements and dotted attributes (ECL 6.2, 6.3), answered with bitmaps of the places that have an attribute.

A place is a role group, or an ungrouped attribute alone. What holds within a group is what holds in one place; of an
attribute without braces it does not matter which. Is-a counts as an attribute where it is named, not where `*` stands
for any attribute.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from pyroaring import BitMap

from digidot_term.ecl.answer_rules import VALUES_LEFT_OUT
from digidot_term.ecl.counting import asks_for_some, within
from digidot_term.ecl.is_a_attribute import is_a_counts, named_types
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.reverse_attributes import are_reversed, holds_reversed, with_reversed_group
from digidot_term.ecl.tree import (
    AttributeSet,
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    EclAttribute,
    EclAttributeGroup,
    Expression,
    Refinement,
)
from digidot_term.ecl.values import wanted_values
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.place_rows import united

_CONJUNCTIONS = (ConjunctionAttributeSet, ConjunctionRefinementSet)


def refined(ids: Ids, refinement: Refinement, question: Question) -> Ids:
    """Return those of the concepts that meet a refinement."""
    edition = question.edition
    return edition.concept_set(_holding(refinement, edition.concepts_of(ids).ordinals, question))


def attribute_values(ids: Ids, name: Expression, question: Question) -> Ids:
    """Return the concepts that are values of an attribute of any of the concepts."""
    edition, table = question.edition, question.edition.attribute_table
    types = named_types(name, question)
    targets = table.targets(edition.concepts_of(ids).ordinals, types)
    found = BitMap(targets)
    if found and found.max() >= table.concept_count:
        found.remove_range(table.concept_count, 1 << 32)
        question.note(VALUES_LEFT_OUT, count=sum(target >= table.concept_count for target in targets))
    values = edition.concept_set(found)
    return values | edition.parents_of(ids) if types is not None and IS_A in types else values


def _holding(node: Refinement, focus: BitMap, question: Question) -> BitMap:
    """Return those of the concepts that meet a refinement or attribute set."""
    match node:
        case EclAttribute(reverse=True):
            return holds_reversed(node, focus, question)
        case EclAttribute():
            return _with_attribute(node, focus, question)
        case EclAttributeGroup():
            return _with_group(node, focus, question)
    if isinstance(node, _CONJUNCTIONS):
        return reduce(lambda left, item: _holding(item, left, question), node.items, focus)
    return united([_holding(item, focus, question) for item in node.items])


def _with_attribute(node: EclAttribute, focus: BitMap, question: Question) -> BitMap:
    """Return the concepts that have an attribute as often as they should, in whichever groups."""
    places, types = question.edition.places, named_types(node.name, question)
    wanted = wanted_values(node.comparison, question)
    is_a = is_a_counts(node, question) if types is not None and IS_A in types else []
    if asks_for_some(node.cardinality):
        return focus & united([*is_a, *places.layers(places.having(types, wanted))])
    rows = places.without_redundant(places.rows_having(types, wanted), within=False)
    return within(node.cardinality, [*is_a, *(layer for row in rows for layer in places.layers(row))], focus)


def _with_group(node: EclAttributeGroup, focus: BitMap, question: Question) -> BitMap:
    """Return the concepts with as many role groups as there should be within which the attributes hold."""
    if are_reversed(node, question):
        return with_reversed_group(node, focus, question)
    places = question.edition.places
    held = _in_place(node.attributes, question)
    if not question.self_grouped:
        held = places.grouped(held)
    if asks_for_some(node.cardinality):
        return focus & places.concepts(held)
    return within(node.cardinality, places.layers(held), focus)


def _in_place(node: AttributeSet, question: Question) -> BitMap:
    """Return the places in which attributes hold; is-a is never grouped."""
    if not isinstance(node, EclAttribute):
        held = [_in_place(item, question) for item in node.items]
        return reduce(and_ if isinstance(node, _CONJUNCTIONS) else or_, held)
    places, types = question.edition.places, named_types(node.name, question)
    wanted = wanted_values(node.comparison, question)
    if asks_for_some(node.cardinality):
        return places.having(types, wanted)
    return within(
        node.cardinality, places.without_redundant(places.rows_having(types, wanted), within=True), places.all
    )
