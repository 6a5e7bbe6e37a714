"""Filters and history supplements as canonical text."""

from __future__ import annotations

from typing import Protocol

from digidot_term.ecl.filter_tree import (
    AcceptabilitySet,
    AcceptabilityTokenSet,
    ActiveFilter,
    ConceptFilter,
    ConceptFilterConstraint,
    DefinitionStatusIdFilter,
    DefinitionStatusTokenFilter,
    DescriptionFilter,
    DescriptionFilterConstraint,
    DescriptionIdFilter,
    DialectAliasFilter,
    DialectId,
    DialectIdFilter,
    DialectIdSet,
    EclConceptReferenceSet,
    EffectiveTimeFilter,
    HistorySupplement,
    LanguageFilter,
    MatchSearchTerm,
    MemberComparison,
    MemberFieldFilter,
    MemberFilter,
    MemberFilterConstraint,
    ModuleFilter,
    TermComparison,
    TermFilter,
    TimeComparison,
    TypeIdFilter,
    TypeTokenFilter,
    WildSearchTerm,
)
from digidot_term.ecl.forms import Form
from digidot_term.ecl.literals import listed, quoted
from digidot_term.ecl.tree import Comparison, EclConceptReference, Expression

FilterConstraint = ConceptFilterConstraint | DescriptionFilterConstraint | MemberFilterConstraint
AnyFilter = DescriptionFilter | ConceptFilter | MemberFilter
_KEYWORDS = {
    TypeIdFilter: "typeId",
    ModuleFilter: "moduleId",
    DefinitionStatusIdFilter: "definitionStatusId",
    TypeTokenFilter: "type",
    DefinitionStatusTokenFilter: "definitionStatus",
}


class Printer(Protocol):
    """What prints the expressions that stand inside filters, and the form they are printed in."""

    @property
    def form(self) -> Form:
        """The form."""

    def expression(self, node: Expression) -> str:
        """Render an `expressionConstraint`."""

    def operand(self, node: Expression) -> str:
        """Render a `subExpressionConstraint`."""

    def concept(self, node: EclConceptReference) -> str:
        """Render an `eclConceptReference`."""

    def comparison(self, node: Comparison) -> str:
        """Render an operator and its value."""


def render_filter_constraint(node: FilterConstraint, printer: Printer) -> str:
    """Render `{{ D ... }}`, `{{ C ... }}` or `{{ M ... }}`."""
    opened, filters = filter_parts(node, printer)
    return f"{opened}{', '.join(filters)} }}}}"


def filter_parts(node: FilterConstraint, printer: Printer) -> tuple[str, list[str]]:
    """Return how a filter constraint begins, up to its first filter, and its filters."""
    letter = {DescriptionFilterConstraint: "D", ConceptFilterConstraint: "C", MemberFilterConstraint: "M"}[type(node)]
    return f"{{{{ {letter} ", [_filter(each, printer) for each in node.filters]


def render_history(node: HistorySupplement, printer: Printer) -> str:
    """Render a history supplement."""
    profile = f"-{node.profile}" if node.profile else ""
    subset = f" ({printer.expression(node.subset)})" if node.subset else ""
    return f"{{{{ + HISTORY{profile}{subset} }}}}"


def _filter(node: AnyFilter, printer: Printer) -> str:
    """Render one filter."""
    match node:
        case TypeIdFilter() | ModuleFilter() | DefinitionStatusIdFilter():
            return f"{_KEYWORDS[type(node)]} {printer.form.comparison(node.operator)} {_concepts(node.value, printer)}"
        case TypeTokenFilter() | DefinitionStatusTokenFilter():
            tokens = listed([printer.form.word(token) for token in node.tokens])
            return f"{_KEYWORDS[type(node)]} {printer.form.comparison(node.operator)} {tokens}"
        case DialectAliasFilter() | DialectIdFilter():
            return _dialect(node, printer)
        case EffectiveTimeFilter():
            return f"effectiveTime {_times(node, printer)}"
        case ActiveFilter():
            value = printer.form.word("*") if node.value is None else "true" if node.value else "false"
            return f"active {printer.form.comparison(node.operator)} {value}"
        case MemberFieldFilter():
            return f"{node.name} {_comparison(node.comparison, printer)}"
        case _:
            return _description_filter(node, printer)


def _description_filter(node: TermFilter | LanguageFilter | DescriptionIdFilter, printer: Printer) -> str:
    match node:
        case TermFilter():
            return f"term {_searches(node, printer)}"
        case LanguageFilter():
            return f"language {printer.form.comparison(node.operator)} {listed(node.codes)}"
        case DescriptionIdFilter():
            return f"id {printer.form.comparison(node.operator)} {listed([str(sctid) for sctid in node.ids])}"


def _comparison(node: MemberComparison, printer: Printer) -> str:
    match node:
        case TermComparison():
            return _searches(node, printer)
        case TimeComparison():
            return _times(node, printer)
        case _:
            return printer.comparison(node)


def _times(node: EffectiveTimeFilter | TimeComparison, printer: Printer) -> str:
    return f"{printer.form.comparison(node.operator)} {listed([quoted(time) for time in node.times])}"


def _searches(node: TermFilter | TermComparison, printer: Printer) -> str:
    return f"{printer.form.comparison(node.operator)} {listed([_search(term) for term in node.terms])}"


def _search(node: MatchSearchTerm | WildSearchTerm) -> str:
    return quoted(" ".join(node.words)) if isinstance(node, MatchSearchTerm) else f'wild:"{node.pattern}"'


def _concepts(node: Expression | EclConceptReferenceSet, printer: Printer) -> str:
    if isinstance(node, EclConceptReferenceSet):
        return _bracketed(node.concepts, printer)
    return printer.operand(node)


def _bracketed(concepts: tuple[EclConceptReference, ...], printer: Printer) -> str:
    return f"({' '.join(printer.concept(concept) for concept in concepts)})"


def _dialect(node: DialectAliasFilter | DialectIdFilter, printer: Printer) -> str:
    if isinstance(node, DialectIdFilter):
        keyword = "dialectId"
        value = _dialect_ids(node.value, printer)
    else:
        keyword = "dialect"
        texts = [each.alias + _acceptability(each.acceptability, printer) for each in node.dialects]
        value = listed(texts) if node.dialects[0].acceptability is None else f"({' '.join(texts)})"
    return f"{keyword} {printer.form.comparison(node.operator)} {value}{_acceptability(node.acceptability, printer)}"


def _dialect_ids(node: Expression | DialectIdSet, printer: Printer) -> str:
    if not isinstance(node, DialectIdSet):
        return printer.operand(node)
    return f"({' '.join(_dialect_id(each, printer) for each in node.dialects)})"


def _dialect_id(node: DialectId, printer: Printer) -> str:
    return printer.concept(node.concept) + _acceptability(node.acceptability, printer)


def _acceptability(node: AcceptabilitySet | None, printer: Printer) -> str:
    if node is None:
        return ""
    if isinstance(node, AcceptabilityTokenSet):
        return f" ({' '.join(map(printer.form.word, node.tokens))})"
    return f" {_bracketed(node.concepts, printer)}"
