"""Why a history supplement adds a concept, or does not (ECL 6.11)."""

from __future__ import annotations

from digidot_term.ecl.explaining.inquiry import Inquiry
from digidot_term.ecl.explaining.tree import Concepts, Explanation, Links, Reason, ReasonKind
from digidot_term.ecl.tree import EclConceptReference, Expression, SubExpressionConstraint
from digidot_term.language import Text
from digidot_term.snomed.components import Relationship

WITHOUT_HISTORY = ReasonKind(
    "without-history",
    Text(
        en="is among the concepts to which history is added",
        nb="er blant begrepene som historikken legges til",
        nn="er blant omgrepa som historikken blir lagd til",
    ),
)
SUPERSEDED = ReasonKind(
    "superseded",
    Text(
        en="{association} leads from it to {other}",
        nb="{association} fører fra det til {other}",
        nn="{association} fører frå det til {other}",
    ),
)
ADDED = ReasonKind(
    "added", Text(en="is added by its history", nb="er lagt til ved historikken", nn="er lagt til ved historikken")
)
LEADS_ELSEWHERE = ReasonKind(
    "leads-elsewhere",
    Text(
        en="is not among them, and its history does not count here or leads elsewhere: {history}",
        nb="er ikke blant dem, og historikken teller ikke her eller fører et annet sted: {history}",
        nn="er ikkje blant dei, og historikken tel ikkje her eller fører ein annan stad: {history}",
    ),
)
NO_HISTORY = ReasonKind(
    "no-history",
    Text(
        en="is not among them, and no historical association leads from it to one of them",
        nb="er ikke blant dem, og ingen historisk tilknytning fører fra det til et av dem",
        nn="er ikkje blant dei, og ingen historisk tilknyting fører frå det til eit av dei",
    ),
)


def explain_history(node: SubExpressionConstraint, within: Expression, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain a history supplement to `within`, which is all that stands in front of it."""
    met = sctid in inquiry.ids(node)
    inside = inquiry.explained(within, sctid)
    if inside.met:
        return Explanation(sctid, node, met, Reason.of(WITHOUT_HISTORY), (inside,), node)
    if not met:
        reason = _not_added(sctid, inquiry)
        return Explanation(sctid, node, met, reason, (inside.without_say(),), node)
    found = (*inquiry.edition.history(sctid), *inquiry.edition.superseded(sctid))
    through = next((each for each in found if _leads(node, within, each.target_id, sctid, inquiry)), None)
    if through is None:
        return Explanation(sctid, node, met, Reason.of(ADDED), (inside.without_say(),), node)
    reason = Reason.of(SUPERSEDED, association=Concepts((through.refset_id,)), other=Concepts((through.target_id,)))
    witness = inquiry.explained(within, through.target_id)
    return Explanation(sctid, node, met, reason, (witness,), node)


def _not_added(sctid: int, inquiry: Inquiry) -> Reason:
    """Say where the history of a concept leads, if it has any."""
    found = inquiry.edition.history(sctid)
    if not found:
        return Reason.of(NO_HISTORY)
    links = [Relationship(sctid, each.refset_id, each.target_id, None, 0) for each in found]
    return Reason.of(LEADS_ELSEWHERE, history=Links.first_of(links))


def _leads(node: SubExpressionConstraint, within: Expression, target: int, sctid: int, inquiry: Inquiry) -> bool:
    """Say whether the supplement adds the concept to one that is within the set."""
    if target not in inquiry.ids(within):
        return False
    one = SubExpressionConstraint(None, EclConceptReference(target), history=node.history)
    return sctid in inquiry.ids(one)
