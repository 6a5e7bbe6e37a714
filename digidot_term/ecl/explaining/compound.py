"""Why a concept is among those of a conjunction, a disjunction, an exclusion or a single focus (ECL 6.1, 6.4, 6.5)."""

from __future__ import annotations

from digidot_term.ecl.explaining.inquiry import Inquiry
from digidot_term.ecl.explaining.tree import (
    Concepts,
    Explanation,
    Reason,
    ReasonKind,
    weighed,
)
from digidot_term.ecl.tree import (
    AltIdentifier,
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    EclConceptReference,
    ExclusionExpressionConstraint,
    WildCard,
)
from digidot_term.language import Text

SAME = ReasonKind("same", Text(en="is this concept", nb="er dette begrepet", nn="er dette omgrepet"))
OTHER = ReasonKind("other", Text(en="is another concept", nb="er et annet begrep", nn="er eit anna omgrep"))
UNKNOWN = ReasonKind(
    "unknown",
    Text(
        en="{other} is not in this edition",
        nb="{other} finnes ikke i denne utgaven",
        nn="{other} finst ikkje i denne utgåva",
    ),
)
ANY = ReasonKind(
    "any", Text(en="is a concept of the edition", nb="er et begrep i utgaven", nn="er eit omgrep i utgåva")
)
IDENTIFIED = ReasonKind(
    "identified",
    Text(
        en="is what this identifier stands for",
        nb="er det denne identifikatoren står for",
        nn="er det denne identifikatoren står for",
    ),
)
NOT_IDENTIFIED = ReasonKind(
    "not-identified",
    Text(
        en="is not what this identifier stands for",
        nb="er ikke det denne identifikatoren står for",
        nn="er ikkje det denne identifikatoren står for",
    ),
)
ALL_MET = ReasonKind("all-met", Text(en="meets every part", nb="oppfyller alle delene", nn="oppfyller alle delane"))
NOT_ALL_MET = ReasonKind(
    "not-all-met",
    Text(
        en="does not meet {failed} of {count} parts",
        nb="oppfyller ikke {failed} av {count} deler",
        nn="oppfyller ikkje {failed} av {count} delar",
    ),
)
SOME_MET = ReasonKind(
    "some-met",
    Text(
        en="meets {met} of {count} parts, and one is enough",
        nb="oppfyller {met} av {count} deler, og én er nok",
        nn="oppfyller {met} av {count} delar, og éin er nok",
    ),
)
NONE_MET = ReasonKind(
    "none-met",
    Text(
        en="meets none of the {count} parts",
        nb="oppfyller ingen av de {count} delene",
        nn="oppfyller ingen av dei {count} delane",
    ),
)
NOT_TAKEN_AWAY = ReasonKind(
    "not-taken-away",
    Text(
        en="is in the first part, and not in what is taken away from it",
        nb="er med i den første delen, og ikke i det som trekkes fra den",
        nn="er med i den første delen, og ikkje i det som blir trekt frå den",
    ),
)
TAKEN_AWAY = ReasonKind(
    "taken-away",
    Text(
        en="is in what is taken away from the first part",
        nb="er med i det som trekkes fra den første delen",
        nn="er med i det som blir trekt frå den første delen",
    ),
)
NOT_IN_FIRST = ReasonKind(
    "not-in-first",
    Text(en="is not in the first part", nb="er ikke med i den første delen", nn="er ikkje med i den første delen"),
)


def explain_focus(node: EclConceptReference | WildCard | AltIdentifier, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain a concept, `*`, or an identifier of another scheme."""
    met = sctid in inquiry.ids(node)
    match node:
        case WildCard():
            reason = Reason.of(ANY) if met else Reason.of(UNKNOWN, other=Concepts((sctid,)))
        case AltIdentifier():
            reason = Reason.of(IDENTIFIED if met else NOT_IDENTIFIED)
        case EclConceptReference(focus):
            unknown = focus not in inquiry.edition
            reason = Reason.of(UNKNOWN, other=Concepts((focus,))) if unknown else Reason.of(SAME if met else OTHER)
    return Explanation(sctid, node, met, reason, (), node)


def explain_operands(
    node: ConjunctionExpressionConstraint | DisjunctionExpressionConstraint, sctid: int, inquiry: Inquiry
) -> Explanation:
    """Explain AND and OR by their operands."""
    met = sctid in inquiry.ids(node)
    parts = tuple(inquiry.explained(each, sctid) for each in node.operands)
    reason = (all_reason if isinstance(node, ConjunctionExpressionConstraint) else any_reason)(parts)
    return Explanation(sctid, node, met, reason, weighed(parts, met=met), node)


def all_reason(parts: tuple[Explanation, ...]) -> Reason:
    """Say how many of some parts that all must be met are not."""
    failed = sum(not part.met for part in parts)
    return Reason.of(NOT_ALL_MET, failed=failed, count=len(parts)) if failed else Reason.of(ALL_MET)


def any_reason(parts: tuple[Explanation, ...]) -> Reason:
    """Say how many of some parts are met, of which one must be."""
    met = sum(part.met for part in parts)
    return Reason.of(SOME_MET, met=met, count=len(parts)) if met else Reason.of(NONE_MET, count=len(parts))


def explain_exclusion(node: ExclusionExpressionConstraint, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain MINUS: to be among what is taken away keeps a concept out."""
    met = sctid in inquiry.ids(node)
    first, taken = inquiry.explained(node.included, sctid), inquiry.explained(node.excluded, sctid)
    kind = TAKEN_AWAY if taken.met else NOT_TAKEN_AWAY
    if not first.met:
        kind = NOT_IN_FIRST
    parts = (first if first.met == met else first.without_say(), taken.as_taken_away(decides=first.met))
    return Explanation(sctid, node, met, Reason.of(kind), parts, node)
