"""What became of inactive components: historical associations and the reason of inactivation."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.snomed.components import HistoricalAssociation, Member
from digidot_term.snomed.constants import CONCEPT_INACTIVATION_REFSET, HISTORICAL_ASSOCIATIONS
from digidot_term.snomed.identifiers import is_sctid
from digidot_term.snomed.refsets import RefsetTable

_RANKS = {refset_id: rank for rank, refset_id in enumerate(HISTORICAL_ASSOCIATIONS)}


class HistoryTable:
    """Associations and reasons by the inactive component's id."""

    def __init__(self, refsets: RefsetTable) -> None:
        self._associations: dict[int, list[HistoricalAssociation]] = {}
        for refset_id in HISTORICAL_ASSOCIATIONS:
            for member, target in _targets(refsets.members(refset_id), "targetComponentId"):
                association = HistoricalAssociation(refset_id, target)
                self._associations.setdefault(member.referenced_component_id, []).append(association)
        self._reasons = {
            member.referenced_component_id: reason
            for member, reason in _targets(refsets.members(CONCEPT_INACTIVATION_REFSET), "valueId")
        }

    def history(self, sctid: int) -> tuple[HistoricalAssociation, ...]:
        """Return a component's associations, the one that says most about a replacement in front."""
        found = self._associations.get(sctid, ())
        return tuple(sorted(found, key=lambda association: (_RANKS[association.refset_id], association.target_id)))

    def inactivation_reason(self, sctid: int) -> int | None:
        """Return the concept that says why a concept was made inactive; None when no reason is given."""
        return self._reasons.get(sctid)


def _targets(members: Iterable[Member], field: str) -> Iterable[tuple[Member, int]]:
    """Pair members with the id in a field, where there is one."""
    for member in members:
        value = member.fields.get(field, "")
        if is_sctid(value):
            yield member, int(value)
