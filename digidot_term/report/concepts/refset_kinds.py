"""Which reference sets hold what somebody chose, and which are the workings of the release."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.snomed.constants import (
    CONCEPT_INACTIVATION_REFSET,
    DESCRIPTION_INACTIVATION_REFSET,
    HISTORICAL_ASSOCIATIONS,
    MODULE_DEPENDENCY_REFSET,
    OWL_AXIOM_REFSET,
)
from digidot_term.snomed.identifiers import CONCEPT_PARTITIONS, partition

TOLD_ELSEWHERE = frozenset({*HISTORICAL_ASSOCIATIONS, CONCEPT_INACTIVATION_REFSET, OWL_AXIOM_REFSET})
"""Refsets whose members are a concept's history, or its definition in another form."""

COUNTED_ONLY = frozenset({OWL_AXIOM_REFSET, MODULE_DEPENDENCY_REFSET})
"""Refsets whose fields nobody reads one by one: axioms, and the dates that modules build on."""

_WORKINGS = TOLD_ELSEWHERE | {DESCRIPTION_INACTIVATION_REFSET, MODULE_DEPENDENCY_REFSET}


def is_chosen(refset_id: int, components: Iterable[int]) -> bool:
    """Say whether a refset's members are concepts that somebody chose: no language refset, no history, no axioms."""
    return refset_id not in _WORKINGS and all(partition(sctid) in CONCEPT_PARTITIONS for sctid in components)
