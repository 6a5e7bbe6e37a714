"""What became of concepts: their state, and their place in the hierarchy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from digidot_term.snomed.compare.matching import NOWHERE, Matching
from digidot_term.snomed.compare.rows import differing_rows
from digidot_term.snomed.compare.side import Numbers, Side, owners
from digidot_term.snomed.constants import DEFINED


class States(NamedTuple):
    """The ids of the concepts that came, went, became inactive or active again, defined or primitive."""

    added: list[int]
    removed: list[int]
    inactivated: list[int]
    reactivated: list[int]
    now_defined: list[int]
    now_primitive: list[int]


Pair = tuple[int, int]
"""The ids of a concept and of one of its parents."""


def compare_states(matching: Matching) -> States:
    """Return the concepts whose state is another; definition status counts where a concept is active in both."""
    old, new, before = matching.old, matching.new, matching.concept_from
    known = before != NOWHERE
    was_active = known & (before < old.active)
    is_active = np.arange(len(before)) < new.active
    _, both = matching.active_in_both
    was_defined, is_defined = np.zeros(len(before), np.bool_), _defined(new)
    was_defined[known] = _defined(old)[before[known]]
    ids = new.array("concept.id")
    return States(
        added=ids[~known].tolist(),
        removed=old.array("concept.id")[matching.concept_to == NOWHERE].tolist(),
        inactivated=ids[was_active & ~is_active].tolist(),
        reactivated=ids[known & ~was_active & is_active].tolist(),
        now_defined=ids[both & is_defined & ~was_defined].tolist(),
        now_primitive=ids[both & was_defined & ~is_defined].tolist(),
    )


def compare_parents(matching: Matching) -> tuple[list[Pair], list[Pair]]:
    """Return the parents that concepts, active in both editions, have gained and lost."""
    old, new = matching.old, matching.new
    was_active, is_active = matching.active_in_both
    was_child, was_parent = _edges(old, was_active)
    child, parent = _edges(new, is_active)
    rows = (matching.concept_to[was_child], concept_numbers(matching)[was_parent])
    lost, gained = differing_rows(rows, (child, parent))
    return _pairs(new, child[gained], parent[gained]), _pairs(old, was_child[lost], was_parent[lost])


def concept_numbers(matching: Matching) -> Numbers:
    """Return a number for each old concept: that of the new edition, or one behind all of those if it is not there."""
    found = matching.concept_to
    return np.where(found == NOWHERE, matching.new.concept_count + np.arange(len(found)), found)


def _defined(side: Side) -> Numbers:
    statuses = np.array([status == DEFINED for _, status in side.index.facts["concept_forms"]], np.bool_)
    return statuses[side.array("concept.form")]


def _edges(side: Side, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Return the children and parents of the is-a relationships of wanted concepts."""
    children = owners(side.array("parent.offset"))
    kept = wanted[children]
    return children[kept], side.array("parent")[kept]


def _pairs(side: Side, children: Numbers, parents: Numbers) -> list[Pair]:
    ids = side.array("concept.id")
    return list(zip(ids[children].tolist(), ids[parents].tolist(), strict=True))
