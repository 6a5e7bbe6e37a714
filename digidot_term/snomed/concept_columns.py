"""Sets of concepts narrowed by what their rows say: module, definition status, effective time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import where
from digidot_term.snomed.concept_set import ConceptIds, ConceptSet
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.index.times import time_text


class ConceptColumns:
    """The concept file by column."""

    __slots__ = ("_form", "_forms", "_ids", "_time")

    def __init__(self, index: Index, ids: ConceptIds) -> None:
        self._ids = ids
        self._form, self._time = index.numbers("concept.form"), index.numbers("concept.time")
        self._forms: Sequence[tuple[int, int]] = index.facts["concept_forms"]

    def by_module(self, concepts: ConceptSet, passes: Callable[[int], bool]) -> ConceptSet:
        """Return those whose module passes."""
        return self._made(where(self._form, concepts.ordinals, lambda number: passes(self._forms[number][0])))

    def by_status(self, concepts: ConceptSet, passes: Callable[[int], bool]) -> ConceptSet:
        """Return those whose definition status passes."""
        return self._made(where(self._form, concepts.ordinals, lambda number: passes(self._forms[number][1])))

    def by_time(self, concepts: ConceptSet, passes: Callable[[str], bool]) -> ConceptSet:
        """Return those whose effective time passes, `YYYYMMDD` or empty."""
        return self._made(where(self._time, concepts.ordinals, lambda number: passes(time_text(number))))

    def _made(self, ordinals: BitMap) -> ConceptSet:
        return ConceptSet(self._ids, ordinals)
