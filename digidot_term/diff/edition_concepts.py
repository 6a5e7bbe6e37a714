"""What became of the concepts from one edition to another: set operations, and a look at those that changed only."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from digidot_term.diff.edition_change import ConceptChange, What
from digidot_term.snomed.edition import Edition


def compare_concepts(old: Edition, new: Edition) -> Iterator[ConceptChange]:
    """Yield the concepts that came, went, became inactive or active again, or got other parents."""
    was, now = frozenset(old.concept_ids), frozenset(new.concept_ids)
    was_active, now_active = frozenset(old.active_ids), frozenset(new.active_ids)
    yield from (ConceptChange(What.CONCEPT_ADDED, sctid) for sctid in now - was)
    yield from (ConceptChange(What.CONCEPT_REMOVED, sctid) for sctid in was - now)
    yield from (_inactivation(new, sctid) for sctid in (was_active & now) - now_active)
    yield from (ConceptChange(What.CONCEPT_REACTIVATED, sctid) for sctid in (now_active & was) - was_active)
    yield from _moves(old, new, was_active & now_active)


def _inactivation(new: Edition, sctid: int) -> ConceptChange:
    reason, history = new.inactivation_reason(sctid), new.history(sctid)
    return ConceptChange(What.CONCEPT_INACTIVATED, sctid, reason=reason, history=history)


def _moves(old: Edition, new: Edition, active_in_both: AbstractSet[int]) -> Iterator[ConceptChange]:
    before, after = dict(old.is_a()), dict(new.is_a())
    for sctid in active_in_both:
        left, reached = before.get(sctid, ()), after.get(sctid, ())
        if left != reached and (changed := {*left} ^ {*reached}):
            gained, lost = changed & {*reached}, changed & {*left}
            yield ConceptChange(What.CONCEPT_MOVED, sctid, gained=tuple(sorted(gained)), lost=tuple(sorted(lost)))
