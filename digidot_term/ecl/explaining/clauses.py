"""A clause of an explanation as text."""

from __future__ import annotations

from digidot_term.ecl.explaining.tree import Clause
from digidot_term.ecl.filter_printer import render_filter_constraint, render_history
from digidot_term.ecl.filter_tree import (
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    HistorySupplement,
    MemberFilterConstraint,
)
from digidot_term.ecl.printer import Printer, TermOf
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionRefinementSet,
    EclAttribute,
    EclAttributeGroup,
)


def render_clause(clause: Clause, *, term_of: TermOf | None = None) -> str:
    """Return the canonical brief form of a part of an expression."""
    printer = Printer(term_of)
    match clause:
        case ConceptFilterConstraint() | DescriptionFilterConstraint() | MemberFilterConstraint():
            return render_filter_constraint(clause, printer)
        case HistorySupplement():
            return render_history(clause, printer)
        case EclAttribute() | EclAttributeGroup() | ConjunctionAttributeSet() | DisjunctionAttributeSet():
            return printer.refinement(clause)
        case ConjunctionRefinementSet() | DisjunctionRefinementSet():
            return printer.refinement(clause)
        case _:
            return printer.expression(clause)
