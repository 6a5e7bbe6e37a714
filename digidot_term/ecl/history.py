"""History supplements: inactive concepts whose historical associations lead into a set, in one step (ECL 6.11)."""

from __future__ import annotations

from digidot_term.ecl.filter_tree import HistorySupplement
from digidot_term.ecl.question import Ids, Question
from digidot_term.snomed.constants import (
    HISTORICAL_ASSOCIATIONS,
    MOVED_FROM,
    MOVED_TO,
    PARTIALLY_EQUIVALENT_TO,
    REPLACED_BY,
    SAME_AS,
    WAS_A,
)

HISTORICAL_ASSOCIATION_REFSET = 900000000000522004
_PROFILES = {
    "MIN": frozenset({SAME_AS}),
    "MOD": frozenset({SAME_AS, REPLACED_BY, WAS_A, PARTIALLY_EQUIVALENT_TO}),
}
_TARGET = "targetComponentId"


def with_history(ids: Ids, supplement: HistorySupplement, question: Question) -> Ids:
    """Return a set with what a history supplement adds to it.

    A member's component is added when its target is in the set. Moved-from points the other way, from where a concept
    stands now to where it stood, so its target is added; moved-to leads to a namespace, not to a concept.
    """
    found: set[int] = set()
    for refset in sorted(_associations(supplement, question) - {MOVED_TO}):
        for member in question.edition.members(refset):
            target = member.fields.get(_TARGET, "")
            if not target.isdigit():
                continue
            pair = (member.referenced_component_id, int(target))
            added, there = pair[::-1] if refset == MOVED_FROM else pair
            if there in ids:
                found.add(added)
    return ids | question.edition.concepts_of(found)


def _associations(supplement: HistorySupplement, question: Question) -> Ids:
    """Return the association refsets of a profile or subset; without either it is all of them, as for MAX."""
    if supplement.subset is not None:
        return question.named(supplement.subset)
    known = frozenset(HISTORICAL_ASSOCIATIONS) | question.edition.descendants(HISTORICAL_ASSOCIATION_REFSET)
    return _PROFILES.get(supplement.profile or "MAX", known)
