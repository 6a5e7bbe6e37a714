"""From syntax tree to text: the one canonical brief form, which parses to the same tree again."""

from __future__ import annotations

import re
from collections.abc import Callable

from digidot_term.ecl.filter_printer import render_filter_constraint, render_history
from digidot_term.ecl.literals import listed, quoted
from digidot_term.ecl.pattern import Pattern
from digidot_term.ecl.tree import (
    AltIdentifier,
    BooleanComparison,
    Cardinality,
    Comparison,
    ConjunctionAttributeSet,
    ConjunctionExpressionConstraint,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionExpressionConstraint,
    DisjunctionRefinementSet,
    DottedExpressionConstraint,
    EclAttribute,
    EclAttributeGroup,
    EclConceptReference,
    ExclusionExpressionConstraint,
    Expression,
    ExpressionComparison,
    MemberOf,
    NumericComparison,
    RefinedExpressionConstraint,
    Refinement,
    RefsetContainingAny,
    StringComparison,
    SubExpressionConstraint,
    WildCard,
)
from digidot_term.record import record

TermOf = Callable[[int], str | None]
_PLAIN_CODE = Pattern(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]")
_KEYWORD_AT_END = Pattern(r"(?:and|or|minus|not)\Z", re.IGNORECASE)
_FOCUS = (EclConceptReference, WildCard, AltIdentifier, SubExpressionConstraint)
_CONJUNCTIONS = (ConjunctionAttributeSet, ConjunctionRefinementSet)
_DISJUNCTIONS = (DisjunctionAttributeSet, DisjunctionRefinementSet)


def render(expression: Expression, *, term_of: TermOf | None = None) -> str:
    """Return the canonical brief form; `term_of` gives the term to write behind a concept id, or None for none."""
    return Printer(term_of).expression(expression)


@record
class Printer:
    """Writes expressions with the terms that `term_of` knows."""

    term_of: TermOf | None

    def expression(self, node: Expression) -> str:
        """Render an `expressionConstraint`."""
        match node:
            case RefinedExpressionConstraint():
                return f"{self.operand(node.focus)} : {self.refinement(node.refinement)}"
            case ConjunctionExpressionConstraint():
                return " AND ".join(map(self.operand, node.operands))
            case DisjunctionExpressionConstraint():
                return " OR ".join(map(self.operand, node.operands))
            case ExclusionExpressionConstraint():
                return f"{self.operand(node.included)} MINUS {self.operand(node.excluded)}"
            case DottedExpressionConstraint():
                return " . ".join(map(self.operand, (node.focus, *node.attributes)))
            case _:
                return self.operand(node)

    def operand(self, node: Expression) -> str:
        """Render a `subExpressionConstraint`: in brackets when it is a whole expression."""
        match node:
            case EclConceptReference():
                return self.concept(node)
            case WildCard():
                return "*"
            case AltIdentifier():
                return _alt_identifier(node)
            case SubExpressionConstraint():
                return self._sub_expression(node)
            case _:
                return f"({self.expression(node)})"

    def concept(self, node: EclConceptReference) -> str:
        """Render an `eclConceptReference`; a term that pipes cannot hold is left out."""
        term = " ".join((self.term_of(node.id) or "").split()) if self.term_of else ""
        return f"{node.id} |{term}|" if term.isprintable() and term and "|" not in term else str(node.id)

    def _sub_expression(self, node: SubExpressionConstraint) -> str:
        focus = node.focus
        parts = [node.operator] if node.operator else []
        match node.refset_operator:
            case MemberOf(fields):
                parts.append(f"^ [{', '.join(fields)}]" if fields else "^")
            case RefsetContainingAny():
                parts.append("^R")
        plain = isinstance(focus, _FOCUS) and not isinstance(focus, SubExpressionConstraint)
        parts.append(self.operand(focus) if plain else f"({self.expression(focus)})")
        parts.extend(render_filter_constraint(each, self) for each in (*node.member_filters, *node.filters))
        if node.history:
            parts.append(render_history(node.history, self))
        return " ".join(parts)

    def refinement(self, node: Refinement) -> str:
        """Render an `eclRefinement` or `eclAttributeSet`."""
        match node:
            case EclAttribute():
                return self._attribute(node)
            case EclAttributeGroup():
                return f"{_cardinality(node.cardinality)}{{ {self.refinement(node.attributes)} }}"
            case _:
                joint = ", " if isinstance(node, _CONJUNCTIONS) else " OR "
                return joint.join(map(self._refinement_item, node.items))

    def _refinement_item(self, node: Refinement) -> str:
        text = self.refinement(node)
        return f"({text})" if isinstance(node, _CONJUNCTIONS + _DISJUNCTIONS) else text

    def _attribute(self, node: EclAttribute) -> str:
        reverse = "R " if node.reverse else ""
        return f"{_cardinality(node.cardinality)}{reverse}{self.operand(node.name)} {self.comparison(node.comparison)}"

    def comparison(self, node: Comparison) -> str:
        """Render an operator and its value."""
        match node:
            case ExpressionComparison(value=AltIdentifier()):
                text = self.operand(node.value)
                # Only within two brackets is text in quotation marks no string.
                return f"{node.operator} (({text}))" if text.startswith('"') else f"{node.operator} {text}"
            case ExpressionComparison():
                return f"{node.operator} {self.operand(node.value)}"
            case NumericComparison():
                return f"{node.operator} #{node.value}"
            case StringComparison():
                return f"{node.operator} {listed([quoted(value) for value in node.values])}"
            case BooleanComparison():
                return f"{node.operator} {'true' if node.value else 'false'}"


def _alt_identifier(node: AltIdentifier) -> str:
    plain = _PLAIN_CODE.fullmatch(node.code) and not _KEYWORD_AT_END.search(node.code)
    text = f"{node.scheme}#{node.code}"
    return text if plain else f'"{text}"'


def _cardinality(node: Cardinality | None) -> str:
    if node is None:
        return ""
    return f"[{node.minimum}..{'*' if node.maximum is None else node.maximum}] "
