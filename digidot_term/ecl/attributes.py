"""Refinements and dotted attributes: relationships of concepts, their values, groups and counts (ECL 6.2, 6.3).

Is-a counts as an attribute where it is named, not where `*` stands for any attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_

from digidot_term.ecl.answer_rules import VALUES_LEFT_OUT
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.tree import (
    Cardinality,
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    EclAttribute,
    EclAttributeGroup,
    Expression,
    ExpressionComparison,
    Refinement,
    WildCard,
)
from digidot_term.ecl.values import value_test
from digidot_term.record import record
from digidot_term.snomed.components import Relationship
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.edition import Edition

Relationships = Sequence[Relationship]
Test = Callable[[int, Relationships], bool]
"""Whether a concept with these relationships, all of its own or those of one group, meets a refinement."""

_SOME = Cardinality(1, None)


def refined(ids: Ids, refinement: Refinement, question: Question) -> Ids:
    """Return those of the concepts that meet a refinement."""
    candidates = _candidates(refinement, question)
    if candidates is not None:
        ids = ids & candidates
    test = _test(refinement, question, in_group=False)
    attributes = question.edition.attributes
    return question.edition.concepts_of({sctid for sctid in ids if test(sctid, attributes(sctid))})


def attribute_values(ids: Ids, name: Expression, question: Question) -> Ids:
    """Return the concepts that are values of an attribute of any of the concepts."""
    names = _Names.of(name, question)
    edition = question.edition
    found: set[int] = set()
    left_out = 0
    for sctid in ids:
        for relationship in names.outgoing(sctid, edition.attributes(sctid), edition):
            if relationship.destination_id is None:
                left_out += 1
            else:
                found.add(relationship.destination_id)
    if left_out:
        question.note(VALUES_LEFT_OUT, count=left_out)
    return edition.concepts_of(found)


def _candidates(node: Refinement, question: Question) -> Ids | None:
    """Return concepts among which all are that can meet a refinement; None where they cannot be told so easily."""
    if isinstance(node, EclAttribute):
        return _attribute_candidates(node, question)
    if isinstance(node, EclAttributeGroup):
        some = (node.cardinality or _SOME).minimum > 0
        return _candidates(node.attributes, question) if some else None
    found = [_candidates(item, question) for item in node.items]
    known = [each for each in found if each is not None]
    if isinstance(node, ConjunctionAttributeSet | ConjunctionRefinementSet):
        return reduce(and_, known) if known else None
    return reduce(or_, known) if len(known) == len(found) else None


def _attribute_candidates(node: EclAttribute, question: Question) -> Ids | None:
    """Return the concepts that have an attribute, with one of the values where it is compared with concepts."""
    names = _Names.of(node.name, question)
    is_a = names.types is not None and IS_A in names.types
    if node.reverse or is_a or (node.cardinality or _SOME).minimum == 0:
        return None
    comparison = node.comparison
    values = None
    if isinstance(comparison, ExpressionComparison) and comparison.operator == "=":
        values = None if isinstance(comparison.value, WildCard) else question.ids(comparison.value)
    return question.edition.sources(names.types, values)


@record
class _Names:
    """The attributes a name stands for; `types` None is any attribute."""

    types: Ids | None

    @classmethod
    def of(cls, name: Expression, question: Question) -> _Names:
        """Evaluate an attribute name."""
        return cls(None if isinstance(name, WildCard) else question.named(name))

    def outgoing(self, sctid: int, relationships: Relationships, edition: Edition) -> list[Relationship]:
        """Return those of a concept's relationships that have one of the names, is-a among them where it is named."""
        if self.types is None:
            return list(relationships)
        found = [relationship for relationship in relationships if relationship.type_id in self.types]
        if IS_A in self.types:
            found += [Relationship(sctid, IS_A, parent, None, 0) for parent in edition.parents(sctid)]
        return found

    def sources(self, sctid: int, edition: Edition) -> set[int]:
        """Return the concepts that have this one as a value."""
        types = self.types
        found = {each.source_id for each in edition.incoming(sctid) if types is None or each.type_id in types}
        return found.union(edition.children(sctid)) if types is not None and IS_A in types else found


def _test(node: Refinement, question: Question, *, in_group: bool) -> Test:
    """Return the test of a refinement or attribute set."""
    if isinstance(node, EclAttribute):
        if node.reverse and in_group:
            question.refuse("{ R ... = ... }", node.position)
        return _reverse_test(node, question) if node.reverse else _attribute_test(node, question, in_group=in_group)
    if isinstance(node, EclAttributeGroup):
        return _group_test(node, question)
    tests = [_test(item, question, in_group=in_group) for item in node.items]
    if isinstance(node, ConjunctionAttributeSet | ConjunctionRefinementSet):
        return lambda sctid, relationships: all(test(sctid, relationships) for test in tests)
    return lambda sctid, relationships: any(test(sctid, relationships) for test in tests)


def _attribute_test(node: EclAttribute, question: Question, *, in_group: bool) -> Test:
    """Count the relationships that have the name and a value that compares."""
    names = _Names.of(node.name, question)
    if in_group and names.types is not None:
        names = _Names(names.types - {IS_A})  # is-a is never grouped
    matches = value_test(node.comparison, question)
    count = node.cardinality or _SOME
    edition = question.edition

    def test(sctid: int, relationships: Relationships) -> bool:
        return _within(count, sum(map(matches, names.outgoing(sctid, relationships, edition))))

    return test


def _reverse_test(node: EclAttribute, question: Question) -> Test:
    """Count the distinct concepts that have this one as a value of the attribute and compare."""
    count = node.cardinality or _SOME
    if not isinstance(node.comparison, ExpressionComparison):
        # No number, text or truth value has attributes, so there is never such a source.
        return lambda _sctid, _relationships: _within(count, 0)
    names = _Names.of(node.name, question)
    values = question.ids(node.comparison.value)
    wanted = node.comparison.operator == "="
    edition = question.edition

    def test(sctid: int, _relationships: Relationships) -> bool:
        return _within(count, sum((source in values) == wanted for source in names.sources(sctid, edition)))

    return test


def _group_test(node: EclAttributeGroup, question: Question) -> Test:
    """Count the role groups within which the attributes hold; group 0 is no group."""
    holds = _test(node.attributes, question, in_group=True)
    count = node.cardinality or _SOME

    def test(sctid: int, relationships: Relationships) -> bool:
        groups: dict[int, list[Relationship]] = {}
        for relationship in relationships:
            if relationship.group:
                groups.setdefault(relationship.group, []).append(relationship)
        return _within(count, sum(holds(sctid, group) for group in groups.values()))

    return test


def _within(cardinality: Cardinality, count: int) -> bool:
    return cardinality.minimum <= count and (cardinality.maximum is None or count <= cardinality.maximum)
