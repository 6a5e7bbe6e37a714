"""How long an expression is: what a reader has to take in, then the characters.

A concept weighs four, for its term has to be read; `MINUS` two, for what is taken out has to be kept in mind; every
other word, symbol and pair of brackets one. Terms in pipes do not count: they are the concepts' own.
"""

from __future__ import annotations

from digidot_term.ecl.filter_printer import FilterConstraint, render_filter_constraint
from digidot_term.ecl.filter_tree import (
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    MemberFilterConstraint,
)
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.printer import Printer, TermOf
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionRefinementSet,
    EclAttribute,
    EclAttributeGroup,
    Expression,
    Refinement,
)
from digidot_term.record import record

Node = Expression | Refinement | FilterConstraint
"""What has a text and a length of its own."""

CONCEPT_WEIGHT = 4
MINUS_WEIGHT = 2
_SETS = (ConjunctionAttributeSet, ConjunctionRefinementSet, DisjunctionAttributeSet, DisjunctionRefinementSet)
_REFINEMENTS = (EclAttribute, EclAttributeGroup, *_SETS)
_FILTERS = (ConceptFilterConstraint, DescriptionFilterConstraint, MemberFilterConstraint)
_WORD = Pattern(
    r"(?P<concept>[1-9][0-9]{5,17}(?!\w)|[A-Za-z][A-Za-z0-9-]*#[\w.-]+)|(?P<minus>MINUS\b)"
    r'|"(?:[^"\\]|\\.)*"|[\w#.*-]+|\{\{|[<>!^=]+|[,:({\[]'
)


@record
class Length:
    """What a text weighs, and its characters without terms."""

    weight: int
    characters: int

    def __lt__(self, other: Length) -> bool:
        return (self.weight, self.characters) < (other.weight, other.characters)


def measure(node: Node) -> Length:
    """Measure a node as it stands within an expression: a compound one with its brackets."""
    return measure_text(render_operand(node))


def measure_text(text: str) -> Length:
    """Measure canonical brief text without terms."""
    weight = 0
    for word in _WORD.finditer(text):
        weight += CONCEPT_WEIGHT if word["concept"] else MINUS_WEIGHT if word["minus"] else 1
    return Length(weight, len(text))


def render_operand(node: Node, term_of: TermOf | None = None) -> str:
    """Return the text of a node as it stands within an expression."""
    if isinstance(node, (*_REFINEMENTS, *_FILTERS)):
        text = render_alone(node, term_of)
        return f"({text})" if isinstance(node, _SETS) else text
    return Printer(term_of).operand(node)


def render_alone(node: Node, term_of: TermOf | None = None) -> str:
    """Return the text of a node without brackets around it."""
    printer = Printer(term_of)
    if isinstance(node, _FILTERS):
        return render_filter_constraint(node, printer)
    return printer.refinement(node) if isinstance(node, _REFINEMENTS) else printer.expression(node)
