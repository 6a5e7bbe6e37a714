"""History supplements: inactive concepts whose historical associations lead into a set, in one step (ECL 6.11)."""

from __future__ import annotations

from functools import reduce
from operator import or_

from digidot_term.ecl.filter_tree import HistorySupplement
from digidot_term.ecl.question import NONE, Ids, Question
from digidot_term.ecl.tree import WildCard
from digidot_term.snomed.concept_set import ConceptSet
from digidot_term.snomed.constants import (
    HISTORICAL_ASSOCIATIONS,
    MOVED_FROM,
    MOVED_TO,
    PARTIALLY_EQUIVALENT_TO,
    REPLACED_BY,
    SAME_AS,
    WAS_A,
)
from digidot_term.snomed.member_table import COMPONENT, MemberTable

HISTORICAL_ASSOCIATION_REFSET = 900000000000522004
_PROFILES = {
    "MIN": frozenset({SAME_AS}),
    "MOD": frozenset({SAME_AS, REPLACED_BY, WAS_A, PARTIALLY_EQUIVALENT_TO}),
}
_TARGET = "targetComponentId"


def with_history(ids: Ids, supplement: HistorySupplement, question: Question) -> Ids:
    """Return a set with what a history supplement adds to it.

    A member's component is added when its target is in the set. Moved-from points the other way, from where a concept
    stands now to where it stood, so its target is added; as that is the same concept, same-as brings it along.
    Moved-to leads to a namespace, not to a concept.
    """
    edition = question.edition
    refsets = _associations(supplement, question) - {MOVED_TO}
    refsets |= {MOVED_FROM} if SAME_AS in refsets else NONE
    found = [ids]
    if isinstance(ids, ConceptSet):
        backwards = refsets & {MOVED_FROM}
        found += [edition.led(ids, refsets - backwards), edition.led(ids, backwards, back=True)]
        refsets -= set(HISTORICAL_ASSOCIATIONS)  # the index knows them; an edition may have more of its own
    tables = (table for refset in sorted(refsets) for table in edition.member_tables(refset))
    return reduce(or_, (*found, *(edition.concepts_of(_added(table, ids)) for table in tables)))


def _added(table: MemberTable, ids: Ids) -> Ids:
    """Return the other end of the active members of an association that have one end in a set."""
    target, component = table.column(_TARGET), table.column(COMPONENT)
    if target is None or component is None:
        return NONE
    if table.refset_id != MOVED_FROM:
        return table.concepts(target.where(table.active, lambda text: text.isdigit() and int(text) in ids))
    moved = component.where(table.active, lambda text: int(text) in ids)
    return frozenset(int(text) for text in target.values(moved) if text.isdigit())


def _associations(supplement: HistorySupplement, question: Question) -> Ids:
    """Return the association refsets of a profile or subset; without either, or with `*`, it is all, as for MAX."""
    if supplement.subset is not None and not isinstance(supplement.subset, WildCard):
        return question.named(supplement.subset)
    known = frozenset(HISTORICAL_ASSOCIATIONS) | question.edition.descendants(HISTORICAL_ASSOCIATION_REFSET)
    return _PROFILES.get(supplement.profile or "MAX", known)
