"""Which component of one edition is which of the other: by id, all at once."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from digidot_term.snomed.compare.side import Ids, Numbers, Side
from digidot_term.snomed.index.read import Index

NOWHERE = -1
"""The number of what the other edition lacks."""


class Matching:
    """Two editions and, by number, what each component of one is in the other."""

    def __init__(self, old: Index, new: Index) -> None:
        self.old, self.new = Side(old), Side(new)
        self.concept_to = _places(self.old.concepts, self.new.concepts)
        self.concept_from = _turned(self.concept_to, self.new.concept_count)

    @cached_property
    def description_to(self) -> Numbers:
        """The new number of each old description."""
        return _places(self.old.descriptions, self.new.descriptions)

    @cached_property
    def description_from(self) -> Numbers:
        """The old number of each new description."""
        return _turned(self.description_to, self.new.description_count)

    @cached_property
    def component_to(self) -> Numbers:
        """A number for each old component: that of the new edition, or one behind all of those if it is not there."""
        old, new = self.old, self.new
        found = np.full(old.component_count, NOWHERE, np.int32)
        found[: old.concept_count] = self.concept_to
        found[old.concept_count : old.named_count] = self.description_to
        found[old.concept_count :][found[old.concept_count :] != NOWHERE] += new.concept_count
        # What is no component of one edition may be one of the other, or be spoken of there too.
        missing = np.flatnonzero(found == NOWHERE)
        ids = old.component_ids(missing)
        order = np.argsort(ids)
        for start, among in ((0, new.concepts), (new.concept_count, new.descriptions), (new.named_count, new.foreign)):
            places = _places(Ids(ids[order], order), among)
            found[missing] = np.where(places == NOWHERE, found[missing], places + start)
        missing = np.flatnonzero(found == NOWHERE)
        found[missing] = new.component_count + missing
        return found

    @cached_property
    def active_in_both(self) -> tuple[Numbers, Numbers]:
        """Whether each concept, by its old and by its new number, is active in both editions."""
        return (
            _active(self.concept_to, self.old.active, self.new.active),
            _active(self.concept_from, self.new.active, self.old.active),
        )

    def let_go(self) -> None:
        """Give back the memory of what was read of the indexes."""
        self.old.index.let_go()
        self.new.index.let_go()


def _places(wanted: Ids, among: Ids) -> Numbers:
    """Return, by number of what is wanted, the number that its id has among others."""
    found = np.full(len(wanted.ids), NOWHERE, np.int32)
    if len(among.ids):
        at = np.searchsorted(among.ids, wanted.ids)
        at[at == len(among.ids)] = 0
        there = among.ids[at] == wanted.ids
        found[wanted.numbers[there]] = among.numbers[at[there]]
    return found


def _active(places: Numbers, here: int, there: int) -> Numbers:
    found: Numbers = (places != NOWHERE) & (places < there)
    found[here:] = False
    return found


def _turned(places: Numbers, count: int) -> Numbers:
    """Return the way back."""
    found = np.full(count, NOWHERE, np.int32)
    there = np.flatnonzero(places != NOWHERE)
    found[places[there]] = there
    return found
