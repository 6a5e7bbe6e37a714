"""A second evaluator for the tests alone: it asks of every concept, by definition, whether it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from digidot_term.ecl import filter_tree as f
from digidot_term.ecl import tree as t
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    DEFINITION,
    EN_GB_REFSET,
    FSN,
    HISTORICAL_ASSOCIATIONS,
    MOVED_FROM,
    MOVED_TO,
    NB_REFSET,
    PARTIALLY_EQUIVALENT_TO,
    PREFERRED,
    REPLACED_BY,
    SAME_AS,
    SYNONYM,
    WAS_A,
)
from tests.ecl.naive_refinements import Link, compare, is_named, meets, outgoing


@dataclass(frozen=True)
class Row:
    """A concept; its module and time are those of any component."""

    id: int
    active: bool
    defined: bool
    module: int
    time: str


@dataclass(frozen=True)
class Term:
    concept: int
    text: str
    type: int
    language: str
    active: bool
    acceptability: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class MemberRow:
    refset: int
    component: int
    target: int
    active: bool
    module: int
    time: str


@dataclass
class World:
    """Rows, and the answers found so far."""

    concepts: dict[int, Row]
    parents: set[tuple[int, int]]
    links: list[Link]
    members: list[MemberRow]
    terms: list[Term]
    known: dict[object, set[int]] = field(default_factory=dict)
    self_grouped: bool = False

    def meaning(self, node: t.Expression) -> set[int]:
        if node not in self.known:
            values = {c for c in self.every() if self.belongs(c, node)}
            self.known[node] = values
        return self.known[node]

    def every(self) -> set[int]:
        return set(self.concepts) | {member.target for member in self.members}

    def belongs(self, c: int, node: t.Expression) -> bool:
        match node:
            case t.EclConceptReference():
                return c == node.id and c in self.concepts
            case t.WildCard():
                return c in self.concepts
            case t.ConjunctionExpressionConstraint():
                return all(c in self.meaning(each) for each in node.operands)
            case t.DisjunctionExpressionConstraint():
                return any(c in self.meaning(each) for each in node.operands)
            case t.ExclusionExpressionConstraint():
                return c in self.meaning(node.included) and c not in self.meaning(node.excluded)
            case t.DottedExpressionConstraint():
                *others, last = node.attributes
                focus = t.DottedExpressionConstraint(node.focus, tuple(others)) if others else node.focus
                links = [link for s in self.meaning(focus) for link in outgoing(self, s)]
                return c in self.concepts and any(link.target == c and is_named(self, link, last) for link in links)
            case t.RefinedExpressionConstraint():
                return c in self.meaning(node.focus) and meets(self, c, node.refinement)
            case t.SubExpressionConstraint():
                return self.belongs_sub(c, node)
        raise AssertionError(node)

    # Sub-expressions, from the outside in: history, filters, operator, refset operator.

    def belongs_sub(self, c: int, node: t.SubExpressionConstraint) -> bool:
        if node.history:
            plain = t.SubExpressionConstraint(
                node.operator, node.focus, node.refset_operator, node.member_filters, node.filters
            )
            return c in self.meaning(plain) or any(self.led(c, to, node.history) for to in self.meaning(plain))
        if node.filters:
            *others, last = node.filters
            plain = t.SubExpressionConstraint(
                node.operator, node.focus, node.refset_operator, node.member_filters, tuple(others)
            )
            if c not in self.meaning(plain) or c not in self.concepts:
                return False
            if isinstance(last, f.ConceptFilterConstraint):
                return all(self.passes(self.concepts[c], each) for each in last.filters)
            return any(self.describes(term, last.filters) for term in self.terms if term.concept == c)
        if node.operator:
            plain = t.SubExpressionConstraint(None, node.focus, node.refset_operator, node.member_filters)
            return self.related(c, node.operator, self.meaning(plain))
        if isinstance(node.refset_operator, t.RefsetContainingAny):
            components = {node.focus.id} if isinstance(node.focus, t.EclConceptReference) else self.meaning(node.focus)
            return c in self.concepts and any(m.refset == c and m.component in components for m in self.rows(node))
        if isinstance(node.refset_operator, t.MemberOf):
            rows = [m for m in self.rows(node) if isinstance(node.focus, t.WildCard) or m.refset == node.focus.id]
            if node.refset_operator.fields:
                return any(m.target == c for m in rows)
            return c in self.concepts and any(m.component == c for m in rows)
        return c in self.meaning(node.focus)

    def rows(self, node: t.SubExpressionConstraint) -> list[MemberRow]:
        filters = [each for constraint in node.member_filters for each in constraint.filters]
        if not any(isinstance(each, f.ActiveFilter) for each in filters):
            filters.append(f.ActiveFilter("=", True))
        return [m for m in self.members if all(self.passes(m, each) for each in filters)]

    def related(self, c: int, operator: str, ids: set[int]) -> bool:
        match operator:
            case "<" | ">":
                return any(self.above(x, c) if operator == "<" else self.above(c, x) for x in ids)
            case "<!" | ">!":
                return any(((c, x) if operator == "<!" else (x, c)) in self.parents for x in ids)
            case "!!>":
                return c in ids and not any(self.above(x, c) for x in ids)
            case "!!<":
                return c in ids and not any(self.above(c, x) for x in ids)
        return (c in ids and c in self.concepts) or self.related(c, operator[1:], ids)

    def above(self, high: int, low: int) -> bool:
        return any(parent == high or self.above(high, parent) for child, parent in self.parents if child == low)

    def led(self, c: int, to: int, history: f.HistorySupplement) -> bool:
        refsets = {
            "MIN": {SAME_AS, MOVED_FROM},
            "MOD": {SAME_AS, MOVED_FROM, REPLACED_BY, WAS_A, PARTIALLY_EQUIVALENT_TO},
        }.get(history.profile or "", set(HISTORICAL_ASSOCIATIONS))
        return c in self.concepts and any(
            (m.component, m.target) == ((to, c) if m.refset == MOVED_FROM else (c, to))
            for m in self.members
            if m.active and m.refset in refsets and m.refset != MOVED_TO
        )

    # Filters.

    def passes(self, row: Row | MemberRow, node: object) -> bool:
        match node:
            case f.ActiveFilter():
                return (node.value is None or row.active == node.value) == (node.operator == "=")
            case f.ModuleFilter():
                return (row.module == node.value.id) == (node.operator == "=")
            case f.EffectiveTimeFilter():
                if node.operator == "!=":
                    return all(row.time != time for time in node.times)
                return any(compare(row.time, node.operator, time) for time in node.times)
            case f.DefinitionStatusTokenFilter():
                return (("defined" if row.defined else "primitive") in node.tokens) == (node.operator == "=")
        raise AssertionError(node)

    def describes(self, term: Term, filters: Iterable[object]) -> bool:
        speaks = any(isinstance(each, f.ActiveFilter) for each in filters)
        return (term.active or speaks) and all(self.fits(term, each) for each in filters)

    def fits(self, term: Term, node: object) -> bool:
        match node:
            case f.ActiveFilter():
                found = node.value is None or term.active == node.value
            case f.TypeTokenFilter():
                found = {SYNONYM: "syn", FSN: "fsn", DEFINITION: "def"}[term.type] in node.tokens
            case f.LanguageFilter():
                found = term.language in node.codes
            case f.TermFilter():
                words = term.text.lower().split()
                found = any(all(any(w.startswith(q) for w in words) for q in search.words) for search in node.terms)
            case f.DialectAliasFilter():
                allowed = node.acceptability.tokens if node.acceptability else ("accept", "prefer")
                levels = {PREFERRED: "prefer", ACCEPTABLE: "accept"}
                refsets = [{"nb-no": NB_REFSET, "en-gb": EN_GB_REFSET}[each.alias] for each in node.dialects]
                found = any(refset in refsets and levels[level] in allowed for refset, level in term.acceptability)
            case _:
                raise AssertionError(node)
        return found == (node.operator == "=")
