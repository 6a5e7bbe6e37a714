"""What AND, OR and MINUS can do without in one edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from pyroaring import BitMap

from digidot_term.ecl.rewriting import edition_reasons as reasons
from digidot_term.ecl.rewriting.answers import Answers
from digidot_term.ecl.rewriting.idle import idle_in_intersection, idle_in_union
from digidot_term.ecl.rewriting.measure import measure
from digidot_term.ecl.rewriting.nodes import And, Minus, Or
from digidot_term.ecl.rewriting.shape import both, either, parts_of
from digidot_term.ecl.rewriting.step import Parts, Step
from digidot_term.ecl.tree import Expression

Operands = tuple[Expression, ...]


def drop_empty(node: Or, answers: Answers) -> Step | None:
    """Leave out what has no concepts, as unknown ones do, where something else has."""
    sets = answers.bitmaps(node.operands)
    if sets is None or all(sets) or not any(sets):
        return None
    kept = tuple(operand for operand, ids in zip(node.operands, sets, strict=True) if ids)
    gone = tuple((operand, None) for operand, ids in zip(node.operands, sets, strict=True) if not ids)
    return Step(reasons.NO_CONCEPTS, node, either(kept), gone)


def drop_covered(node: Or, answers: Answers) -> Step | None:
    """Leave out the operands that the others hold all of; small ones and long ones first."""
    sets = answers.bitmaps(node.operands)
    if sets is None or not any(sets):
        return None
    gone = idle_in_union(sets, _order(node.operands, sets, small_first=True), BitMap())
    return _without(node.operands, sets, gone) if gone else None


def _without(operands: Operands, sets: list[BitMap], gone: set[int]) -> Step:
    kept = [at for at in range(len(operands)) if at not in gone]
    parts = tuple((operands[at], _holder(sets[at], kept, operands, sets)) for at in sorted(gone))
    return Step(reasons.COVERED, Or(operands), either(operands[at] for at in kept), parts)


def _holder(ids: BitMap, kept: list[int], operands: Operands, sets: list[BitMap]) -> Expression | None:
    """Return one operand that holds a set alone, if it is soon found."""
    return next((operands[at] for at in kept[:_MOST_ASKED] if ids <= sets[at]), None)


_MOST_ASKED = 200


def drop_held(node: And, answers: Answers) -> Step | None:
    """Leave out the operands that are true of all that the others have in common; wide ones and long ones first."""
    sets = answers.bitmaps(node.operands)
    if sets is None or not answers.ids(node):
        return None
    order = _order(node.operands, sets, small_first=False)
    gone = idle_in_intersection(sets, order, reduce(or_, sets))
    kept = tuple(operand for at, operand in enumerate(node.operands) if at not in gone)
    if not gone or not kept:
        return None
    return Step(reasons.HELD, node, both(kept), _alone(node.operands[at] for at in sorted(gone)))


def exclude_less(node: Minus, answers: Answers) -> Step | None:
    """Leave out what MINUS takes nothing, or nothing more, out by."""
    excluded = parts_of(node.excluded)
    sets, included = answers.bitmaps(excluded), answers.bitmap(node.included)
    if sets is None or not included or not answers.ids(node):
        return None
    inside = [each & included for each in sets]
    gone = idle_in_union(inside, _order(excluded, inside, small_first=True), BitMap())
    kept = tuple(operand for at, operand in enumerate(excluded) if at not in gone)
    if not gone:
        return None
    after = Minus(node.included, either(kept)) if kept else node.included
    return Step(reasons.EXCLUDES_NOTHING, node, after, _alone(excluded[at] for at in sorted(gone)))


def include_less(node: Minus, answers: Answers) -> Step | None:
    """Leave out what is put in but taken out again."""
    included = parts_of(node.included)
    sets, excluded = answers.bitmaps(included), answers.bitmap(node.excluded)
    if sets is None or excluded is None or len(sets) == 1 or not answers.ids(node):
        return None
    left = [each - excluded for each in sets]
    gone = idle_in_union(left, _order(included, left, small_first=True), BitMap())
    kept = tuple(operand for at, operand in enumerate(included) if at not in gone)
    if not gone:
        return None
    return Step(
        reasons.ALL_TAKEN_OUT, node, Minus(either(kept), node.excluded), _alone(included[at] for at in sorted(gone))
    )


def exclude_plainly(node: Minus, answers: Answers) -> Step | None:
    """Leave out what is asked of that which is taken out, but is true of it anyway."""
    if not isinstance(node.excluded, And) or not answers.ids(node):
        return None
    operands = node.excluded.operands
    sets, included = answers.bitmaps(operands), answers.bitmap(node.included)
    if sets is None or included is None:
        return None
    gone = idle_in_intersection(sets, _order(operands, sets, small_first=False), included)
    kept = tuple(operand for at, operand in enumerate(operands) if at not in gone)
    if not gone or not kept:
        return None
    return Step(reasons.HELD, node, Minus(node.included, both(kept)), _alone(operands[at] for at in sorted(gone)))


def _order(operands: Operands, sets: Sequence[BitMap], *, small_first: bool) -> list[int]:
    """Order operands as they are to be tried: by size, then the longest, then the last."""
    sign = 1 if small_first else -1
    weights = [measure(operand) for operand in operands]

    def key(at: int) -> tuple[int, int, int, int]:
        return (sign * len(sets[at]), -weights[at].weight, -weights[at].characters, -at)

    return sorted(range(len(operands)), key=key)


def _alone(parts: Iterable[Expression]) -> Parts:
    return tuple((each, None) for each in parts)
