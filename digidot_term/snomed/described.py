"""Sets of descriptions, text definitions among them, as bitmaps of their ordinals: narrowed by what holds of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import runs_of
from digidot_term.snomed.concept_set import ConceptIds, ConceptSet
from digidot_term.snomed.descriptions import Descriptions
from digidot_term.snomed.index.read import Index, Numbers
from digidot_term.snomed.index.times import time_text
from digidot_term.snomed.refsets import Refsets
from digidot_term.snomed.term_index import TermIndex
from digidot_term.snomed.term_tests import TermTest, begins_words, is_like

FEW = 500
"""Descriptions that are looked at one by one sooner than the index is asked."""


class Described:
    """The descriptions of an edition."""

    def __init__(
        self,
        index: Index,
        ids: ConceptIds,
        descriptions: Descriptions,
        refsets: Refsets,
        terms: TermIndex,
        few: int = FEW,
    ) -> None:
        self._index, self._ids, self._few = index, ids, few
        self._descriptions, self._refsets, self._terms = descriptions, refsets, terms

    @cached_property
    def active(self) -> BitMap:
        """The active ones."""
        return self._terms.every()

    def of(self, concepts: ConceptSet) -> BitMap:
        """Return the descriptions of some concepts."""
        found, offset = BitMap(), self._descriptions.offset
        for start, end in runs_of(concepts.ordinals):
            found.add_range(offset[start], offset[end])
        return found

    def concepts(self, descriptions: BitMap) -> ConceptSet:
        """Return the concepts that have one of some descriptions."""
        concepts, offset, end = [], self._descriptions.offset, 0
        for ordinal in descriptions:
            if ordinal >= end:
                concepts.append(bisect_right(offset, ordinal) - 1)
                end = offset[concepts[-1] + 1]
        return ConceptSet(self._ids, BitMap(concepts))

    def with_words(self, descriptions: BitMap, words: Sequence[str]) -> BitMap:
        """Return those that have, for each of some texts, a word that begins with it."""
        return self._by_term(
            descriptions, lambda: self._terms.matching(words), lambda language: begins_words(words, language)
        )

    def like(self, descriptions: BitMap, pattern: str) -> BitMap:
        r"""Return those of which a pattern is the whole term: `*` is any text, `\*` a star."""
        return self._by_term(
            descriptions, lambda: self._terms.like(pattern), lambda language: is_like(pattern, language)
        )

    def _by_term(
        self, descriptions: BitMap, active: Callable[[], BitMap], test_in: Callable[[str], TermTest]
    ) -> BitMap:
        """Take from the index the active ones whose term is such, and look at each of the others, or of a few."""
        found, others = BitMap(), descriptions
        if len(descriptions) > self._few:
            found, others = active() & descriptions, descriptions - self.active
        tests: dict[str, TermTest] = {}
        for ordinal in others:
            language = self._descriptions.forms[self._descriptions.form[ordinal]][2]
            test = tests.get(language) or tests.setdefault(language, test_in(language))
            if test(self._descriptions.term_of(ordinal)):
                found.add(ordinal)
        return found

    def by_form(self, descriptions: BitMap, passes: Callable[[bool, int, str], bool]) -> BitMap:
        """Return those that pass by whether they are active, by their type and by their language code."""
        forms = self._descriptions.forms

        def passes_form(number: int) -> bool:
            active, type_id, language_code, _ = forms[number]
            return passes(bool(active), type_id, language_code)

        return _by_number(descriptions, self._descriptions.form, passes_form)

    def by_module(self, descriptions: BitMap, passes: Callable[[int], bool]) -> BitMap:
        """Return those whose module passes."""
        modules = self._index.numbers("description.module.value")
        return _by_number(
            descriptions, self._index.numbers("description.module"), lambda number: passes(modules[number])
        )

    def by_time(self, descriptions: BitMap, passes: Callable[[str], bool]) -> BitMap:
        """Return those whose effective time passes, `YYYYMMDD` or empty."""
        times = self._index.numbers("description.time")
        return _by_number(descriptions, times, lambda number: passes(time_text(number)))

    def accepted(self, descriptions: BitMap, refset_id: int, acceptabilities: Collection[int]) -> BitMap:
        """Return those of which a language refset says one of some things."""
        if len(descriptions) > self._few:
            return descriptions & self._refsets.accepted(refset_id, acceptabilities)
        said = self._refsets.acceptability
        return BitMap(each for each in descriptions if said(each).get(refset_id) in acceptabilities)

    def with_ids(self, descriptions: BitMap, ids: Collection[int]) -> BitMap:
        """Return those that have one of some ids."""
        found = map(self._descriptions.ordinal, ids)
        return descriptions & BitMap(ordinal for ordinal in found if ordinal is not None)


def _by_number(descriptions: BitMap, numbers: Numbers, passes: Callable[[int], bool]) -> BitMap:
    """Return the descriptions whose number passes; there are few numbers, and each is asked once."""
    present = {numbers[ordinal] for ordinal in descriptions}
    wanted = {number for number in present if passes(number)}
    if wanted == present:
        return descriptions
    return BitMap([ordinal for ordinal in descriptions if numbers[ordinal] in wanted])
