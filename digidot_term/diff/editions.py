"""Compare two editions: concepts and terms by top-level hierarchy, and the members of refsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from digidot_term.diff.edition_change import (
    Compared,
    EditionChange,
    EditionComparison,
    HierarchyChanges,
    Section,
    SectionKey,
    section_key,
)
from digidot_term.diff.edition_concepts import compare_concepts
from digidot_term.diff.edition_members import compare_refsets
from digidot_term.diff.edition_terms import compare_terms
from digidot_term.snomed.compare.matching import Matching
from digidot_term.snomed.edition import Edition


def compare_editions(old: Edition, new: Edition) -> EditionComparison:
    """Return what changed from `old` to `new`; nothing is made of what did not change."""
    matching = Matching(old.index, new.index)
    hierarchies = tuple(_by_hierarchy(old, new, [*compare_concepts(old, new, matching), *compare_terms(matching)]))
    matching.let_go()
    refsets = tuple(compare_refsets(old, new, matching))
    matching.let_go()
    return EditionComparison(_compared(old), _compared(new), hierarchies, refsets)


def _by_hierarchy(old: Edition, new: Edition, changes: Sequence[EditionChange]) -> Iterator[HierarchyChanges]:
    """Yield the changes by the top-level concept that each is told under."""
    homes = _homes(old, new, {change.concept_id for change in changes})
    grouped: dict[int | None, list[EditionChange]] = {}
    for change in changes:
        grouped.setdefault(homes.get(change.concept_id), []).append(change)
    for top in sorted(grouped, key=_last_if_none):
        yield HierarchyChanges(top, _sections(grouped[top]))


def _last_if_none(top: int | None) -> tuple[bool, int]:
    return (top is None, top or 0)


def _compared(side: Edition) -> Compared:
    return Compared(side.name, side.version_uri, len(side.concept_ids), len(side.active_ids))


def _homes(old: Edition, new: Edition, wanted: AbstractSet[int]) -> dict[int, int]:
    """Return the top-level concept above each wanted concept: in the new edition, else where it stood in the old.

    One under several is found under the first, so that every change is counted once.
    """
    homes: dict[int, int] = {}
    for side in (new, old):
        left = side.concepts_of(wanted - homes.keys())
        for top in side.top_levels:
            here = left & (side.descendants(top) | side.concepts_of({top}))
            homes |= dict.fromkeys(here, top)
            left -= here
    return homes


def _sections(changes: Iterable[EditionChange]) -> tuple[Section, ...]:
    grouped: dict[SectionKey, list[EditionChange]] = {}
    for change in changes:
        grouped.setdefault(change.section, []).append(change)
    return tuple(
        Section(what, language, tuple(sorted(grouped[what, language], key=lambda change: change.sort_key)))
        for what, language in sorted(grouped, key=section_key)
    )
