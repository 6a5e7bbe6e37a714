"""Expressions for exactly the codes, among which the shortest is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digidot_term.ecl.covering.block import Block
from digidot_term.ecl.covering.exclusion import Exclusions
from digidot_term.ecl.covering.greedy import Greedy
from digidot_term.ecl.covering.ground import Ground, Terrain
from digidot_term.ecl.covering.parts import Parts
from digidot_term.ecl.covering.pool import Pool
from digidot_term.ecl.rewriting.measure import Length
from digidot_term.ecl.rewriting.optimiser import length_of

_MOST_LOOKS = 60_000
"""So often candidates are looked at in all before no more is tried; twice as often takes a second."""


def exact_parts(ground: Ground, terrain: Terrain, blocks: Sequence[Block]) -> Iterator[Parts]:
    """Yield the codes one by one; by branches of codes alone, and with exceptions; then with other blocks as well."""
    exclusions = Exclusions(ground, terrain)
    pools = [Pool(ground, exclusions, terrain, ())]
    pools += [Pool(ground, exclusions, terrain, blocks)] if blocks else []
    yield Greedy(pools[0], frozenset(range(len(pools[0])))).run()
    for pool in pools:
        yield Greedy(pool, pure=True).run()
        yield _improved(pool)


def _improved(pool: Pool) -> Parts:
    """Take the best blocks, then try to do without each: what saves most may be in the way of two that save more."""
    best, parts, length, untried = _run(pool, frozenset())
    looks = best.looks
    while untried and looks < _MOST_LOOKS:
        other = _run(pool, best.banned | {untried.pop(0)})
        looks += other[0].looks
        if other[2] < length:
            best, parts, length, untried = other
    return parts


def _run(pool: Pool, banned: frozenset[int]) -> tuple[Greedy, Parts, Length, list[int]]:
    """Return a run, what it comes to, and the candidates it took, large ones in front."""
    run = Greedy(pool, banned)
    parts = run.run()
    taken = sorted(run.taken, key=lambda number: (-len(run.taken[number].ids), number))
    return run, parts, length_of(parts.expression), taken
