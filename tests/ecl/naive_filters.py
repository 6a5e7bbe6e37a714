"""Filters of the naive evaluator: each asks of one component whether it meets one filter."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from digidot_term.ecl import filter_tree as f
from digidot_term.ecl import tree as t
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    DEFINED,
    DEFINITION,
    EN_GB_REFSET,
    FSN,
    NB_REFSET,
    PREFERRED,
    PRIMITIVE,
    SYNONYM,
)
from tests.ecl.naive_world import MemberRow, Row, Term

if TYPE_CHECKING:
    from tests.ecl.naive import Naive

TOKENS = {"syn": SYNONYM, "fsn": FSN, "def": DEFINITION, "prefer": PREFERRED, "accept": ACCEPTABLE}
STATUSES = {"defined": DEFINED, "primitive": PRIMITIVE}
DIALECTS = {"nb-no": NB_REFSET, "en-gb": EN_GB_REFSET}
TRUE, FALSE = {"1", "true"}, {"0", "false"}


def describes(naive: Naive, c: int, constraint: f.ConceptFilterConstraint | f.DescriptionFilterConstraint) -> bool:
    """Whether a concept meets a constraint: itself, or by one of its descriptions, an active one unless it says."""
    if isinstance(constraint, f.ConceptFilterConstraint):
        return all(passes(naive, naive.world.concepts[c], each) for each in constraint.filters)
    speaks = any(isinstance(each, f.ActiveFilter) for each in constraint.filters)
    return any(
        (term.active or speaks) and all(passes(naive, term, each) for each in constraint.filters)
        for term in naive.world.terms
        if term.concept == c
    )


def passes(naive: Naive, row: Row | Term | MemberRow, node: object) -> bool:
    """Whether a component meets a filter."""
    match node:
        case f.EffectiveTimeFilter(operator, times):
            return times_compare(row.time, operator, times)
        case f.MemberFieldFilter(name, comparison):
            value = row.values().get(name.lower())  # type: ignore[union-attr]
            return value is not None and compares(naive, value, comparison)
    return is_met(naive, row, node) == (node.operator == "=")  # type: ignore[attr-defined]


def is_met(naive: Naive, row: Row | Term | MemberRow, node: object) -> bool:
    """Whether a component meets what a filter says with `=`."""
    match (node, row):
        case (f.ActiveFilter(_, value), _):
            return value is None or row.active == value
        case (f.ModuleFilter(_, value), _):
            return row.module in naive.named(value)
        case (f.DefinitionStatusTokenFilter(_, tokens), Row(defined=defined)):
            return (DEFINED if defined else PRIMITIVE) in {STATUSES[token] for token in tokens}
        case (f.DefinitionStatusIdFilter(_, value), Row(defined=defined)):
            return (DEFINED if defined else PRIMITIVE) in naive.named(value)
        case (_, Term()):
            return fits(naive, row, node)
    raise AssertionError(node)


def fits(naive: Naive, term: Term, node: object) -> bool:
    """Whether a description is as a filter says with `=`."""
    match node:
        case f.TypeTokenFilter(_, tokens):
            return term.type in {TOKENS[token] for token in tokens}
        case f.TypeIdFilter(_, value):
            return term.type in naive.named(value)
        case f.LanguageFilter(_, codes):
            return term.language in codes
        case f.DescriptionIdFilter(_, ids):
            return term.id in ids
        case f.TermFilter(_, terms):
            return any(finds(search, term.text) for search in terms)
        case f.DialectAliasFilter() | f.DialectIdFilter():
            pairs = dialects(naive, node)
            return any(refset in ids and level in good for ids, good in pairs for refset, level in term.acceptability)
    raise AssertionError(node)


def dialects(naive: Naive, node: f.DialectAliasFilter | f.DialectIdFilter) -> list[tuple[set[int], set[int]]]:
    """The language refsets a filter names, each with the acceptabilities that will do."""
    if isinstance(node, f.DialectAliasFilter):
        pairs = [({DIALECTS[each.alias]}, each.acceptability) for each in node.dialects if each.alias in DIALECTS]
    elif isinstance(node.value, f.DialectIdSet):
        pairs = [({each.concept.id}, each.acceptability) for each in node.value.dialects]
    else:
        pairs = [(set(naive.named(node.value)), None)]
    return [(refsets, levels(own or node.acceptability)) for refsets, own in pairs]


def levels(node: f.AcceptabilitySet | None) -> set[int]:
    match node:
        case None:
            return {PREFERRED, ACCEPTABLE}
        case f.AcceptabilityTokenSet(tokens):
            return {TOKENS[token] for token in tokens}
    return {concept.id for concept in node.concepts}


def finds(search: f.MatchSearchTerm | f.WildSearchTerm, text: str) -> bool:
    """Find in text of plain letters, which is all the naive evaluator knows."""
    if isinstance(search, f.MatchSearchTerm):
        words = re.findall(r"\w+", text.lower())
        return all(any(word.startswith(wanted.lower()) for word in words) for wanted in search.words)
    return re.fullmatch(re.escape(search.pattern.lower()).replace(r"\*", ".*"), text.lower()) is not None


def compares(naive: Naive, value: str, node: f.MemberComparison) -> bool:
    """Whether a field's text compares; text of another sort than it is compared with does not."""
    match node:
        case t.ExpressionComparison(operator, operand):
            return value.isdigit() and (int(value) in naive.named(operand)) == (operator == "=")
        case t.NumericComparison(operator, limit):
            try:
                return ordered(Decimal(value), operator, Decimal(limit))
            except InvalidOperation:
                return False
        case t.BooleanComparison(operator, truth):
            return value.lower() in (TRUE if truth == (operator == "=") else FALSE)
        case f.TermComparison(operator, terms):
            return any(finds(search, value) for search in terms) == (operator == "=")
        case f.TimeComparison(operator, times):
            return times_compare(value, operator, times)
    raise AssertionError(node)


def times_compare(time: str, operator: str, times: tuple[str, ...]) -> bool:
    """Compare with one of the times, or for `!=` with all; none at all is neither before nor after another."""
    if operator == "!=":
        return all(time != each for each in times)
    equal = operator in {"=", "<=", ">="} and time in times
    return equal or any(time and each and ordered(time, operator, each) for each in times)


def ordered(left: object, operator: str, right: object) -> bool:
    return {
        "=": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[operator]  # type: ignore[operator]
