"""What became of the terms of the concepts that both editions have; a new concept's terms came with the concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from digidot_term.diff.edition_change import TermChange, What
from digidot_term.language import LANGUAGES
from digidot_term.snomed.constants import FSN
from digidot_term.snomed.edition import Edition

Pairs = Iterable[tuple[int, str]]


def compare_terms(old: Edition, new: Edition) -> Iterator[TermChange]:
    """Yield the fully specified names, preferred terms and descriptions that came, went or changed."""
    in_both = frozenset(old.concept_ids) & frozenset(new.concept_ids)
    names = [
        TermChange(What.FSN_CHANGED, sctid, was, now) for sctid, was, now in _changed(old.fsns(), new.fsns(), in_both)
    ]
    yield from names
    for language in LANGUAGES:
        pairs = (old.preferred_terms(language), new.preferred_terms(language))
        for sctid, was, now in _changed(*pairs, in_both):
            yield TermChange(_preferred(was, now), sctid, was, now, language=language)
    yield from _descriptions(old, new, in_both, frozenset(change.concept_id for change in names))


def _changed(old: Pairs, new: Pairs, wanted: AbstractSet[int]) -> Iterator[tuple[int, str | None, str | None]]:
    """Yield the ids whose texts differ, with both; None where there is none."""
    before = dict(old)
    for sctid, term in new:
        was = before.pop(sctid, None)
        if was != term and sctid in wanted:
            yield sctid, was, term
    for sctid, was in before.items():
        if sctid in wanted:
            yield sctid, was, None


def _preferred(was: str | None, now: str | None) -> What:
    if was is None:
        return What.PREFERRED_ADDED
    return What.PREFERRED_CHANGED if now is not None else What.PREFERRED_REMOVED


def _descriptions(
    old: Edition, new: Edition, in_both: AbstractSet[int], renamed: AbstractSet[int]
) -> Iterator[TermChange]:
    """Yield the active descriptions that came, went or were reworded; the names of `renamed` concepts are told of."""

    def told(sctid: int, type_id: int) -> bool:
        return type_id == FSN and sctid in renamed

    before = {row[0]: row[4] for row in old.term_rows() if row[2]}
    for description_id, sctid, active, type_id, term in new.term_rows():
        if not active:
            continue
        was = before.pop(description_id, None)
        if was != term and sctid in in_both and not told(sctid, type_id):
            what = What.TERM_ADDED if was is None else What.TERM_REWORDED
            yield TermChange(what, sctid, was, term, description_id=description_id, type_id=type_id)
    for gone in filter(None, map(old.description, before)):
        if gone.concept_id in in_both and not told(gone.concept_id, gone.type_id):
            yield TermChange(
                What.TERM_REMOVED, gone.concept_id, gone.term, None, description_id=gone.id, type_id=gone.type_id
            )
