"""Refset operators: `^`, `^ [field]`, `^R` (ECL 6.1)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from digidot_term.ecl.answer import Rows
from digidot_term.ecl.answer_rules import MEMBER_FILTER_WITHOUT_REFSET, MEMBERS_NO_CONCEPTS, NO_MEMBERS
from digidot_term.ecl.field_selection import concepts_of_rows, selected_rows
from digidot_term.ecl.filter_tree import MemberFilterConstraint
from digidot_term.ecl.member_filters import asks_inactive, matching_rows
from digidot_term.ecl.question import NONE, Ids, Question
from digidot_term.ecl.tree import (
    EclConceptReference,
    Expression,
    MemberOf,
    RefsetContainingAny,
    SubExpressionConstraint,
    WildCard,
)

Constraints = tuple[MemberFilterConstraint, ...]


def membership(node: SubExpressionConstraint, question: Question) -> SubExpressionConstraint:
    """Return the membership that member filters stand behind: that of a focus in brackets."""
    match node.focus:
        case SubExpressionConstraint(None, focus, MemberOf() | RefsetContainingAny() as operator, filters, (), None):
            return SubExpressionConstraint(None, focus, operator, (*filters, *node.member_filters))
    return question.stop(MEMBER_FILTER_WITHOUT_REFSET, node.member_filters[0].position)


def members_of(focus: Expression, operator: MemberOf, constraints: Constraints, question: Question) -> Ids:
    """Return what the members of refsets refer to, or the ids in one of their fields.

    Components that are no concepts of the edition are left out, inactive ones are not; with a field named, its ids
    are taken as they are.
    """
    if operator.fields:
        return concepts_of_rows(rows_of(focus, operator, constraints, question), operator, question)
    refsets = _refsets(focus, constraints, question)
    edition = question.edition
    if constraints:
        found = [table.concepts(rows) for table, rows in matching_rows(refsets, constraints, question)]
    else:
        found = [edition.refset_concepts(refset) for refset in refsets]
    ids = reduce(or_, found, edition.concepts_of(NONE))
    if not ids and isinstance(focus, EclConceptReference):
        _say_why_empty(focus, constraints, question)
    return ids


def rows_of(focus: Expression, operator: MemberOf, constraints: Constraints, question: Question) -> Rows:
    """Return the values of the selected fields of the members of refsets."""
    return selected_rows(_refsets(focus, constraints, question), operator, constraints, question)


def refsets_containing(focus: Expression, constraints: Constraints, question: Question) -> Ids:
    """Return the refsets that have a member referring to any of the concepts."""
    edition = question.edition
    concepts = edition.concepts_of(question.ids(focus))
    known = _refsets(WildCard(), constraints, question)
    if constraints:
        found = {
            table.refset_id
            for table, rows in matching_rows(known, constraints, question)
            if not table.concepts(rows).isdisjoint(concepts)
        }
    else:
        found = {refset for refset in known if not edition.refset_concepts(refset).isdisjoint(concepts)}
    return edition.concepts_of(found)


def _refsets(focus: Expression, constraints: Iterable[MemberFilterConstraint], question: Question) -> Ids:
    """Return the refsets a focus means; `*` is every refset that has members of the kind asked for."""
    if not isinstance(focus, WildCard):
        return question.named(focus)
    if asks_inactive(node for constraint in constraints for node in constraint.filters):
        return frozenset(question.edition.all_refset_ids())
    return frozenset(question.edition.refset_ids())


def _say_why_empty(refset: EclConceptReference, constraints: Constraints, question: Question) -> None:
    """Say that what `^` stands before has no members, or none that are concepts."""
    edition = question.edition
    if refset.id not in edition:
        return  # said already, where references are checked
    term = edition.term(refset.id)
    if not edition.member_tables(refset.id):
        question.note(NO_MEMBERS, refset.position, concept=refset.id, term=term)
    elif not constraints and edition.member_count(refset.id):
        question.note(MEMBERS_NO_CONCEPTS, refset.position, concept=refset.id, term=term)
