"""Which concepts are defined by other attributes."""

from __future__ import annotations

import numpy as np

from digidot_term.snomed.compare.concepts import concept_numbers
from digidot_term.snomed.compare.matching import Matching
from digidot_term.snomed.compare.rows import differing_rows
from digidot_term.snomed.compare.side import Numbers, Side, owners
from digidot_term.snomed.index.pools import texts_of


def redefined(matching: Matching) -> list[int]:
    """Return the concepts, active in both editions, of which an attribute has another value or group number."""
    old, new = matching.old, matching.new
    types = np.union1d(old.array("attribute.type.id"), new.array("attribute.type.id"))
    was_targets, targets = _targets(matching)
    was_active, is_active = matching.active_in_both
    sources, *was = _rows(old, was_active, types, was_targets)
    now = _rows(new, is_active, types, targets)
    sources = matching.concept_to[sources]
    lost, gained = differing_rows((sources, *was), now)
    found: list[int] = new.array("concept.id")[np.union1d(sources[lost], now[0][gained])].tolist()
    return found


def _targets(matching: Matching) -> tuple[Numbers, Numbers]:
    """Return a number for each target of either edition, the same for the same: concepts first, then values."""
    old, new = matching.old, matching.new
    concepts = concept_numbers(matching)
    first = int(concepts.max(initial=new.concept_count)) + 1
    numbers = {text: number for number, text in enumerate(dict.fromkeys((*_values(old), *_values(new))), first)}
    was_values, values = (np.array([numbers[text] for text in _values(side)], np.int64) for side in (old, new))
    return np.append(concepts, was_values), np.append(np.arange(new.concept_count), values)


def _rows(side: Side, wanted: Numbers, types: Numbers, targets: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return source, role and target of the attributes of wanted concepts; a role is a type in a group."""
    sources = owners(side.array("attribute.offset"))
    kept = wanted[sources]
    type_numbers = np.searchsorted(types, side.array("attribute.type.id"))[side.array("attribute.type")[kept]]
    roles = side.array("attribute.group")[kept].astype(np.int64) * len(types) + type_numbers
    return sources[kept], roles, targets[side.array("attribute.target")[kept]]


def _values(side: Side) -> list[str]:
    """Return the concrete values by number."""
    return list(map(texts_of(side.index, "attribute.value"), range(len(side.array("attribute.value.offset")) - 1)))
