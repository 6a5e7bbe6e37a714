"""Expressions over several lines: one operand a line where all do not fit on one."""

from __future__ import annotations

from collections.abc import Callable

from digidot_term.ecl.printer import render
from digidot_term.ecl.tree import (
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    ExclusionExpressionConstraint,
    Expression,
    RefinedExpressionConstraint,
)
from digidot_term.report.table import width_of

WIDTH = 100
_INDENT = "  "
_COMPOUND = (
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    ExclusionExpressionConstraint,
    RefinedExpressionConstraint,
)
TermOf = Callable[[int], str | None]


def lay_out(expression: Expression, term_of: TermOf | None = None, width: int = WIDTH) -> list[str]:
    """Return an expression as lines of at most `width` columns where its parts allow that; it parses as before."""
    text = render(expression, term_of=term_of)
    if width_of(text) <= width:
        return [text]
    match expression:
        case DisjunctionExpressionConstraint(operands):
            return _joined("OR", operands, term_of, width)
        case ConjunctionExpressionConstraint(operands):
            return _joined("AND", operands, term_of, width)
        case ExclusionExpressionConstraint(included, excluded):
            return _joined("MINUS", (included, excluded), term_of, width)
        case _:
            return [text]


def _joined(word: str, operands: tuple[Expression, ...], term_of: TermOf | None, width: int) -> list[str]:
    """Put each operand on lines of its own, the word in front of all but the first."""
    lines: list[str] = []
    for number, operand in enumerate(operands):
        first, *rest = _operand(operand, term_of, width - len(word) - 1)
        lines += [f"{word} {first}" if number else first, *rest]
    return lines


def _operand(node: Expression, term_of: TermOf | None, width: int) -> list[str]:
    """Lay an operand out; a long one in brackets that stand on lines of their own."""
    if not isinstance(node, _COMPOUND):
        return lay_out(node, term_of, width)
    inner = lay_out(node, term_of, width - len(_INDENT))
    if len(inner) == 1 and width_of(inner[0]) + 2 <= width:
        return [f"({inner[0]})"]
    return ["(", *(f"{_INDENT}{line}" for line in inner), ")"]
