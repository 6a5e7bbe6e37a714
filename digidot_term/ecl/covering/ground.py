"""How a set of codes lies in the hierarchy: which concepts have it below them, whole or in part.

All sets are bitmaps of ordinals. Inactive concepts stand apart: nothing is above or below them.
"""

from __future__ import annotations

from pyroaring import BitMap

from digidot_term.record import record
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.hierarchy import Hierarchy


class Terrain:
    """The hierarchy of an edition, with what was asked of it remembered."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.hierarchy: Hierarchy = edition.hierarchy
        self._below: dict[int, BitMap] = {}
        self._over: dict[int, BitMap] = {}

    def below(self, ordinal: int) -> BitMap:
        """Return a concept and all below it."""
        found = self._below.get(ordinal)
        if found is None:
            found = self.hierarchy.below(ordinal)
            found.add(ordinal)
            self._below[ordinal] = found
        return found

    def over(self, ordinal: int) -> BitMap:
        """Return a concept and all above it."""
        found = self._over.get(ordinal)
        if found is None:
            found = self._over[ordinal] = self.above(BitMap([ordinal]))
        return found

    def above(self, ordinals: BitMap) -> BitMap:
        """Return concepts and all above them."""
        return self.hierarchy.ancestors(ordinals) | ordinals

    def is_leaf(self, ordinal: int) -> bool:
        """Say whether nothing stands below a concept."""
        return len(self.hierarchy.children(ordinal)) == 0

    def sctid(self, ordinal: int) -> int:
        """Return a concept's id."""
        return self.edition.concept_ids.ids.ids[ordinal]


@record
class Ground:
    """A set of codes, `wanted`, on the terrain.

    `above` is the codes and all above them. `whole` are the codes all below which are codes too, and that stand below
    no other such: `<<` of each of them is needed, or what holds it. `broken` are the codes that have something else
    below them. `outside` are the concepts that have codes below them but are none, `free` the topmost of those that
    have no code below them: only `<<` of itself takes such a concept out.
    """

    wanted: BitMap
    above: BitMap
    whole: BitMap
    broken: BitMap
    outside: BitMap
    free: BitMap


def ground_of(wanted: BitMap, terrain: Terrain) -> Ground:
    """Look at a set of codes on the terrain."""
    above = terrain.above(wanted)
    broken = _broken(wanted, terrain.hierarchy)
    unbroken = wanted - broken
    return Ground(
        wanted,
        above,
        unbroken - terrain.hierarchy.children_of(unbroken),
        broken,
        above - wanted,
        _free(above, terrain.hierarchy),
    )


def _broken(wanted: BitMap, hierarchy: Hierarchy) -> BitMap:
    """Return the codes below which something stands that is no code."""
    found = hierarchy.parents_of(hierarchy.children_of(wanted) - wanted) & wanted
    fresh = found
    while fresh:
        fresh = (hierarchy.parents_of(fresh) & wanted) - found
        found = found | fresh
    return found


def _free(above: BitMap, hierarchy: Hierarchy) -> BitMap:
    """Return the concepts with no code below them, all of whose parents have one."""
    beside = hierarchy.children_of(above) - above
    return beside - hierarchy.children_of(hierarchy.parents_of(beside) - above)
