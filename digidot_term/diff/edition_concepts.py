"""What became of the concepts from one edition to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digidot_term.diff.edition_change import ConceptChange, What
from digidot_term.diff.edition_groups import compare_groups
from digidot_term.snomed.compare.attributes import redefined
from digidot_term.snomed.compare.concepts import compare_parents, compare_states
from digidot_term.snomed.compare.matching import Matching
from digidot_term.snomed.edition import Edition


def compare_concepts(old: Edition, new: Edition, matching: Matching) -> Iterator[ConceptChange]:
    """Yield the concepts that came, went, became inactive or active again, got other parents or another definition."""
    states = compare_states(matching)
    yield from (_inactivation(new, sctid) for sctid in states.inactivated)
    for what, sctids in (
        (What.CONCEPT_ADDED, states.added),
        (What.CONCEPT_REMOVED, states.removed),
        (What.CONCEPT_REACTIVATED, states.reactivated),
        (What.NOW_DEFINED, states.now_defined),
        (What.NOW_PRIMITIVE, states.now_primitive),
    ):
        yield from (ConceptChange(what, sctid) for sctid in sctids)
    yield from _moves(*compare_parents(matching))
    for sctid in redefined(matching):
        groups = compare_groups(old.attributes(sctid), new.attributes(sctid))
        if groups:
            yield ConceptChange(What.ATTRIBUTES_CHANGED, sctid, groups=groups)


def _inactivation(new: Edition, sctid: int) -> ConceptChange:
    reason, history = new.inactivation_reason(sctid), new.history(sctid)
    return ConceptChange(What.CONCEPT_INACTIVATED, sctid, reason=reason, history=history)


def _moves(gained: Iterable[tuple[int, int]], lost: Iterable[tuple[int, int]]) -> Iterator[ConceptChange]:
    """Yield the concepts that gained or lost parents, given as pairs."""
    moved: dict[int, tuple[list[int], list[int]]] = {}
    for side, pairs in enumerate((gained, lost)):
        for sctid, parent in pairs:
            moved.setdefault(sctid, ([], []))[side].append(parent)
    for sctid, (reached, left) in moved.items():
        yield ConceptChange(What.CONCEPT_MOVED, sctid, gained=tuple(sorted(reached)), lost=tuple(sorted(left)))
