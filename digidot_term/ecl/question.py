"""One question to an edition: what every part of the evaluator shares."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import and_, or_
from typing import NoReturn

from digidot_term.ecl.filter_tree import EclConceptReferenceSet
from digidot_term.ecl.problem import Problem, Rule
from digidot_term.ecl.tree import (
    START,
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    EclConceptReference,
    ExclusionExpressionConstraint,
    Expression,
    Position,
)
from digidot_term.record import record
from digidot_term.snomed.edition import Edition

Ids = AbstractSet[int]
"""Ids: a `ConceptSet` where they are concepts of the edition, so that sets combine as bitmaps."""
NONE: Ids = frozenset()


class Refused(Exception):  # noqa: N818 - ends the evaluation inside `evaluate`, is never seen outside it
    """The engine does not answer this exactly, and will not answer it roughly."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule.diagnostic.id)
        self.problem = problem


@record
class Question:
    """An edition, the function that evaluates an expression in it, and the problems met on the way.

    `self_grouped` takes each attribute of group 0 for a role group of its own.
    """

    edition: Edition
    evaluated: Callable[[Expression], Ids]
    problems: list[Problem]
    self_grouped: bool = False

    def ids(self, node: Expression) -> Ids:
        """Return the concepts of an expression."""
        return self.evaluated(node)

    def named(self, node: Expression | EclConceptReferenceSet) -> Ids:
        """Return the ids of an operand that names things: an id counts even where the edition lacks its concept."""
        match node:
            case EclConceptReference(sctid):
                return frozenset({sctid})
            case EclConceptReferenceSet(concepts):
                return frozenset(concept.id for concept in concepts)
            case DisjunctionExpressionConstraint(operands):
                return reduce(or_, map(self.named, operands))
            case ConjunctionExpressionConstraint(operands):
                return reduce(and_, map(self.named, operands))
            case ExclusionExpressionConstraint(included, excluded):
                return self.named(included) - self.named(excluded)
        return self.evaluated(node)

    def note(self, rule: Rule, position: Position = START, **values: object) -> None:
        """Note a problem and go on."""
        self.problems.append(Problem.of(rule, position, **values))

    def stop(self, rule: Rule, position: Position = START, **values: object) -> NoReturn:
        """Stop: the question does not fit the edition."""
        raise Refused(Problem.of(rule, position, **values))
