"""Why a concept meets a refinement, attributes and role groups alike, or does not (ECL 6.2, 6.3)."""

from __future__ import annotations

from digidot_term.ecl.explaining.attributes import explain_attribute
from digidot_term.ecl.explaining.compound import all_reason, any_reason
from digidot_term.ecl.explaining.groups import explain_group
from digidot_term.ecl.explaining.inquiry import Inquiry, having
from digidot_term.ecl.explaining.tree import Explanation, weighed
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    EclAttribute,
    EclAttributeGroup,
    RefinedExpressionConstraint,
    Refinement,
)

_CONJUNCTIONS = (ConjunctionAttributeSet, ConjunctionRefinementSet)


def explain_refined(node: RefinedExpressionConstraint, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain a focus with its refinement; attributes and groups that must all be met stand beside the focus."""
    met = sctid in inquiry.ids(node)
    refinement = node.refinement
    items = refinement.items if isinstance(refinement, _CONJUNCTIONS) else (refinement,)
    focus = inquiry.explained(node.focus, sctid)
    parts = (focus, *(explain_refinement(item, sctid, inquiry) for item in items))
    return Explanation(sctid, node, met, all_reason(parts), weighed(parts, met=met), node)


def explain_refinement(node: Refinement, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain attributes and groups, joined or alone."""
    if isinstance(node, EclAttribute):
        return explain_attribute(node, sctid, inquiry)
    if isinstance(node, EclAttributeGroup):
        return explain_group(node, sctid, inquiry)
    alone = having(sctid, node)
    met = sctid in inquiry.ids(alone)
    parts = tuple(explain_refinement(item, sctid, inquiry) for item in node.items)
    reason = (all_reason if isinstance(node, _CONJUNCTIONS) else any_reason)(parts)
    return Explanation(sctid, node, met, reason, weighed(parts, met=met), alone)
