"""From syntax tree to the set of concepts it means in an edition.

The substrate is all concepts, active or not, with active relationships, descriptions and members (ECL chapter 6).
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from digidot_term.ecl.alternates import identified
from digidot_term.ecl.answer import Answer, Rows
from digidot_term.ecl.attributes import attribute_values, refined
from digidot_term.ecl.concept_filters import matching_concepts
from digidot_term.ecl.description_filters import matching_descriptions
from digidot_term.ecl.filter_tree import ConceptFilterConstraint
from digidot_term.ecl.hierarchy import related, related_to_one
from digidot_term.ecl.history import with_history
from digidot_term.ecl.membership import members_of, membership, refsets_containing, rows_of
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.question import NONE, Ids, Question, Refused
from digidot_term.ecl.references import check_references
from digidot_term.ecl.tree import (
    AltIdentifier,
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    DottedExpressionConstraint,
    EclConceptReference,
    ExclusionExpressionConstraint,
    Expression,
    MemberOf,
    RefinedExpressionConstraint,
    RefsetContainingAny,
    SubExpressionConstraint,
    WildCard,
)
from digidot_term.snomed.edition import Edition

_WITH_ATTRIBUTES = (RefinedExpressionConstraint, DottedExpressionConstraint)


def evaluate(
    expression: Expression, edition: Edition, *, self_grouped: bool = False
) -> tuple[Ids, tuple[Problem, ...]]:
    """Return the concepts that meet an expression, and what is doubtful about it.

    Concepts the edition does not know or has made inactive are problems with a place; what cannot be answered
    exactly, and an expression whose answer is rows of values, is an error and gives no concepts at all.
    `self_grouped` takes each attribute of group 0 for a role group of its own (ECL 6.2); without it they are in none.
    """
    found = _answer(expression, Evaluator(edition, self_grouped=self_grouped), with_rows=False)
    return found.ids, found.problems


def answer(expression: Expression, edition: Edition, *, self_grouped: bool = False) -> Answer:
    """Return what an expression means: concepts, or rows where it selects several fields of refset members, or text.

    Rows are an answer only where the whole expression is `^ [field, ...]`, with or without member filters (ECL 6.1).
    """
    return _answer(expression, Evaluator(edition, self_grouped=self_grouped), with_rows=True)


def _answer(expression: Expression, evaluator: Evaluator, *, with_rows: bool) -> Answer:
    problems = check_references(expression, evaluator.question.edition)
    try:
        rows = evaluator.rows(expression) if with_rows else None
        ids = evaluator.ids(expression) if rows is None else rows.ids
    except Refused as refused:
        return Answer(NONE, (*problems, *evaluator.problems, refused.problem))
    table = None if rows is None or rows.is_set_of_concepts else rows
    return Answer(ids, (*problems, *evaluator.problems), table)


class Evaluator:
    """Evaluates each expression once, however often it stands in the tree or is asked for; may raise `Refused`."""

    def __init__(self, edition: Edition, *, self_grouped: bool = False) -> None:
        self.question = Question(edition, self.ids, [], self_grouped)
        self._known: dict[Expression, Ids] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was noted, once each."""
        noted = self.question.problems
        return tuple(dict.fromkeys(noted)) if noted else ()

    def ids(self, node: Expression) -> Ids:
        """Return the concepts of a node."""
        if not _is_costly(node):
            return self._evaluated(node)
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._evaluated(node)
        return found

    def rows(self, node: Expression) -> Rows | None:
        """Return the rows of a node that selects fields and does nothing else; None of any other."""
        match node:
            case SubExpressionConstraint(None, focus, MemberOf(fields) as operator, constraints, (), None) if fields:
                return rows_of(focus, operator, constraints, self.question)
        return None

    def _evaluated(self, node: Expression) -> Ids:
        edition = self.question.edition
        match node:
            case SubExpressionConstraint():
                return self._sub_expression(node)
            case EclConceptReference(sctid):
                return edition.concepts_of({sctid})
            case WildCard():
                return edition.concept_ids
            case AltIdentifier():
                return identified(node, self.question)
            case _:
                return self._compound(node)

    def _compound(
        self,
        node: ConjunctionExpressionConstraint
        | DisjunctionExpressionConstraint
        | ExclusionExpressionConstraint
        | DottedExpressionConstraint
        | RefinedExpressionConstraint,
    ) -> Ids:
        match node:
            case ConjunctionExpressionConstraint(operands):
                return reduce(and_, map(self.ids, operands))
            case DisjunctionExpressionConstraint(operands):
                return reduce(or_, map(self.ids, operands))
            case ExclusionExpressionConstraint(included, excluded):
                return self.ids(included) - self.ids(excluded)
            case DottedExpressionConstraint(focus, attributes):
                return reduce(lambda ids, name: attribute_values(ids, name, self.question), attributes, self.ids(focus))
            case RefinedExpressionConstraint(focus, refinement):
                return refined(self.ids(focus), refinement, self.question)

    def _sub_expression(self, node: SubExpressionConstraint) -> Ids:
        """Apply, in this order: refset operator with member filters, constraint operator, filters, history."""
        question, operator = self.question, node.operator
        of_members = node.refset_operator or node.member_filters
        if operator and not of_members and isinstance(node.focus, EclConceptReference):
            ids = related_to_one(operator, node.focus.id, question.edition)
        else:
            ids = self._members(node)
            ids = related(operator, ids, question.edition) if operator else ids
        for constraint in node.filters:
            if isinstance(constraint, ConceptFilterConstraint):
                ids = matching_concepts(ids, constraint, question)
            else:
                ids = matching_descriptions(ids, constraint, question)
        return with_history(ids, node.history, question) if node.history else ids

    def _members(self, node: SubExpressionConstraint) -> Ids:
        """Return the concepts of the focus, or what its refset operator makes of it."""
        question = self.question
        match node.refset_operator:
            case MemberOf():
                return members_of(node.focus, node.refset_operator, node.member_filters, question)
            case RefsetContainingAny():
                return refsets_containing(node.focus, node.member_filters, question)
            case None if node.member_filters:
                return self.ids(membership(node, question))
        return self.ids(node.focus)


def _is_costly(node: Expression) -> bool:
    """Say whether a node takes more time to evaluate than to look up whether it has been evaluated."""
    if isinstance(node, SubExpressionConstraint):
        return bool(node.filters or node.refset_operator or node.history or node.member_filters)
    return isinstance(node, _WITH_ATTRIBUTES)
