"""What refinements are answered with: for each attribute and value, the places that have it.

A place is a role group of a concept, or an ungrouped attribute alone: a number of 32 bits. Places are laid out in
layers as wide as there are concepts, rounded up: a concept's n-th role group is the concept's ordinal in layer n, and
its ungrouped attributes follow in the layers behind. So what holds within a group is an intersection of bitmaps, and
the concepts that have it are the layers laid over each other.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.snomed import kinds
from digidot_term.snomed.build.arrays import Arrays
from digidot_term.snomed.build.bitmaps import add_bitmaps, bitmap_of
from digidot_term.snomed.build.sorting import order_of
from digidot_term.snomed.index.layout import BLOCKS, layer_width

Numbers = NDArray[Any]
_ROOM = 1 << 32


class Attributes(NamedTuple):
    """Attribute rows in order of source, group, type and target; a target from `count` on is a concrete value."""

    sources: Numbers
    groups: Numbers
    types: Numbers
    targets: Numbers


class Segments(NamedTuple):
    """Each row's place and segment: the rows of one type, of which a place has no more than one in a segment."""

    places: Numbers
    numbers: Numbers
    types: Numbers
    group_layers: int


def segments_of(rows: Attributes, count: int) -> Segments:
    """Number the places of the attributes of so many concepts, and tell rows of the same type in one place apart."""
    layers, group_layers = _layers(rows)
    width = layer_width(count)
    if len(layers) and (int(layers.max()) + 1) * width > _ROOM:
        raise DigidotError(Diagnostic.of(kinds.TOO_MANY_GROUPS, Place("-"), limit=_ROOM // width))
    places = layers * width + rows.sources
    repeated = _repetitions(places, rows.types)
    most = int(repeated.max(initial=0)) + 1
    known, numbers = np.unique(rows.types * most + repeated, return_inverse=True)
    return Segments(places, numbers.reshape(-1), known // most, group_layers)


def write_places(rows: Attributes, segments: Segments, type_count: int, arrays: Arrays) -> None:
    """Add the places by segment and value: `typed.first` has the first row of each of a segment's values."""
    order = order_of((segments.numbers, rows.targets))
    numbers, targets, places = segments.numbers[order], rows.targets[order], segments.places[order]
    first = np.flatnonzero(_changes(numbers, targets))
    ends = np.searchsorted(numbers, np.arange(len(segments.types) + 1))
    value_ends = np.searchsorted(first, ends)
    arrays.add_codes("typed.type", segments.types, type_count)
    arrays.add("typed.first.offset", value_ends)
    arrays.add("typed.first", np.append(first, len(places)))
    values = np.split(targets[first], value_ends[1:-1]) if len(segments.types) else []
    add_bitmaps(arrays, "typed.value", map(bitmap_of, values))
    add_places(arrays, "typed", places)
    parts = np.split(places, ends[1:-1]) if len(segments.types) else []
    add_bitmaps(arrays, "typed.segment", map(bitmap_of, parts))


def add_places(arrays: Arrays, name: str, places: Numbers) -> None:
    """Add the places of rows, and those of whole blocks of rows as bitmaps, blocks of each size behind the smaller."""
    arrays.add(f"{name}.place", places)
    add_bitmaps(arrays, f"{name}.block", (bitmap for size in BLOCKS for bitmap in _blocks(places, size)))


def _layers(rows: Attributes) -> tuple[Numbers, int]:
    """Return each row's layer, and how many layers are of role groups."""
    grouped = rows.groups > 0
    concept = _first_rows(_changes(rows.sources))
    # A concept's ungrouped rows stand in front; its first group starts where none of its groups has yet.
    groups: Numbers = np.cumsum(_changes(rows.sources, rows.groups) & grouped)
    rank: Numbers = groups - (groups[concept] - grouped[concept]) - 1
    group_layers = int(rank[grouped].max(initial=-1)) + 1
    return np.where(grouped, rank, group_layers + np.arange(len(concept)) - concept), group_layers


def _repetitions(places: Numbers, types: Numbers) -> Numbers:
    """Return how many rows of the same place and type stand before each row; they stand next to each other."""
    return np.arange(len(places)) - _first_rows(_changes(places, types))


def _first_rows(is_first: NDArray[np.bool_]) -> Numbers:
    """Return for each row the row at which what it is part of starts."""
    rows: Numbers = np.maximum.accumulate(np.where(is_first, np.arange(len(is_first)), 0))
    return rows


def _changes(*columns: Numbers) -> NDArray[np.bool_]:
    """Say which rows differ from the one before."""
    found = np.zeros(len(columns[0]), np.bool_)
    found[:1] = True
    for column in columns:
        found[1:] |= column[1:] != column[:-1]
    return found


def _blocks(places: Numbers, size: int) -> list[BitMap]:
    """Return the bitmap of each whole block of rows."""
    return [bitmap_of(places[end - size : end]) for end in range(size, len(places) + 1, size)]
