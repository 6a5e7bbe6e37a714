"""Why a concept passes a concept filter, or does not (ECL 6.9)."""

from __future__ import annotations

from digidot_term.ecl.explaining.compound import all_reason
from digidot_term.ecl.explaining.inquiry import Inquiry, passing
from digidot_term.ecl.explaining.tree import Concepts, Explanation, Reason, ReasonKind, weighed
from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    ConceptFilter,
    ConceptFilterConstraint,
    EffectiveTimeFilter,
    ModuleFilter,
)
from digidot_term.language import Text
from digidot_term.snomed.components import Concept

DEFINED = ReasonKind("defined", Text(en="is fully defined", nb="er fullt definert", nn="er fullt definert"))
PRIMITIVE = ReasonKind("primitive", Text(en="is primitive", nb="er primitivt", nn="er primitivt"))
IS_ACTIVE = ReasonKind("is-active", Text(en="is active", nb="er aktivt", nn="er aktivt"))
IS_INACTIVE = ReasonKind("is-inactive", Text(en="is inactive", nb="er inaktivt", nn="er inaktivt"))
MODULE_IS = ReasonKind(
    "module-is",
    Text(en="belongs to the module {module}", nb="hører til modulen {module}", nn="høyrer til modulen {module}"),
)
CHANGED = ReasonKind(
    "changed", Text(en="was last changed {time}", nb="ble sist endret {time}", nn="vart sist endra {time}")
)
UNPUBLISHED = ReasonKind(
    "unpublished",
    Text(en="is not published yet", nb="er ikke utgitt ennå", nn="er ikkje gjeve ut enno"),
)
UNKNOWN = ReasonKind(
    "not-a-concept",
    Text(en="is no concept of the edition", nb="er ikke et begrep i utgaven", nn="er ikkje eit omgrep i utgåva"),
)


def explain_concept_filters(constraint: ConceptFilterConstraint, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain `{{ C ... }}`, and where it has several filters each of those."""
    alone = passing(sctid, constraint)
    met = sctid in inquiry.ids(alone)
    if len(constraint.filters) == 1:
        reason = _reason(constraint.filters[0], inquiry.edition.concept(sctid))
        return Explanation(sctid, constraint, met, reason, (), alone)
    single = [ConceptFilterConstraint((each,)) for each in constraint.filters]
    parts = tuple(explain_concept_filters(each, sctid, inquiry) for each in single)
    return Explanation(sctid, constraint, met, all_reason(parts), weighed(parts, met=met), alone)


def _reason(node: ConceptFilter, concept: Concept | None) -> Reason:
    """Say what the concept has where a filter looks; the verdict says whether that is what was asked for."""
    if concept is None:
        return Reason.of(UNKNOWN)
    match node:
        case ActiveFilter():
            return Reason.of(IS_ACTIVE if concept.active else IS_INACTIVE)
        case ModuleFilter():
            return Reason.of(MODULE_IS, module=Concepts((concept.module_id,)))
        case EffectiveTimeFilter():
            time = concept.effective_time
            return Reason.of(CHANGED, time=time) if time else Reason.of(UNPUBLISHED)
        case _:
            return Reason.of(DEFINED if concept.defined else PRIMITIVE)
