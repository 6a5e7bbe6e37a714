"""What became of descriptions, and of the terms that languages prefer."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from digidot_term.snomed.compare.matching import NOWHERE, Matching
from digidot_term.snomed.compare.side import Numbers, Side, owners
from digidot_term.snomed.compare.texts import Texts, differing
from digidot_term.snomed.index.layout import NO_TERM

_PIECE = 1 << 18
"""Descriptions compared before the memory of what was read of them is given back: some megabytes."""


class ChangedTerm(NamedTuple):
    """A description of a concept that both editions have, as it was and is; None where it is not active."""

    concept_id: int
    description_id: int
    type_id: int
    old: str | None
    new: str | None


class ChangedPreference(NamedTuple):
    """The term preferred for a concept that both editions have, as it was and is; None where there is none."""

    concept_id: int
    old: str | None
    new: str | None


class Terms:
    """The terms of two editions."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._old, self._new = _Descriptions(matching.old), _Descriptions(matching.new)

    def descriptions(self) -> list[ChangedTerm]:
        """Return the descriptions that came, went or were reworded."""
        old, new, matching = self._old, self._new, self._matching
        known = matching.concept_from[new.owners] != NOWHERE
        was_active = _is(old.active, matching.description_from)
        is_active = _is(new.active, matching.description_to)
        added = np.flatnonzero(new.active & ~was_active & known)
        removed = np.flatnonzero(old.active & ~is_active & (matching.concept_to[old.owners] != NOWHERE))
        reworded = np.flatnonzero(old.active & is_active & self._is_reworded & _is(known, matching.description_to))
        pairs = zip(reworded.tolist(), matching.description_to[reworded].tolist(), strict=True)
        return [
            *(ChangedTerm(*new.told(now), None, new.term(now)) for now in added.tolist()),
            *(ChangedTerm(*old.told(was), old.term(was), None) for was in removed.tolist()),
            *(ChangedTerm(*new.told(now), old.term(was), new.term(now)) for was, now in pairs),
        ]

    def preferred(self, name: str) -> list[ChangedPreference]:
        """Return the concepts for which a language, or `fsn`, has another term, one where there was none, or none."""
        matching = self._matching
        concepts = np.flatnonzero(matching.concept_to != NOWHERE)
        was = matching.old.array(f"preferred.{name}")[concepts]
        now = matching.new.array(f"preferred.{name}")[matching.concept_to[concepts]]
        differs = (was == NO_TERM) != (now == NO_TERM)
        both = np.flatnonzero((was != NO_TERM) & (now != NO_TERM))
        same = matching.description_to[was[both]] == now[both]
        differs[both[same]] = self._is_reworded[was[both[same]]]
        others = both[~same]
        differs[others] = differing(self._old.texts, was[others], self._new.texts, now[others])
        ids = matching.old.array("concept.id")[concepts]
        rows = zip(*(each[differs].tolist() for each in (ids, was, now)), strict=True)
        return [
            ChangedPreference(sctid, self._old.term(before), self._new.term(after)) for sctid, before, after in rows
        ]

    @cached_property
    def _is_reworded(self) -> Numbers:
        """Whether each description, by its old number, has another term in the new edition."""
        to = self._matching.description_to
        both = np.flatnonzero(to != NOWHERE)
        found = np.zeros(len(to), np.bool_)
        for start in range(0, len(both), _PIECE):
            rows = both[start : start + _PIECE]
            found[rows] = differing(self._old.texts, rows, self._new.texts, to[rows])
            self._matching.let_go()
        return found


class _Descriptions:
    """The descriptions of one edition by number."""

    def __init__(self, side: Side) -> None:
        self._side, self._form = side, side.array("description.form")
        forms = side.index.facts["description_forms"]
        self._types: list[int] = [type_id for _, type_id, _, _ in forms]
        self.texts = Texts.of(side, "description.term")
        self.owners = owners(side.array("description.offset"))
        self.active: Numbers = np.array([active for active, _, _, _ in forms], np.bool_)[self._form]

    def told(self, number: int) -> tuple[int, int, int]:
        """Return the ids of the concept, the description and its type."""
        concept_id = int(self._side.array("concept.id")[self.owners[number]])
        return concept_id, int(self._side.array("description.id")[number]), self._types[self._form[number]]

    def term(self, number: int) -> str | None:
        """Return the term; None for `NO_TERM`."""
        return None if number == NO_TERM else self.texts.text(number)


def _is(flags: Numbers, places: Numbers) -> Numbers:
    """Return the flag at each place; False for what is nowhere."""
    return np.append(flags, False)[places]
