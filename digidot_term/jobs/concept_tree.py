"""Find a concept's place in the hierarchy: the ways up, and what is below down to some depth."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import islice

from digidot_term.language import Language
from digidot_term.report.concepts.tree import Branch, ConceptTree
from digidot_term.report.naming import Named, Namer, alphabetical, namer
from digidot_term.snomed.edition import Edition

WAYS = 5
"""How many of the ways up are shown: the shortest."""

_Shown = dict[int, tuple[tuple[Named, ...], int]]


def concept_tree(edition: Edition, sctid: int, language: Language, *, depth: int, limit: int) -> ConceptTree:
    """Return the tree below a concept, with at most `limit` children a concept, and the ways above it."""
    named = namer(edition, language)
    shown, homes = _shown(edition, sctid, named, depth, limit)
    ways = tuple(tuple(map(named, way)) for way in islice(_ways(edition, sctid), WAYS))
    active = sctid in edition.active_ids
    return ConceptTree(_branch(edition, named(sctid), 0, shown, homes), active, ways, _count_ways(edition, sctid))


def _shown(edition: Edition, top: int, named: Namer, depth: int, limit: int) -> tuple[_Shown, dict[int, int]]:
    """Return the children shown of each concept, and the parent under which its own children are.

    That is the one reached in the fewest steps, so that a depth shows all it promises.
    """
    shown: _Shown = {}
    homes: dict[int, int] = {top: 0}
    level = [top]
    for _ in range(depth):
        below: list[int] = []
        for sctid in level:
            children = sorted(map(named, edition.children(sctid)), key=alphabetical)
            shown[sctid] = (tuple(children[:limit]), len(children[limit:]))
            for child in children[:limit]:
                if child.id not in homes:
                    homes[child.id] = sctid
                    below.append(child.id)
        level = below
    return shown, homes


def _branch(edition: Edition, concept: Named, parent: int, shown: _Shown, homes: dict[int, int]) -> Branch:
    descendants = len(edition.descendants(concept.id))
    if homes[concept.id] != parent:
        return Branch(concept, descendants, again=True)
    children, more = shown.get(concept.id, ((), 0))
    branches = (_branch(edition, child, concept.id, shown, homes) for child in children)
    return Branch(concept, descendants, tuple(branches), more)


def _ways(edition: Edition, sctid: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways from the root to a parent, the shortest first, then by id.

    Of ways that will be as long the one that has come furthest is followed, for there may be millions of them.
    """
    steps = _steps_up(edition, sctid)
    waiting: list[tuple[int, int, tuple[int, ...]]] = [
        (steps.get(parent, 0), 0, (parent,)) for parent in edition.parents(sctid)
    ]
    heapify(waiting)
    while waiting:
        _, left, way = heappop(waiting)
        if not edition.parents(way[-1]):
            yield way[::-1]
        for parent in edition.parents(way[-1]):
            if parent not in way:
                heappush(waiting, (len(way) + steps.get(parent, 0), left - 1, (*way, parent)))


def _steps_up(edition: Edition, sctid: int) -> dict[int, int]:
    """Return how many steps each concept above has to the root; those in a circle without a root have none."""
    above = {sctid, *edition.ancestors(sctid)}
    steps = {here: 0 for here in above if not edition.parents(here)}
    level = list(steps)
    while level:
        below = {child for here in level for child in edition.children(here) if child in above and child not in steps}
        steps |= dict.fromkeys(below, steps[level[0]] + 1)
        level = list(below)
    return steps


def _count_ways(edition: Edition, sctid: int) -> int:
    """Count the ways up without walking them: a concept has as many as its parents have together."""
    counts: dict[int, int] = {}

    def count(here: int) -> int:
        if here not in counts:
            counts[here] = 0  # a circle, which is a flaw of the release, leads nowhere
            counts[here] = sum(map(count, edition.parents(here))) or 1
        return counts[here]

    return sum(map(count, edition.parents(sctid)))
