"""Find operands of an OR that are together one part of the hierarchy: a concept with all that stands below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyroaring import BitMap

from digidot_term.ecl.rewriting.answers import Answers
from digidot_term.ecl.rewriting.edition_reasons import TOGETHER
from digidot_term.ecl.rewriting.measure import measure
from digidot_term.ecl.rewriting.nodes import Or, Sub
from digidot_term.ecl.rewriting.shape import either, under
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.tree import EclConceptReference, Expression
from digidot_term.snomed.edition import Edition

_OPERATORS = ("<<", "<", "<<!", "<!")
"""Tried in this order: of two that find the same, the one that goes deeper is meant more often."""
_MOST_TOPS = 500


def join_hierarchy(node: Or, answers: Answers) -> Step | None:
    """`X OR A OR B` is `<< X` where A and B are all that stands below X; what saves most comes first."""
    sets, found = answers.bitmaps(node.operands), answers.bitmap(node)
    if sets is None or not found:
        return None
    firsts = _by_first(sets)
    best: Step | None = None
    for whole in _wholes(node, answers):
        ids = answers.bitmap(whole)
        if ids is not None and ids <= found:
            held = [at for first in ids & firsts[0] for at in firsts[1][first] if sets[at] <= ids]
            step = _joined(node, whole, sorted(held))
            if step and measure(step.after) < measure(best.after if best else node):
                best = step
    return best


def _by_first(sets: list[BitMap]) -> tuple[BitMap, dict[int, list[int]]]:
    """Return the first concepts of sets, and by each of them the numbers of the sets that begin with it."""
    numbers: dict[int, list[int]] = {}
    for number, one in enumerate(sets):
        if one:
            numbers.setdefault(one.min(), []).append(number)
    return BitMap(list(numbers)), numbers


def _joined(node: Or, whole: Expression, held: list[int]) -> Step | None:
    """Put `whole` in the place of the first operand that it holds, and leave out the others."""
    if len(held) < 2 or whole in node.operands:  # noqa: PLR2004 - two are joined to one
        return None
    gone = set(held[1:])
    kept = [whole if at == held[0] else each for at, each in enumerate(node.operands) if at not in gone]
    return Step(TOGETHER, node, either(kept), tuple((node.operands[at], whole) for at in held))


def _wholes(node: Or, answers: Answers) -> Iterator[Expression]:
    for top in _tops(node, answers.edition):
        for operator in _OPERATORS:
            yield under(operator, EclConceptReference(top))


def _tops(node: Or, edition: Edition) -> list[int]:
    """Return concepts that may stand over several operands, those over most first: named ones and their parents."""
    named = [sctid for operand in node.operands if (sctid := _named(operand)) is not None]
    over = Counter(named)
    over.update(parent for sctid in named for parent in edition.parents(sctid))
    several = [sctid for sctid, count in over.items() if count > 1 or sctid in named]
    return sorted(several, key=lambda sctid: (-over[sctid], sctid))[:_MOST_TOPS]


def _named(operand: Expression) -> int | None:
    """Return the one concept an operand stands for or below."""
    focus = operand.focus if isinstance(operand, Sub) and operand.refset_operator is None else operand
    return focus.id if isinstance(focus, EclConceptReference) else None
