"""The parts of expressions as text: each node by the production it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable

from digidot_term.ecl.filter_printer import render_filter_constraint, render_history
from digidot_term.ecl.forms import BRIEF, Form
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
_CONJUNCTIONS = (ConjunctionAttributeSet, ConjunctionRefinementSet)

FOCUS = (EclConceptReference, WildCard, AltIdentifier)
"""What stands without brackets, whatever is around it."""
SETS = (*_CONJUNCTIONS, DisjunctionAttributeSet, DisjunctionRefinementSet)
"""What stands in brackets within a set."""


@record
class Printer:
    """Writes the parts of expressions in a form, with the terms that are wanted."""

    term_of: TermOf | None = None
    written_terms: bool = False
    form: Form = BRIEF

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
                return self.form.word("*")
            case AltIdentifier():
                return self._alt_identifier(node)
            case SubExpressionConstraint():
                parts = (self.operators(node), self.focus(node), *self.behind(node))
                return " ".join(part for part in parts if part)
            case _:
                return f"({self.expression(node)})"

    def concept(self, node: EclConceptReference) -> str:
        """Render an `eclConceptReference`."""
        term = self.term_of(node.id) if self.term_of else None
        return f"{node.id}{_in_pipes(term or self._written(node))}"

    def _alt_identifier(self, node: AltIdentifier) -> str:
        plain = _PLAIN_CODE.fullmatch(node.code) and not _KEYWORD_AT_END.search(node.code)
        text = f"{node.scheme}#{node.code}"
        return (text if plain else f'"{text}"') + _in_pipes(self._written(node))

    def _written(self, node: EclConceptReference | AltIdentifier) -> str | None:
        return node.term if self.written_terms else None

    def operators(self, node: SubExpressionConstraint) -> str:
        """Render what stands in front of a focus: `[constraintOperator ws] [refsetOperator ws]`."""
        refset = ""
        match node.refset_operator:
            case MemberOf(fields):
                refset = self.form.word("^") + (f" [{', '.join(fields)}]" if fields else "")
            case RefsetContainingAny():
                refset = self.form.word("^R")
        return " ".join(part for part in (self.form.operator(node.operator or ""), refset) if part)

    def focus(self, node: SubExpressionConstraint) -> str:
        """Render the focus: `eclFocusConcept / "(" ws expressionConstraint ws ")"`."""
        focus = node.focus
        return self.operand(focus) if isinstance(focus, FOCUS) else f"({self.expression(focus)})"

    def behind(self, node: SubExpressionConstraint) -> tuple[str, ...]:
        """Render what stands behind a focus: filters and a history supplement, one text each."""
        filters = tuple(render_filter_constraint(each, self) for each in (*node.member_filters, *node.filters))
        return (*filters, render_history(node.history, self)) if node.history else filters

    def refinement(self, node: Refinement) -> str:
        """Render an `eclRefinement` or `eclAttributeSet`."""
        match node:
            case EclAttribute():
                return f"{self.attribute_name(node)} {self.comparison(node.comparison)}"
            case EclAttributeGroup():
                return f"{self.cardinality(node.cardinality)}{{ {self.refinement(node.attributes)} }}"
            case _:
                joint = self.form.word(", ") if isinstance(node, _CONJUNCTIONS) else " OR "
                return joint.join(map(self.refinement_item, node.items))

    def refinement_item(self, node: Refinement) -> str:
        """Render a part of a set: in brackets when it is a set itself."""
        text = self.refinement(node)
        return f"({text})" if isinstance(node, SETS) else text

    def attribute_name(self, node: EclAttribute) -> str:
        """Render what stands in front of a comparison: `["[" cardinality "]" ws] [reverseFlag ws] eclAttributeName`."""
        reverse = f"{self.form.word('R')} " if node.reverse else ""
        return f"{self.cardinality(node.cardinality)}{reverse}{self.operand(node.name)}"

    def comparison(self, node: Comparison) -> str:
        """Render an operator and its value."""
        match node:
            case ExpressionComparison(value=AltIdentifier()):
                text = self.operand(node.value)
                # Only within two brackets is text in quotation marks no string.
                value = f"(({text}))" if text.startswith('"') else text
            case ExpressionComparison():
                value = self.operand(node.value)
            case NumericComparison():
                value = f"#{node.value}"
            case StringComparison():
                value = listed([quoted(each) for each in node.values])
            case BooleanComparison():
                value = "true" if node.value else "false"
        return f"{self.form.comparison(node.operator)} {value}"

    def cardinality(self, node: Cardinality | None) -> str:
        """Render `["[" cardinality "]" ws]`."""
        if node is None:
            return ""
        most = self.form.word("..*") if node.maximum is None else f"{self.form.word('..')}{node.maximum}"
        return f"[{node.minimum}{most}] "


def _in_pipes(term: str | None) -> str:
    """Render `[ws "|" ws term ws "|"]`; a term that pipes cannot hold, or that looks like a comment, is left out."""
    words = " ".join((term or "").split())
    return f" |{words}|" if words.isprintable() and words and "|" not in words and "/*" not in words else ""
