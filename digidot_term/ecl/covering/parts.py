"""Blocks put in, blocks taken out, and the expression they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from pyroaring import BitMap

from digidot_term.ecl.covering.block import Block, block_of
from digidot_term.ecl.rewriting.idle import idle_in_union
from digidot_term.ecl.rewriting.measure import render_alone
from digidot_term.ecl.rewriting.shape import either
from digidot_term.ecl.tree import DisjunctionExpressionConstraint, ExclusionExpressionConstraint, Expression
from digidot_term.record import record


@record
class Parts:
    """Blocks of which one must hold a concept, and blocks of which none may."""

    included: tuple[Block, ...]
    excluded: tuple[Block, ...] = ()

    @property
    def clauses(self) -> int:
        """How many clauses there are."""
        return sum(count_clauses(block.expression) for block in (*self.included, *self.excluded))

    @property
    def ids(self) -> BitMap:
        """The ordinals of the concepts they find."""
        return united(self.included) - united(self.excluded)

    @property
    def expression(self) -> Expression:
        """The expression they make; blocks with most concepts come first.

        What is taken out of one block alone stands with that block, otherwise behind all of them.
        """
        if not self.excluded:
            return either(_in_order(self.included))
        out, taken = either(_in_order(self.excluded)), united(self.excluded)
        touched = [block for block in self.included if block.ids.intersect(taken)]
        if len(touched) != 1:
            return ExclusionExpressionConstraint(either(_in_order(self.included)), out)
        less = block_of(ExclusionExpressionConstraint(touched[0].expression, out), touched[0].ids - taken)
        return either(_in_order(less if block is touched[0] else block for block in self.included))


def count_clauses(expression: Expression) -> int:
    """Count the clauses of a block, which may take clauses out itself."""
    match expression:
        case DisjunctionExpressionConstraint(operands):
            return sum(map(count_clauses, operands))
        case ExclusionExpressionConstraint(included, excluded):
            return count_clauses(included) + count_clauses(excluded)
        case _:
            return 1


def united(blocks: Iterable[Block]) -> BitMap:
    """Return the concepts of any of some blocks."""
    return reduce(or_, (block.ids for block in blocks), BitMap())


def without_idle(blocks: Sequence[Block], of_use: BitMap, held: BitMap) -> list[Block]:
    """Leave out blocks all of whose use the others have, or is `held` besides; the heaviest first."""
    if not blocks:
        return []
    sets = [block.ids & of_use for block in blocks]
    order = sorted(range(len(blocks)), key=lambda at: (-blocks[at].weight, len(sets[at]), at))
    idle = idle_in_union(sets, order, held)
    return [block for at, block in enumerate(blocks) if at not in idle]


def _in_order(blocks: Iterable[Block]) -> Iterable[Expression]:
    found = sorted(blocks, key=lambda block: (-len(block.ids), render_alone(block.expression)))
    return [block.expression for block in found]
