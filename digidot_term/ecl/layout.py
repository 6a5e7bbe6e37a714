"""Long expressions over several lines: what fits stays on a line, what does not is broken where it has its parts.

    (
      << 80967001 |Dental caries|
      OR << 109564008 |Smooth surface caries|
    ) :
      { 363698007 |Finding site| = << 245543004 |Tooth part|,
        116676008 |Associated morphology| = << 65413006 |Caries| }

Operators begin a line, commas end one. Blanks mean nothing in ECL, so that the lines parse to the same tree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from digidot_term.ecl.filter_printer import FilterConstraint, filter_parts, render_filter_constraint, render_history
from digidot_term.ecl.filter_tree import HistorySupplement
from digidot_term.ecl.printer import FOCUS, SETS, Printer
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    ConjunctionExpressionConstraint,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionExpressionConstraint,
    DisjunctionRefinementSet,
    DottedExpressionConstraint,
    EclAttribute,
    EclAttributeGroup,
    ExclusionExpressionConstraint,
    Expression,
    ExpressionComparison,
    RefinedExpressionConstraint,
    Refinement,
    SubExpressionConstraint,
)
from digidot_term.record import record

_STEP = "  "
_T = TypeVar("_T")
Lines = list[str]


def lay_out(expression: Expression, printer: Printer, width: int) -> Lines:
    """Return the lines of an expression, none longer than `width` characters where its parts allow that."""
    return _Layout(printer).expression(expression, width)


@record
class _Layout:
    """Breaks what a printer writes, into `room` characters a line; `led` is what stands before it on its first line."""

    printer: Printer

    def expression(self, node: Expression, room: int) -> Lines:
        """Lay out an `expressionConstraint`."""
        flat = self.printer.expression(node)
        if len(flat) <= room:
            return [flat]
        match node:
            case RefinedExpressionConstraint():
                focus = self.operand(node.focus, room - len(" :"))
                return [*_closed(focus, " :"), *_indented(self.refinement(node.refinement, room - len(_STEP)))]
            case ConjunctionExpressionConstraint():
                return _joined("AND ", node.operands, self.operand, room)
            case DisjunctionExpressionConstraint():
                return _joined("OR ", node.operands, self.operand, room)
            case ExclusionExpressionConstraint():
                return _joined("MINUS ", (node.included, node.excluded), self.operand, room)
            case DottedExpressionConstraint():
                return _joined(". ", (node.focus, *node.attributes), self.operand, room)
            case _:
                return self.operand(node, room)

    def operand(self, node: Expression, room: int, led: str = "") -> Lines:
        """Lay out a `subExpressionConstraint`; a whole expression stands indented between its brackets."""
        flat = led + self.printer.operand(node)
        if len(flat) <= room or isinstance(node, FOCUS):
            return [flat]
        if isinstance(node, SubExpressionConstraint):
            return self._sub_expression(node, room, led)
        return self._in_brackets(node, room, led)

    def _in_brackets(self, node: Expression, room: int, led: str) -> Lines:
        return [f"{led}(", *_indented(self.expression(node, room - len(_STEP))), ")"]

    def _sub_expression(self, node: SubExpressionConstraint, room: int, led: str) -> Lines:
        """Lay out a focus, then what stands behind it: on the same line if that has room, else a line for each."""
        operators = self.printer.operators(node)
        led += f"{operators} " if operators else ""
        flat = led + self.printer.focus(node)
        whole = len(flat) <= room or isinstance(node.focus, FOCUS)
        lines = [flat] if whole else self._in_brackets(node.focus, room, led)
        behind = " ".join(("", *self.printer.behind(node)))
        if len(lines[-1] + behind) <= room:
            return _closed(lines, behind)
        return [*lines, *_indented(self._behind(node, room - len(_STEP)))]

    def _behind(self, node: SubExpressionConstraint, room: int) -> Lines:
        """Lay out filters and a history supplement, from a line for each."""
        lines = [line for each in (*node.member_filters, *node.filters) for line in self._filter(each, room)]
        return [*lines, *self._history(node.history, room)] if node.history else lines

    def _filter(self, node: FilterConstraint, room: int) -> Lines:
        flat = render_filter_constraint(node, self.printer)
        opened, filters = filter_parts(node, self.printer)
        return [flat] if len(flat) <= room else _hung(opened, _ended(",", [[each] for each in filters]), " }}")

    def _history(self, node: HistorySupplement, room: int) -> Lines:
        flat = render_history(node, self.printer)
        if len(flat) <= room or node.subset is None:
            return [flat]
        return _closed(self._in_brackets(node.subset, room, "{{ + HISTORY "), " }}")

    def refinement(self, node: Refinement, room: int, led: str = "") -> Lines:
        """Lay out an `eclRefinement` or `eclAttributeSet`."""
        flat = led + self.printer.refinement(node)
        if len(flat) <= room:
            return [flat]
        match node:
            case EclAttribute(comparison=ExpressionComparison(operator, value)):
                named = f"{led}{self.printer.attribute_name(node)} {self.printer.form.comparison(operator)} "
                return [flat] if isinstance(value, FOCUS) else self.operand(value, room, named)
            case EclAttribute():
                return [flat]
            case EclAttributeGroup():
                opened = f"{led}{self.printer.cardinality(node.cardinality)}{{ "
                return _hung(opened, self.refinement(node.attributes, room - len(opened) - len(" }")), " }")
            case ConjunctionAttributeSet() | ConjunctionRefinementSet() if self.printer.form.word(", ") == ", ":
                return _ended(",", [self._item(item, room - len(",")) for item in node.items])
            case ConjunctionAttributeSet() | ConjunctionRefinementSet():
                return _joined("AND ", node.items, self._item, room)
            case DisjunctionAttributeSet() | DisjunctionRefinementSet():
                return _joined("OR ", node.items, self._item, room)

    def _item(self, node: Refinement, room: int, led: str = "") -> Lines:
        """Lay out a part of a set: in brackets when it is a set itself."""
        flat = led + self.printer.refinement_item(node)
        if not isinstance(node, SETS):
            return self.refinement(node, room, led)
        if len(flat) <= room:
            return [flat]
        return _hung(f"{led}(", self.refinement(node, room - len(led) - len("()")), ")")


def _joined(word: str, items: Sequence[_T], laid_out: Callable[[_T, int, str], Lines], room: int) -> Lines:
    """Put each item on lines of its own, all but the first one led by a word."""
    first, *others = items
    return [*laid_out(first, room, ""), *(line for item in others for line in laid_out(item, room, word))]


def _ended(mark: str, items: Sequence[Lines]) -> Lines:
    """Put items below each other, each but the last one ended by a mark."""
    *earlier, last = items
    return [*(line for item in earlier for line in _closed(item, mark)), *last]


def _hung(opened: str, lines: Lines, closed: str) -> Lines:
    """Put a bracket in front of the first line, the others below its inside, and close it behind the last one."""
    first, *rest = _closed(lines, closed)
    margin = " " * len(opened)
    return [opened + first, *(margin + line for line in rest)]


def _closed(lines: Lines, mark: str) -> Lines:
    return [*lines[:-1], lines[-1] + mark]


def _indented(lines: Lines) -> Lines:
    return [_STEP + line for line in lines]
