"""Find a short expression for a set of codes in an edition."""

from __future__ import annotations

from collections.abc import Iterable

from pyroaring import BitMap

from digidot_term.ecl.covering.bounds import Bounds, within_bounds
from digidot_term.ecl.covering.candidates import children, members
from digidot_term.ecl.covering.exact import exact_parts
from digidot_term.ecl.covering.ground import Terrain, ground_of
from digidot_term.ecl.covering.parts import Parts, count_clauses
from digidot_term.ecl.covering.refinements import refinements
from digidot_term.ecl.evaluator import evaluate
from digidot_term.ecl.question import Ids
from digidot_term.ecl.rewriting.optimiser import length_of, optimise
from digidot_term.ecl.tree import Expression
from digidot_term.record import record
from digidot_term.snomed.concept_set import ConceptSet
from digidot_term.snomed.edition import Edition

_MOST_POLISHED = 100


@record
class Covering:
    """An expression for a set of codes, and how it differs from them.

    `codes` are those the expression is for; `extra` are concepts it finds that are none of them, `missing` are codes it
    does not find: none of either where it is exact. `within_bounds` says whether all bounds that were set are met.
    """

    expression: Expression
    codes: Ids
    extra: Ids
    missing: Ids
    clauses: int
    within_bounds: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether the expression finds the codes and nothing else."""
        return not (self.extra or self.missing)


def from_codes(
    codes: Iterable[int],
    edition: Edition,
    *,
    max_clauses: int | None = None,
    at_most_wrong: int | None = None,
    keep_inactive: bool = False,
) -> Covering | None:
    """Return a short expression for codes; None when none of them is a concept of the edition that counts.

    It finds exactly the codes, unless a bound is set: then it is the best found with at most `max_clauses` clauses, or
    with at most so many concepts missing or too many. Ids the edition does not know are left out, and inactive concepts
    unless `keep_inactive`. What is returned has been evaluated.
    """
    known = edition.concepts_of(frozenset(codes))
    wanted = known if keep_inactive else known & edition.active_ids
    if not wanted:
        return None
    bounds = Bounds(max_clauses, at_most_wrong)
    tried = _tried(wanted, bounds, edition)
    for parts in sorted(tried, key=lambda parts: _order(parts, wanted.ordinals, bounds)):
        expression, found = _polished(parts, edition)
        if found == edition.concept_set(parts.ids):
            return _covering(expression, wanted, found, bounds)
    raise AssertionError(wanted)  # the codes one by one mean themselves in every edition


def _tried(wanted: ConceptSet, bounds: Bounds, edition: Edition) -> list[Parts]:
    """Return expressions in parts, among which the best is."""
    terrain = Terrain(edition)
    ground = ground_of(wanted.ordinals, terrain)
    blocks = [*children(ground, terrain), *members(ground, terrain), *refinements(ground.wanted, terrain)]
    exact = list(exact_parts(ground, terrain, blocks))
    if bounds.is_exact:
        return exact
    return list(within_bounds(exact, blocks, bounds, ground, terrain))


def _polished(parts: Parts, edition: Edition) -> tuple[Expression, Ids]:
    """Return the expression of parts with what it finds; a small one as short as it gets."""
    expression = parts.expression
    if parts.clauses <= _MOST_POLISHED:
        expression = optimise(expression, edition).expression
    return expression, evaluate(expression, edition)[0]


def _covering(expression: Expression, wanted: ConceptSet, found: Ids, bounds: Bounds) -> Covering:
    """Compare what an expression finds with the codes."""
    extra, missing = found - wanted, wanted - found
    clauses = count_clauses(expression)
    return Covering(expression, wanted, extra, missing, clauses, bounds.are_met(clauses, len(extra) + len(missing)))


def _order(parts: Parts, wanted: BitMap, bounds: Bounds) -> tuple[int, ...]:
    """Return what the better of two has less of: what is over the bounds, then weight, what is wrong, characters."""
    wrong = parts.ids.symmetric_difference_cardinality(wanted)
    length = length_of(parts.expression)
    return (*bounds.excess(parts.clauses, wrong), length.weight, wrong, length.characters)
