"""The concepts of an edition and its hierarchy, with the ordinal of each concept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed import kinds
from digidot_term.snomed.build.cycles import without_knots
from digidot_term.snomed.build.id_table import UNKNOWN, IdTable
from digidot_term.snomed.build.late import Seekers
from digidot_term.snomed.build.order import Edges, levels, ordinals
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.constants import INFERRED, IS_A
from digidot_term.snomed.rf2.columns import Codes
from digidot_term.snomed.rf2.faults import Faults


@dataclass(frozen=True, slots=True)
class ConceptTable:
    """The concept rows that count, sorted by id."""

    rows: Rows
    ids: NDArray[np.int64]
    active: NDArray[np.bool_]
    table: IdTable

    @classmethod
    def of(cls, rows: Rows) -> ConceptTable:
        """Make the table of concept rows."""
        ids = rows.numbers("id") if len(rows) else np.zeros(0, np.int64)
        active = rows.numbers("active") if len(rows) else np.zeros(0, np.bool_)
        return cls(rows, ids, active, IdTable(ids))


@dataclass(frozen=True, slots=True)
class Defining:
    """The active inferred relationships between concepts there are, by the rows of the concept table."""

    rows: Rows
    sources: NDArray[np.int32]
    destinations: NDArray[np.int32]
    types: NDArray[np.int64]
    groups: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Is-a pairs by ordinal, and the ordinal of each row of the concept table."""

    ordinals: NDArray[np.int64]
    edges: Edges


def defining_relationships(rows: Rows, concepts: ConceptTable, seekers: Seekers) -> Defining:
    """Keep the active inferred relationships; one whose source or destination is no concept is told and left out."""
    active = rows.numbers("active")
    sources = seekers.find(rows, "sourceId", concepts.table, active, kinds.DANGLING)
    destinations = seekers.find(rows, "destinationId", concepts.table, active, kinds.DANGLING)
    wanted = active & are_inferred(rows) & (sources != UNKNOWN) & (destinations != UNKNOWN)
    types, groups = rows.ids("typeId")[wanted], rows.numbers("relationshipGroup")[wanted]
    return Defining(rows.picked(wanted), sources[wanted], destinations[wanted], types, groups)


def are_inferred(rows: Rows) -> NDArray[np.bool_]:
    """Say which rows define: inferred ones; stated and additional ones do not."""
    found: Codes = rows.codes("characteristicTypeId")
    return np.array([value == str(INFERRED) for value in (*found.values, "")], np.bool_)[found.numbers]


def build_hierarchy(concepts: ConceptTable, defining: Defining, faults: Faults) -> Hierarchy:
    """Order the concepts by the is-a relationships between active ones; those of a circle are told and left out."""
    is_a = defining.types == IS_A
    children, parents = defining.sources[is_a], defining.destinations[is_a]
    both = concepts.active[children] & concepts.active[parents]
    edges = _distinct(Edges(children[both].astype(np.int64), parents[both].astype(np.int64)), len(concepts.ids))
    by_level, suspects = levels(edges, len(concepts.ids))
    if len(suspects):
        edges = without_knots(edges, suspects, concepts.ids, defining, faults)
        by_level, _ = levels(edges, len(concepts.ids))
    found = ordinals(edges, by_level, concepts.active, concepts.ids)
    return Hierarchy(found, Edges(found[edges.children], found[edges.parents]))


def _distinct(edges: Edges, count: int) -> Edges:
    """Keep each pair once."""
    keys = np.sort(edges.children * count + edges.parents)
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    return Edges(keys // max(count, 1), keys % max(count, 1))
