"""What became of inactive components, and what a component took the place of; why they were made inactive."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection

from pyroaring import BitMap

from digidot_term.snomed.bitmaps import values_at, where
from digidot_term.snomed.components import HistoricalAssociation
from digidot_term.snomed.constants import CONCEPT_INACTIVATION_REFSET, HISTORICAL_ASSOCIATIONS
from digidot_term.snomed.identifiers import is_sctid
from digidot_term.snomed.index.read import Index
from digidot_term.snomed.refsets import Refsets

_RANKS = {refset_id: rank for rank, refset_id in enumerate(HISTORICAL_ASSOCIATIONS)}
_TARGET, _REASON = "targetComponentId", "valueId"


class History:
    """Associations and reasons by the component's ordinal."""

    def __init__(self, index: Index, refsets: Refsets) -> None:
        self._index, self._refsets = index, refsets

    def of(self, component: int) -> tuple[HistoricalAssociation, ...]:
        """Return a component's associations, the one that says most about a replacement in front."""
        found = (
            HistoricalAssociation(member.refset_id, int(target))
            for member in self._refsets.memberships_in(HISTORICAL_ASSOCIATIONS, component)
            if is_sctid(target := member.fields.get(_TARGET, ""))
        )
        return tuple(sorted(found, key=lambda each: (_RANKS[each.refset_id], each.target_id)))

    def superseded(self, component: int) -> tuple[HistoricalAssociation, ...]:
        """Return the associations that lead here: each with its refset, and what was inactive as its target."""
        targets, associations = self._index.numbers("history.target"), self._index.numbers("history.association")
        components = self._index.numbers("history.component")
        rows = range(bisect_left(targets, component), bisect_right(targets, component))
        return tuple(
            HistoricalAssociation(
                HISTORICAL_ASSOCIATIONS[associations[row]], self._refsets.component_id(components[row])
            )
            for row in rows
        )

    def led(self, concepts: BitMap, associations: Collection[int], *, back: bool = False) -> BitMap:
        """Return the components that some associations lead from to any of some concepts; `back` is the other way."""
        targets, components = self._index.numbers("history.target"), self._index.numbers("history.component")
        wanted = {rank for refset_id, rank in _RANKS.items() if refset_id in associations}
        rows = where(self._index.numbers("history.association"), BitMap(range(len(targets))), wanted.__contains__)
        here, there = (components, targets) if back else (targets, components)
        return BitMap(values_at(there, where(here, rows, concepts.__contains__)))

    def inactivation_reason(self, component: int) -> int | None:
        """Return the concept that says why a concept was made inactive; None when no reason is given."""
        reasons = (
            member.fields.get(_REASON, "")
            for member in self._refsets.memberships_in((CONCEPT_INACTIVATION_REFSET,), component)
        )
        found = [int(reason) for reason in reasons if is_sctid(reason)]
        return found[-1] if found else None
