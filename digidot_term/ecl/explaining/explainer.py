"""Explain why an expression has a concept among its answers, or has not."""

from __future__ import annotations

from digidot_term.ecl.evaluator import Evaluator
from digidot_term.ecl.explaining.attributes import explain_dotted
from digidot_term.ecl.explaining.compound import all_reason, explain_exclusion, explain_focus, explain_operands
from digidot_term.ecl.explaining.concept_filters import explain_concept_filters
from digidot_term.ecl.explaining.description_filters import explain_description_filters
from digidot_term.ecl.explaining.hierarchy import explain_hierarchy
from digidot_term.ecl.explaining.history import explain_history
from digidot_term.ecl.explaining.inquiry import Inquiry
from digidot_term.ecl.explaining.membership import explain_membership
from digidot_term.ecl.explaining.refinement import explain_refined
from digidot_term.ecl.explaining.tree import Explanation, Reason, ReasonKind, weighed
from digidot_term.ecl.filter_tree import ConceptFilterConstraint, DescriptionFilterConstraint
from digidot_term.ecl.membership import membership
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.question import Refused
from digidot_term.ecl.references import check_references
from digidot_term.ecl.stages import stage
from digidot_term.ecl.tree import (
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    DottedExpressionConstraint,
    ExclusionExpressionConstraint,
    Expression,
    RefinedExpressionConstraint,
    SubExpressionConstraint,
)
from digidot_term.language import Text
from digidot_term.snomed.edition import Edition

DEEPEST = 40
"""So far from the whole expression parts are explained; below that the verdict alone is given."""

AMONG = ReasonKind(
    "among",
    Text(en="is one of its {count} concepts", nb="er et av de {count} begrepene", nn="er eit av dei {count} omgrepa"),
)
NOT_AMONG = ReasonKind(
    "not-among-them",
    Text(
        en="is none of its {count} concepts",
        nb="er ikke et av de {count} begrepene",
        nn="er ikkje eit av dei {count} omgrepa",
    ),
)


def explain(
    expression: Expression, edition: Edition, sctid: int, *, self_grouped: bool = False
) -> tuple[Explanation | None, tuple[Problem, ...]]:
    """Return why a concept is among the answers to an expression, or is not, and what is doubtful about it.

    No explanation comes back where there is no answer, for the same reasons as from `evaluate`; `self_grouped` is as
    there.
    """
    evaluator = Evaluator(edition, self_grouped=self_grouped)
    problems = check_references(expression, edition)
    try:
        evaluator.ids(expression)
    except Refused as refused:
        return None, (*problems, *evaluator.problems, refused.problem)
    problems += evaluator.problems  # what is noted later is of parts that nobody asked for alone
    try:
        return _Explainer(edition, evaluator).explained(expression, sctid), problems
    except Refused as refused:
        return None, (*problems, refused.problem)


class _Explainer:
    """Explains each part of an expression, from the whole down."""

    def __init__(self, edition: Edition, evaluator: Evaluator) -> None:
        self._inquiry = Inquiry(edition, evaluator, self.explained)
        self._depth = 0

    def explained(self, node: Expression, sctid: int) -> Explanation:
        """Explain one node."""
        if self._depth >= DEEPEST:
            ids = self._inquiry.ids(node)
            reason = Reason.of(AMONG if sctid in ids else NOT_AMONG, count=len(ids))
            return Explanation(sctid, node, sctid in ids, reason, (), node)
        self._depth += 1
        try:
            return self._explained(node, sctid)
        finally:
            self._depth -= 1

    def _explained(self, node: Expression, sctid: int) -> Explanation:
        match node:
            case SubExpressionConstraint():
                return self._sub_expression(node, sctid)
            case ConjunctionExpressionConstraint() | DisjunctionExpressionConstraint():
                return explain_operands(node, sctid, self._inquiry)
            case ExclusionExpressionConstraint():
                return explain_exclusion(node, sctid, self._inquiry)
            case DottedExpressionConstraint():
                return explain_dotted(node, sctid, self._inquiry)
            case RefinedExpressionConstraint():
                return explain_refined(node, sctid, self._inquiry)
            case _:
                return explain_focus(node, sctid, self._inquiry)

    def _sub_expression(self, node: SubExpressionConstraint, sctid: int) -> Explanation:
        """Explain what was applied last: history, then filters, the constraint operator, the refset operator."""
        if node.history:
            return explain_history(node, stage(node, node.operator, node.filters), sctid, self._inquiry)
        if node.filters:
            return self._filtered(node, sctid)
        if node.operator:
            return explain_hierarchy(node, stage(node), sctid, self._inquiry)
        if node.member_filters and node.refset_operator is None:
            within = self.explained(membership(node, self._inquiry.question), sctid)
            return Explanation(sctid, node, within.met, within.reason, within.parts, node)
        return explain_membership(node, sctid, self._inquiry)

    def _filtered(self, node: SubExpressionConstraint, sctid: int) -> Explanation:
        """Explain what stands in front of the filters, and each of these."""
        met = sctid in self._inquiry.ids(node)
        front = self.explained(stage(node, node.operator), sctid)
        parts = (front, *(self._filter(each, sctid) for each in node.filters))
        return Explanation(sctid, node, met, all_reason(parts), weighed(parts, met=met), node)

    def _filter(self, node: ConceptFilterConstraint | DescriptionFilterConstraint, sctid: int) -> Explanation:
        if isinstance(node, ConceptFilterConstraint):
            return explain_concept_filters(node, sctid, self._inquiry)
        return explain_description_filters(node, sctid, self._inquiry)
