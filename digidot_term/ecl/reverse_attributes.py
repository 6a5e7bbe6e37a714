"""Reversed attributes: concepts that are the values of other concepts' attributes (ECL 6.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyroaring import BitMap

from digidot_term.ecl.answer_rules import MIXED_GROUP
from digidot_term.ecl.counting import allows, asks_for_some
from digidot_term.ecl.is_a_attribute import named_types
from digidot_term.ecl.question import Question
from digidot_term.ecl.tree import (
    AttributeSet,
    Cardinality,
    ConjunctionAttributeSet,
    EclAttribute,
    EclAttributeGroup,
    ExpressionComparison,
)
from digidot_term.ecl.values import wanted_concepts
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.place_rows import united

Group = list[tuple[int, int]]
"""The rows of a role group that point at a concept: their source, and their type by number."""
GroupTest = Callable[[Group], bool]


def holds_reversed(node: EclAttribute, focus: BitMap, question: Question) -> BitMap:
    """Return the concepts that are a value of the attribute of as many distinct concepts as there should be."""
    edition, table = question.edition, question.edition.attribute_table
    types, sources = named_types(node.name, question), _sources(node, question)
    is_a = types is not None and IS_A in types
    found = BitMap(table.targets(sources, types)) & focus
    if is_a:
        found |= edition.hierarchy.parents_of(sources) & focus
    if asks_for_some(node.cardinality):
        return found
    numbers = table.type_numbers(types)

    def count(ordinal: int) -> int:
        mine = {source for source, _, number in table.incoming_rows(ordinal) if number in numbers}
        return len((BitMap(mine) | BitMap(edition.hierarchy.children(ordinal) if is_a else ())) & sources)

    return _allowed(node.cardinality, found, count, focus)


def are_reversed(group: EclAttributeGroup, question: Question) -> bool:
    """Say whether the attributes of a group are reversed; stop where only some of them are.

    A role group belongs to one concept: the attributes in it point from that, and the reversed ones to another.
    """
    reversed_ = [node.reverse for node in _attributes(group.attributes)]
    if any(reversed_) and not all(reversed_):
        question.stop(MIXED_GROUP, group.position)
    return any(reversed_)


def with_reversed_group(node: EclAttributeGroup, focus: BitMap, question: Question) -> BitMap:
    """Return the concepts that are values in as many role groups of others as there should be, as the attributes say.

    The attributes hold within one role group of one other concept.
    """
    holds = _test(node.attributes, question)

    def count(ordinal: int) -> int:
        return sum(map(holds, _groups_to(ordinal, question)))

    return _allowed(node.cardinality, _candidates(node, question) & focus, count, focus)


def _sources(node: EclAttribute, question: Question) -> BitMap:
    """Return the concepts that compare as wanted; no number, text or truth value has attributes."""
    comparison = node.comparison
    return wanted_concepts(comparison, question) if isinstance(comparison, ExpressionComparison) else BitMap()


def _attributes(node: AttributeSet) -> Iterator[EclAttribute]:
    if isinstance(node, EclAttribute):
        yield node
        return
    for item in node.items:
        yield from _attributes(item)


def _candidates(node: EclAttributeGroup, question: Question) -> BitMap:
    """Return concepts among which all are that a role group can hold for."""
    edition, attributes = question.edition, tuple(_attributes(node.attributes))
    if any(allows(each.cardinality, 0) for each in attributes):
        return edition.places.values(None)
    table = edition.attribute_table
    found = [table.targets(_sources(each, question), named_types(each.name, question)) for each in attributes]
    return united(list(map(BitMap, found)))


def _groups_to(ordinal: int, question: Question) -> list[Group]:
    """Return the role groups in which a concept is a value; group 0 is none, or each of its rows is one."""
    found: dict[tuple[int, int], Group] = {}
    alone = []
    for source, group, number in question.edition.attribute_table.incoming_rows(ordinal):
        if group:
            found.setdefault((source, group), []).append((source, number))
        elif question.self_grouped:
            alone.append([(source, number)])
    return [*alone, *found.values()]


def _test(node: AttributeSet, question: Question) -> GroupTest:
    """Return whether attributes hold within a role group; all its rows have one source."""
    if not isinstance(node, EclAttribute):
        tests = [_test(item, question) for item in node.items]
        every = all if isinstance(node, ConjunctionAttributeSet) else any
        return lambda group: every(test(group) for test in tests)
    numbers = question.edition.attribute_table.type_numbers(named_types(node.name, question))
    sources = _sources(node, question)
    return lambda group: allows(
        node.cardinality, int(any(source in sources and number in numbers for source, number in group))
    )


def _allowed(cardinality: Cardinality | None, some: BitMap, count: Callable[[int], int], every: BitMap) -> BitMap:
    """Return the concepts with a count that is allowed; it is nothing for those that are not among `some`."""
    found = BitMap([ordinal for ordinal in some if allows(cardinality, count(ordinal))])
    return found | (every - some) if allows(cardinality, 0) else found
