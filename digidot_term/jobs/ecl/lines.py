"""Answer many expressions, each on its own: one that cannot be read or answered stops none of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term import ecl
from digidot_term.jobs.ecl.expression_lines import ExpressionLine
from digidot_term.report.ecl.lines import AnsweredLine
from digidot_term.snomed.edition import Edition


def answer_lines(
    lines: Iterable[ExpressionLine], edition: Edition | None, *, self_grouped: bool = False
) -> Iterator[AnsweredLine]:
    """Yield the answer to each line, in order, as it comes; without an edition they are parsed alone."""
    return (_answered(line, edition, self_grouped=self_grouped) for line in lines)


def _answered(line: ExpressionLine, edition: Edition | None, *, self_grouped: bool) -> AnsweredLine:
    none = None if edition is None else frozenset[int]()
    if line.problem:
        return AnsweredLine(line.expression, valid=False, ids=none, problems=(line.problem,))
    expression, problems = ecl.parse(line.expression)
    if expression is None or edition is None:
        return AnsweredLine(line.expression, valid=expression is not None, ids=none, problems=problems)
    found = ecl.answer(expression, edition, self_grouped=self_grouped)
    return AnsweredLine(line.expression, True, found.ids, (*problems, *found.problems), found.rows)
