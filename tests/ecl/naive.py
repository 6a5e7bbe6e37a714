"""A second evaluator for the tests alone: it asks of every id, by definition, whether it belongs."""

from __future__ import annotations

from dataclasses import replace

from digidot_term.ecl import filter_tree as f
from digidot_term.ecl import tree as t
from digidot_term.snomed.constants import (
    HISTORICAL_ASSOCIATIONS,
    MOVED_FROM,
    MOVED_TO,
    PARTIALLY_EQUIVALENT_TO,
    REPLACED_BY,
    SAME_AS,
    WAS_A,
)
from tests.ecl import naive_filters as filters
from tests.ecl import naive_refinements as refinements
from tests.ecl.naive_world import MemberRow, World

PROFILES = {"MIN": {SAME_AS}, "MOD": {SAME_AS, REPLACED_BY, WAS_A, PARTIALLY_EQUIVALENT_TO}}


class Naive:
    """Answers expressions over a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        texts = [value for member in world.members for value in member.values().values()]
        self.every = {*world.concepts, *(int(text) for text in texts if looks_like_an_id(text))}

    def meaning(self, node: t.Expression) -> frozenset[int]:
        """The ids an expression stands for."""
        known = self.world.known
        if node not in known:
            known[node] = frozenset(c for c in self.every if self.belongs(c, node))
        return known[node]

    def named(self, node: t.Expression | f.EclConceptReferenceSet) -> frozenset[int]:
        """The ids of an operand that names things: they count whether the edition has them or not."""
        match node:
            case t.EclConceptReference(sctid):
                return frozenset({sctid})
            case f.EclConceptReferenceSet(concepts):
                return frozenset(concept.id for concept in concepts)
            case t.DisjunctionExpressionConstraint(operands):
                return frozenset(c for each in operands for c in self.named(each))
            case t.ConjunctionExpressionConstraint(operands):
                return frozenset(c for c in self.named(operands[0]) if all(c in self.named(each) for each in operands))
            case t.ExclusionExpressionConstraint(included, excluded):
                return frozenset(c for c in self.named(included) if c not in self.named(excluded))
        return self.meaning(node)

    def belongs(self, c: int, node: t.Expression) -> bool:
        concepts = self.world.concepts
        match node:
            case t.EclConceptReference(sctid):
                return c == sctid and c in concepts
            case t.WildCard():
                return c in concepts
            case t.AltIdentifier(scheme, code):
                return c in concepts and any(
                    each.active and each.component == c and (each.scheme, each.code) == (scheme, code)
                    for each in self.world.codes
                )
            case t.ConjunctionExpressionConstraint(operands):
                return all(c in self.meaning(each) for each in operands)
            case t.DisjunctionExpressionConstraint(operands):
                return any(c in self.meaning(each) for each in operands)
            case t.ExclusionExpressionConstraint(included, excluded):
                return c in self.meaning(included) and c not in self.meaning(excluded)
            case t.DottedExpressionConstraint(focus, attributes):
                *others, last = attributes
                before = t.DottedExpressionConstraint(focus, tuple(others)) if others else focus
                links = [link for source in self.meaning(before) for link in refinements.outgoing(self, source)]
                found = (link for link in links if refinements.is_named(self, link, last))
                return c in concepts and any(link.target == c for link in found)
            case t.RefinedExpressionConstraint(focus, refinement):
                is_there = c in concepts and c in self.meaning(focus)
                return is_there and refinements.meets(self, c, refinement)
            case t.SubExpressionConstraint():
                return self.belongs_sub(c, node)
        raise AssertionError(node)

    # Sub-expressions, from the outside in: history, filters, operator, refset operator.

    def belongs_sub(self, c: int, node: t.SubExpressionConstraint) -> bool:
        if node.history:
            plain = self.meaning(replace(node, history=None))
            return c in plain or (c in self.world.concepts and any(self.led(c, to, node.history) for to in plain))
        if node.filters:
            *others, last = node.filters
            is_there = c in self.meaning(replace(node, filters=tuple(others))) and c in self.world.concepts
            return is_there and filters.describes(self, c, last)
        if node.operator:
            return self.related(c, node.operator, self.meaning(replace(node, operator=None)))
        match node.refset_operator:
            case t.RefsetContainingAny():
                wanted = self.meaning(node.focus) & self.world.concepts.keys()
                return c in self.world.concepts and any(
                    m.refset == c and m.component in wanted for m in self.rows(node)
                )
            case t.MemberOf(()):
                return c in self.world.concepts and any(m.component == c for m in self.rows(node))
            case t.MemberOf((name,)):
                return any(m.values().get(name.lower()) == str(c) for m in self.rows(node))
        return c in self.meaning(node.focus)

    def related(self, c: int, operator: str, ids: frozenset[int]) -> bool:
        world = self.world
        match operator:
            case "<" | ">":
                return any(world.above(x, c) if operator == "<" else world.above(c, x) for x in ids)
            case "<!" | ">!":
                return any(((c, x) if operator == "<!" else (x, c)) in world.parents for x in ids)
            case "!!>":
                return c in ids and not any(world.above(x, c) for x in ids)
            case "!!<":
                return c in ids and not any(world.above(c, x) for x in ids)
        return (c in ids and c in world.concepts) or self.related(c, operator[1:], ids)

    def rows(self, node: t.SubExpressionConstraint) -> list[MemberRow]:
        """The members of the refsets of a node that meet all its member filters: active ones, unless they say."""
        members = self.world.members
        if isinstance(node.refset_operator, t.MemberOf) and not isinstance(node.focus, t.WildCard):
            refsets = self.named(node.focus)
            members = [member for member in members if member.refset in refsets]
        conditions = [each for constraint in node.member_filters for each in constraint.filters]
        if not any(isinstance(each, f.ActiveFilter) for each in conditions):
            conditions.append(f.ActiveFilter("=", True))
        return [m for m in members if all(filters.passes(self, m, each) for each in conditions)]

    def values(self, node: t.SubExpressionConstraint) -> set[tuple[str, ...]]:
        """What the selected fields of a node hold, one combination each."""
        names = [name.lower() for name in node.refset_operator.fields]  # type: ignore[union-attr]
        return {tuple(m.values().get(name, "") for name in names) for m in self.rows(node)}

    def led(self, c: int, to: int, history: f.HistorySupplement) -> bool:
        """Whether an association leads from one concept to another: moved-from, with same-as or by itself, back."""
        if history.subset is not None and not isinstance(history.subset, t.WildCard):
            refsets = set(self.named(history.subset))
        else:
            refsets = PROFILES.get(history.profile or "", set(HISTORICAL_ASSOCIATIONS))
        refsets = refsets | {MOVED_FROM} if SAME_AS in refsets else refsets
        return any(
            (m.component, m.values().get("targetcomponentid"))
            == ((to, str(c)) if m.refset == MOVED_FROM else (c, str(to)))
            for m in self.world.members
            if m.active and m.refset in refsets and m.refset != MOVED_TO
        )


def looks_like_an_id(text: str) -> bool:
    return text.isdigit() and len(text) > 5 and text[-3:-1] in {"00", "10", "01", "11"}
