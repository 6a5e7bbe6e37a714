"""One question why: what every part of an explanation shares."""

from __future__ import annotations

from collections.abc import Callable

from digidot_term.ecl.evaluator import Evaluator
from digidot_term.ecl.explaining.tree import Explanation
from digidot_term.ecl.filter_tree import ConceptFilterConstraint, DescriptionFilterConstraint
from digidot_term.ecl.question import Ids, Question
from digidot_term.ecl.tree import (
    EclConceptReference,
    Expression,
    RefinedExpressionConstraint,
    Refinement,
    SubExpressionConstraint,
)
from digidot_term.record import record
from digidot_term.snomed.edition import Edition


@record
class Inquiry:
    """An edition, its evaluator, and the function that explains an expression for a concept.

    Every verdict is the evaluator's; reasons are looked up beside it.
    """

    edition: Edition
    evaluator: Evaluator
    explained: Callable[[Expression, int], Explanation]

    @property
    def question(self) -> Question:
        """What the evaluator asks of the edition."""
        return self.evaluator.question

    def ids(self, node: Expression) -> Ids:
        """Return the concepts of an expression."""
        return self.evaluator.ids(node)


def having(sctid: int, refinement: Refinement) -> Expression:
    """Return the expression that has a concept exactly when it meets a refinement."""
    return RefinedExpressionConstraint(EclConceptReference(sctid), refinement)


def passing(sctid: int, constraint: ConceptFilterConstraint | DescriptionFilterConstraint) -> Expression:
    """Return the expression that has a concept exactly when it passes a filter on concepts or descriptions."""
    return SubExpressionConstraint(None, EclConceptReference(sctid), filters=(constraint,))
