"""Which concepts are defined by other attributes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from digidot_term.snomed.compare.concepts import concept_numbers
from digidot_term.snomed.compare.matching import Matching
from digidot_term.snomed.compare.rows import differing_rows
from digidot_term.snomed.compare.side import Numbers, Side, owners
from digidot_term.snomed.index.pools import texts_of


def redefined(matching: Matching) -> list[int]:
    """Return the concepts, active in both editions, some of whose attributes has another value or group number."""
    old, new = matching.old, matching.new
    types = np.union1d(old.array("attribute.type.id"), new.array("attribute.type.id"))
    texts = sorted({*_values(old), *_values(new)})
    numbers = {text: number + matching.new.concept_count for number, text in enumerate(texts)}
    gone = len(numbers)
    was_active, is_active = matching.active_in_both
    concepts = concept_numbers(matching)
    concepts = np.where(concepts < new.concept_count, concepts, concepts + gone)
    was = _rows(old, was_active, types, np.append(concepts, _numbered(old, numbers)))
    now = _rows(new, is_active, types, np.append(np.arange(new.concept_count), _numbered(new, numbers)))
    lost, gained = differing_rows((matching.concept_to[was[0]], *was[1:]), now)
    sources = np.union1d(matching.concept_to[was[0][lost]], now[0][gained])
    found: list[int] = new.array("concept.id")[sources].tolist()
    return found


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


def _numbered(side: Side, numbers: Mapping[str, int]) -> Numbers:
    return np.array([numbers[text] for text in _values(side)], np.int64)
