"""Attributes of concepts, both ways, and the hierarchy, as the arrays of an index."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digidot_term.snomed import kinds
from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.bitmaps import write_descendants
from digidot_term.snomed.build.concepts import ConceptTable, Defining, Hierarchy, are_inferred
from digidot_term.snomed.build.id_table import UNKNOWN
from digidot_term.snomed.build.late import Seekers
from digidot_term.snomed.build.lists import offsets_of
from digidot_term.snomed.build.order import children_of, parents_of
from digidot_term.snomed.build.places import Attributes, add_places, segments_of, write_places
from digidot_term.snomed.build.redundancy import write_is_a_redundancy, write_redundancy
from digidot_term.snomed.build.rows import Rows
from digidot_term.snomed.build.runs import Runs, descendant_runs
from digidot_term.snomed.build.sorting import pack
from digidot_term.snomed.constants import IS_A
from digidot_term.snomed.rf2.columns import Codes

Numbers = NDArray[np.int64]


def write_hierarchy(hierarchy: Hierarchy, arrays: Arrays) -> Runs:
    """Add parents, children and descendants, by ordinal; return the runs of descendants."""
    count = len(hierarchy.ordinals)
    children, parents = children_of(hierarchy.edges, count), parents_of(hierarchy.edges, count)
    for name, lists in (("parent", parents), ("child", children)):
        arrays.add(f"{name}.offset", lists.offsets)
        arrays.add(name, lists.values)
    arrays.add_bitmap("child.owner", np.flatnonzero(np.diff(children.offsets)))
    runs = descendant_runs(children, parents)
    write_descendants(runs, arrays)
    write_is_a_redundancy(hierarchy.edges, runs, arrays)
    return runs


def write_attributes(
    defining: Defining,
    values: Rows,
    concepts: ConceptTable,
    ordinals: Numbers,
    descendants: Runs,
    seekers: Seekers,
    arrays: Arrays,
) -> int:
    """Add the attributes: relationships but for is-a, and concrete values; each said once.

    A target is an ordinal, or from the number of concepts on a number into the concrete values. Returns how many
    role groups a concept has at most.
    """
    is_attribute = defining.types != IS_A
    sources, types, targets, groups = (
        ordinals[defining.sources[is_attribute]],
        defining.types[is_attribute],
        ordinals[defining.destinations[is_attribute]],
        defining.groups[is_attribute],
    )
    texts: list[bytes] = []
    if len(values):
        found, codes = _concrete(values, concepts, ordinals, seekers)
        used, numbers = np.unique(codes.numbers, return_inverse=True)
        names = [codes.raw[at] for at in used.tolist()]
        texts = sorted(names)
        place = {name: at for at, name in enumerate(texts)}
        rank = np.array([place[name] for name in names] or [0], np.int64)
        sources = np.concatenate((sources, found[0]))
        types = np.concatenate((types, found[1]))
        groups = np.concatenate((groups, found[2]))
        targets = np.concatenate((targets, rank[numbers.reshape(-1)] + len(ordinals)))
    arrays.add_texts("attribute.value", texts)
    known, rows = _distinct(np.stack((sources, groups, types, targets)))
    segments = segments_of(rows, len(ordinals))
    _write(rows, segments.places, known, len(ordinals), arrays)
    write_places(rows, segments, len(known), arrays)
    place_of_type = concepts.table.rows(known)
    type_ordinals = np.where(place_of_type == UNKNOWN, -1, np.append(ordinals, -1)[place_of_type])
    write_redundancy(rows, segments, type_ordinals, descendants, arrays)
    return segments.group_layers


def _concrete(
    rows: Rows, concepts: ConceptTable, ordinals: Numbers, seekers: Seekers
) -> tuple[tuple[Numbers, Numbers, Numbers], Codes]:
    """Return sources, types and groups of the concrete values that define, and the values."""
    active = rows.numbers("active")
    sources = seekers.find(rows, "sourceId", concepts.table, active, kinds.DANGLING)
    wanted = active & (sources != UNKNOWN) & are_inferred(rows)
    codes = rows.codes("value")
    types, groups = rows.ids("typeId")[wanted], rows.numbers("relationshipGroup")[wanted]
    return (ordinals[sources[wanted]], types, groups), Codes(codes.numbers[wanted], codes.raw)


def _distinct(rows: Numbers) -> tuple[Numbers, Attributes]:
    """Return the types there are and the rows, each once, in order of source, group, type by number, and target."""
    known, numbers = np.unique(rows[2], return_inverse=True)
    rows[2] = numbers.reshape(-1)
    packed = pack(tuple(rows))
    rows = rows[:, np.lexsort(rows[::-1])] if packed is None else rows[:, np.unique(packed, return_index=True)[1]]
    fresh = np.ones(rows.shape[1], np.bool_)
    fresh[1:] = (np.diff(rows, axis=1) != 0).any(axis=0)
    return known, Attributes(*rows[:, fresh])


def _write(rows: Attributes, places: Numbers, known: Numbers, count: int, arrays: Arrays) -> None:
    """Add the rows by source, and those with a concept as target, and their places, by that."""
    sources, groups, types, targets = rows
    arrays.add("attribute.offset", offsets_of(sources, count))
    arrays.add("attribute.type.id", known, "q")
    arrays.add_codes("attribute.type", types, len(known))
    arrays.add_codes("attribute.group", groups, int(groups.max(initial=0)) + 1)
    arrays.add("attribute.target", targets)
    incoming = np.flatnonzero(targets < count)
    incoming = incoming[np.argsort(targets[incoming], kind="stable")]
    arrays.add("incoming.offset", offsets_of(targets[incoming], count))
    arrays.add("incoming.row", incoming)
    add_places(arrays, "incoming", places[incoming])
