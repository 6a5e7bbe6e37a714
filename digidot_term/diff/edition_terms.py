"""What became of the terms of the concepts that both editions have; a new concept's terms came with the concept."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.diff.edition_change import TermChange, What
from digidot_term.language import LANGUAGES
from digidot_term.snomed.compare.matching import Matching
from digidot_term.snomed.compare.terms import Terms
from digidot_term.snomed.constants import FSN


def compare_terms(matching: Matching) -> Iterator[TermChange]:
    """Yield the fully specified names, preferred terms and descriptions that came, went or changed."""
    terms = Terms(matching)
    names = [TermChange(What.FSN_CHANGED, *each) for each in terms.preferred("fsn")]
    yield from names
    for language in LANGUAGES:
        for sctid, was, now in terms.preferred(language):
            what = _what(was, now, What.PREFERRED_ADDED, What.PREFERRED_REMOVED, What.PREFERRED_CHANGED)
            yield TermChange(what, sctid, was, now, language=language)
    renamed = {change.concept_id for change in names}
    for sctid, description_id, type_id, was, now in terms.descriptions():
        if type_id != FSN or sctid not in renamed:  # those names are told already
            what = _what(was, now, What.TERM_ADDED, What.TERM_REMOVED, What.TERM_REWORDED)
            yield TermChange(what, sctid, was, now, description_id=description_id, type_id=type_id)


def _what(was: str | None, now: str | None, added: What, removed: What, changed: What) -> What:
    if was is None:
        return added
    return changed if now is not None else removed
