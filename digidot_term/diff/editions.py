"""Compare two editions: concepts and terms by top-level hierarchy, and the members of refsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from digidot_term.diff.edition_change import (
    Compared,
    EditionChange,
    EditionComparison,
    HierarchyChanges,
    RefsetChange,
    Section,
    SectionKey,
    section_key,
)
from digidot_term.diff.edition_concepts import compare_concepts
from digidot_term.diff.edition_terms import compare_terms
from digidot_term.snomed.edition import Edition


def compare_editions(old: Edition, new: Edition) -> EditionComparison:
    """Return what changed from `old` to `new`; nothing is made of what did not change."""
    changes: list[EditionChange] = [*compare_concepts(old, new), *compare_terms(old, new)]
    homes = _homes(old, new, {change.concept_id for change in changes})
    grouped: dict[int | None, list[EditionChange]] = {}
    for change in changes:
        grouped.setdefault(homes.get(change.concept_id), []).append(change)
    hierarchies = (HierarchyChanges(top, _sections(grouped[top])) for top in sorted(grouped, key=_last_if_none))
    return EditionComparison(_compared(old), _compared(new), tuple(hierarchies), tuple(_refsets(old, new)))


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
        missing = wanted - homes.keys()
        found: dict[int, int] = {}
        for top in side.top_levels:
            for sctid in (top, *side.descendants(top)):
                if sctid in missing:
                    found.setdefault(sctid, top)
        homes |= found
    return homes


def _sections(changes: Iterable[EditionChange]) -> tuple[Section, ...]:
    grouped: dict[SectionKey, list[EditionChange]] = {}
    for change in changes:
        grouped.setdefault(change.section, []).append(change)
    return tuple(
        Section(what, language, tuple(sorted(grouped[what, language], key=lambda change: change.sort_key)))
        for what, language in sorted(grouped, key=section_key)
    )


def _refsets(old: Edition, new: Edition) -> Iterator[RefsetChange]:
    """Yield the refsets whose members differ, one at a time: the largest have millions."""
    was, now = frozenset(old.refset_ids()), frozenset(new.refset_ids())
    for refset in sorted(was | now):
        before, after = old.refset_components(refset), new.refset_components(refset)
        if before != after:
            added, removed = tuple(sorted(after - before)), tuple(sorted(before - after))
            yield RefsetChange(refset, added, removed, is_new=refset not in was, is_gone=refset not in now)
