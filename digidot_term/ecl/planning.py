"""How many concepts each part of an expression has in an edition, and how long it takes to find them."""

from __future__ import annotations

from time import perf_counter_ns

from digidot_term.ecl.evaluator import Evaluator
from digidot_term.ecl.explaining.tree import Clause
from digidot_term.ecl.membership import membership
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.question import Refused
from digidot_term.ecl.references import check_references
from digidot_term.ecl.stages import filtered_membership, stage
from digidot_term.ecl.tree import (
    AttributeSet,
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    DottedExpressionConstraint,
    EclAttribute,
    EclAttributeGroup,
    EclConceptReference,
    ExclusionExpressionConstraint,
    Expression,
    ExpressionComparison,
    RefinedExpressionConstraint,
    Refinement,
    SubExpressionConstraint,
    WildCard,
)
from digidot_term.record import record
from digidot_term.snomed.edition import Edition

_NANOSECONDS = 1_000
"""In a microsecond."""

_RUNS = 3


@record
class Plan:
    """A part of an expression, how many concepts it has, how long that takes to find from nothing, and its parts.

    A filter has what is left behind it, an attribute or group what it leaves of the focus: `constraint` is the
    expression that was measured. The times are of an edition whose files are in memory.
    """

    clause: Clause
    constraint: Expression
    count: int
    microseconds: int
    parts: tuple[Plan, ...] = ()


def plan(
    expression: Expression, edition: Edition, *, self_grouped: bool = False
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the parts of an expression with sizes and times, and what is doubtful about it.

    No plan comes back where there is no answer, for the same reasons as from `evaluate`; `self_grouped` is as there.
    """
    asked = _Asked(edition, self_grouped)
    evaluator = asked.evaluator()
    problems = check_references(expression, edition)
    try:
        evaluator.ids(expression)  # what is read from the files is read here, before anything is measured
        found = _planned(expression, asked)
    except Refused as refused:
        return None, (*problems, *evaluator.problems, refused.problem)
    return found, (*problems, *evaluator.problems)


@record
class _Asked:
    """What is asked, and how."""

    edition: Edition
    self_grouped: bool

    def evaluator(self) -> Evaluator:
        """Return an evaluator that knows no answers yet."""
        return Evaluator(self.edition, self_grouped=self.self_grouped)


def _measured(clause: Clause, node: Expression, asked: _Asked, *parts: Plan) -> Plan:
    """Find the concepts of a node anew, a few times, and take the shortest time."""
    runs = [_timed(node, asked) for _ in range(_RUNS)]
    return Plan(clause, node, runs[0][0], min(time for _, time in runs), parts)


def _timed(node: Expression, asked: _Asked) -> tuple[int, int]:
    evaluator = asked.evaluator()
    began = perf_counter_ns()
    count = len(evaluator.ids(node))
    return count, (perf_counter_ns() - began) // _NANOSECONDS


def _planned(node: Expression, asked: _Asked) -> Plan:
    """Measure an expression and its parts, in the order they stand in."""
    match node:
        case SubExpressionConstraint():
            parts = _stages(node, asked)
        case RefinedExpressionConstraint(focus, refinement):
            parts = [_planned(focus, asked), _refinement(focus, refinement, asked)]
        case ConjunctionExpressionConstraint(operands) | DisjunctionExpressionConstraint(operands):
            parts = [_planned(each, asked) for each in operands]
        case ExclusionExpressionConstraint(included, excluded):
            parts = [_planned(included, asked), _planned(excluded, asked)]
        case DottedExpressionConstraint(focus, attributes):
            parts = [_planned(focus, asked), *_operands(asked, *attributes)]
        case _:
            parts = []
    return _measured(node, node, asked, *parts)


def _stages(node: SubExpressionConstraint, asked: _Asked) -> list[Plan]:
    """Measure what a sub-expression is made of, in the order it is applied in."""
    if not (node.filters or node.history):
        if node.operator:
            return _operands(asked, stage(node))
        return _membership(node, asked)
    found = [_planned(stage(node, node.operator), asked)]
    for number, each in enumerate(node.filters, 1):
        found.append(_measured(each, stage(node, node.operator, node.filters[:number]), asked))
    if node.history:
        found.append(_measured(node.history, node, asked))
    return found


def _membership(node: SubExpressionConstraint, asked: _Asked) -> list[Plan]:
    """Measure the reference sets where they are asked for by an expression, and each filter on their members alone."""
    if node.refset_operator is None and node.member_filters:
        node = membership(node, asked.evaluator().question)
    found = _operands(asked, node.focus)
    for each in node.member_filters:
        try:
            found.append(_measured(each, filtered_membership(node, (each,)), asked))
        except Refused:  # with the others gone, it looks at a field that no member has
            continue
    return found


def _refinement(focus: Expression, node: Refinement, asked: _Asked) -> Plan:
    """Measure an attribute, a group or several among the concepts of the focus."""
    if isinstance(node, EclAttribute):
        parts = _attribute(node, asked)
    elif isinstance(node, EclAttributeGroup):
        parts = _group(focus, node.attributes, asked)
    else:
        parts = [_refinement(focus, item, asked) for item in node.items]
    return _measured(node, RefinedExpressionConstraint(focus, node), asked, *parts)


def _group(focus: Expression, node: AttributeSet, asked: _Asked) -> list[Plan]:
    """Measure each attribute of a group as a group of its own."""
    if isinstance(node, EclAttribute):
        return _attribute(node, asked)
    return [
        _measured(item, RefinedExpressionConstraint(focus, EclAttributeGroup(item)), asked, *_group(focus, item, asked))
        for item in node.items
    ]


def _attribute(node: EclAttribute, asked: _Asked) -> list[Plan]:
    """Measure the name and the value of an attribute."""
    compared = node.comparison
    return _operands(asked, node.name, *((compared.value,) if isinstance(compared, ExpressionComparison) else ()))


def _operands(asked: _Asked, *nodes: Expression) -> list[Plan]:
    """Measure expressions that stand within others; a concept or `*` there is a name and is not looked for."""
    return [_planned(node, asked) for node in nodes if not isinstance(node, EclConceptReference | WildCard)]
