"""From text to syntax tree, by a hand-written descent; each function quotes its production of ECL 2.3.

Brief and long symbols are read alike. The grammar is ambiguous in places; which reading is taken is said in
docs/adr/0004-ecl-parser-and-semantics.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from digidot_term.diagnostics.shortened import shortened
from digidot_term.ecl import syntax_rules
from digidot_term.ecl.concepts import focus_concept
from digidot_term.ecl.connectives import joined
from digidot_term.ecl.cursor import Cursor, Stop, shown
from digidot_term.ecl.filter_parser import filter_constraints
from digidot_term.ecl.operator_parser import constraint_operator, refset_operator
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.problem import Problem
from digidot_term.ecl.refinement_parser import refinement
from digidot_term.ecl.tree import (
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    DottedExpressionConstraint,
    ExclusionExpressionConstraint,
    Expression,
    RefinedExpressionConstraint,
    SubExpressionConstraint,
)

MAX_LENGTH = 1_000_000
"""How many characters an expression may have."""

MOST_READINGS = 8
"""How many ways to read an ambiguous text are tried before the error of the first one stands."""

_NOT_ECL = Pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CONNECTIVE = Pattern(r",|(?:and|or|minus)(?=[ \t\r\n]|/\*)", re.IGNORECASE)
_BARE_CONNECTIVE = Pattern(r"and|or|minus", re.IGNORECASE)
_COLON_OR_DOT = Pattern(r"[:.]")
_OPERAND = Pattern(r"[0-9*<>^(]|\[\s*+[0-9*]|\{(?!\{)")
_LONGEST = 60
"""Characters of the text that are shown to say where brackets belong."""


def parse(text: str) -> tuple[Expression | None, tuple[Problem, ...]]:
    """Parse an expression constraint, brief or long; no expression comes back when a problem is an error."""
    attempts = islice(_attempts(text), MOST_READINGS)
    first = next(attempts)
    cursor, found = next((each for each in chain([first], attempts) if not isinstance(each[1], Stop)), first)
    if not isinstance(found, Stop) and cursor.is_long and cursor.escaped_star is not None:
        cursor.note(syntax_rules.ESCAPED_STAR, cursor.escaped_star, found="\\*")
    problems = _distinct(cursor)
    if isinstance(found, Stop):
        return None, (*problems, found.problem)
    return (None if any(problem.is_error for problem in problems) else found), problems


def _attempts(text: str) -> Iterator[tuple[Cursor, Expression | Stop]]:
    """Read the text in one way after another, the likeliest first, where the grammar allows several."""
    readings: Mapping[int, int] | None = {}
    while readings is not None:
        cursor = Cursor(text, expression_constraint, sub_expression_constraint, readings)
        yield cursor, _whole(cursor)
        readings = cursor.other_readings()


def _whole(cursor: Cursor) -> Expression | Stop:
    """Return the expression that the whole text is, or what ended the reading."""
    try:
        _check_text(cursor)
        expression = expression_constraint(cursor)
        if cursor.at < len(cursor.text):
            cursor.stop(syntax_rules.UNOPENED, found=shown(cursor.token()))
    except Stop as stop:
        return stop
    return expression


def _distinct(cursor: Cursor) -> tuple[Problem, ...]:
    """Return what was noted, once each, in order of place; a piece of text may have been read twice."""
    return tuple(sorted(dict.fromkeys(cursor.problems), key=lambda problem: problem.offset))


def _check_text(cursor: Cursor) -> None:
    """Refuse what no production derives, and what is too long to be meant."""
    if len(cursor.text) > MAX_LENGTH:
        cursor.stop(syntax_rules.TOO_LONG, length=len(cursor.text), limit=MAX_LENGTH)
    found = _NOT_ECL.search(cursor.text)
    if found:
        cursor.stop(syntax_rules.SYNTAX_ERROR, at=found.start(), found=shown(found[0]), expected="expressionConstraint")


def expression_constraint(cursor: Cursor) -> Expression:
    """`expressionConstraint = ws ( refined / compound / dotted / subExpressionConstraint ) ws`."""
    cursor.space()
    begun = cursor.at
    focus = sub_expression_constraint(cursor)
    behind = cursor.at
    cursor.space()
    found: Expression
    if cursor.take(":"):
        found = RefinedExpressionConstraint(focus, refinement(cursor, in_group=False))
    elif cursor.peek("."):
        found = _dotted(cursor, focus)
    else:
        cursor.at = behind
        found = _compound(cursor, focus, begun)
    cursor.space()
    if cursor.at < len(cursor.text) and not cursor.peek(")"):
        _stuck(cursor, begun, alone=found is focus)
    return found


def _stuck(cursor: Cursor, begun: int, *, alone: bool) -> None:
    """Say why the expression begun there cannot go on as it does; `alone` when it is only a sub-expression so far."""
    connective = _CONNECTIVE.match(cursor.text, cursor.at) or (
        None if alone else _COLON_OR_DOT.match(cursor.text, cursor.at)
    )
    bare = _BARE_CONNECTIVE.match(cursor.text, cursor.at)
    if connective and not alone:
        before = shortened(" ".join(cursor.text[begun : cursor.at].split()), _LONGEST)
        cursor.stop(syntax_rules.NEEDS_BRACKETS, found=connective[0], mend=f"({before}) {connective[0]} …")
    if bare and not connective:
        cursor.stop(syntax_rules.KEYWORD_BLANK, found=bare[0])
    if cursor.peek("}", "]") and not cursor.is_inside:
        cursor.stop(syntax_rules.UNOPENED, found=cursor.token())
    expected = [":", ".", "AND", "OR", "MINUS", "{{"] if alone else [",", "AND", "OR"]
    expected += [")"] if cursor.is_inside else []
    if alone and cursor.sees(_OPERAND) and not cursor.behind_odd_pipe():
        cursor.stop_at_mistake(*expected)
        cursor.stop(syntax_rules.MISSING_COLON, found=shown(cursor.token()))
    cursor.fail(*expected)


def _dotted(cursor: Cursor, focus: Expression) -> Expression:
    """`dottedExpressionConstraint = subExpressionConstraint 1*(ws dot ws eclAttributeName)`."""
    attributes = []
    while cursor.take("."):
        cursor.space()
        attributes.append(sub_expression_constraint(cursor))
        cursor.space()
    return DottedExpressionConstraint(focus, tuple(attributes))


def _compound(cursor: Cursor, first: Expression, begun: int) -> Expression:
    """`compoundExpressionConstraint = conjunction / disjunction / exclusion`, each of one operator alone."""
    operator, operands = joined(cursor, first, begun, _CONNECTIVE, sub_expression_constraint)
    if operator == "AND":
        return ConjunctionExpressionConstraint(tuple(operands))
    if operator == "OR":
        return DisjunctionExpressionConstraint(tuple(operands))
    return ExclusionExpressionConstraint(operands[0], operands[1]) if operator else first


def sub_expression_constraint(cursor: Cursor) -> Expression:
    """`subExpressionConstraint = [constraintOperator ws] ( ( [refsetOperator ws] focus *(ws memberFilter)) / focus )`.

    Then `*(ws (descriptionFilterConstraint / conceptFilterConstraint)) [ws historySupplement]`, where focus is
    `eclFocusConcept / "(" ws expressionConstraint ws ")"`.
    """
    cursor.enter()
    operator = constraint_operator(cursor)
    refset = refset_operator(cursor)
    focus = _focus(cursor)
    members, filters, history = filter_constraints(cursor)
    cursor.leave()
    if operator or refset or members or filters or history:
        return SubExpressionConstraint(operator, focus, refset, members, filters, history)
    return focus


def _focus(cursor: Cursor) -> Expression:
    """`eclFocusConcept / "(" ws expressionConstraint ws ")"`."""
    opened = cursor.at
    if cursor.take("("):
        found: Expression | None = expression_constraint(cursor)
        cursor.close(")", opened, "(")
    else:
        found = focus_concept(cursor)
    if found is None:
        cursor.fail("conceptId", "*", "(")
    return found
