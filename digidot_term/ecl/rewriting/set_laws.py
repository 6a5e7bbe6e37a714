"""Laws of AND, OR and MINUS: what is said twice, what is within something else, what can hold nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeAlias

from digidot_term.ecl.rewriting import law_reasons as reasons
from digidot_term.ecl.rewriting.containment import Containment, only_concepts
from digidot_term.ecl.rewriting.nodes import And, Minus, Or
from digidot_term.ecl.rewriting.shape import both, either, flattened, parts_of
from digidot_term.ecl.rewriting.step import Parts, Step
from digidot_term.ecl.rewriting.walk import leaves
from digidot_term.ecl.tree import Expression, WildCard

Operands = tuple[Expression, ...]
Joined: TypeAlias = And | Or
_Absorbs = Callable[[Expression, Expression], bool]


def flatten(node: Joined, _laws: Containment) -> Step | None:
    """`(A OR B) OR C` is `A OR B OR C`."""
    inner = tuple((each, None) for each in node.operands if type(each) is type(node))
    if not inner:
        return None
    return Step(reasons.BRACKETS, node, type(node)(flattened(node.operands, type(node))), inner)


def drop_repeated(node: Joined, _laws: Containment) -> Step | None:
    """`A OR A` is `A`."""
    counts = Counter(node.operands)
    if len(counts) == len(node.operands):
        return None
    repeated = tuple((each, None) for each, count in counts.items() if count > 1)
    return Step(reasons.REPEATED, node, _joined(node, tuple(counts)), repeated)


def drop_absorbed(node: Joined, laws: Containment) -> Step | None:
    """`A OR B` is `B` where A is within B; `A AND B` is then `A`."""
    is_or = isinstance(node, Or)
    absorbed = _absorbed(
        tuple(dict.fromkeys(node.operands)), laws.within if is_or else lambda a, b: laws.within(b, a), laws
    )
    if not absorbed:
        return None
    kept = tuple(each for each in node.operands if each not in absorbed)
    reason = reasons.WITHIN if is_or else reasons.IMPLIED
    return Step(reason, node, _joined(node, kept), tuple(absorbed.items()))


def _absorbed(operands: Operands, absorbs: _Absorbs, laws: Containment) -> dict[Expression, Expression | None]:
    """Return the operands that another one absorbs, each with it; of two that absorb each other one is kept."""
    found: dict[Expression, Expression | None] = {}
    for small, large in _pairs(operands):
        if laws.exhausted:
            break
        if small not in found and large not in found and absorbs(small, large):
            found[small] = large
    return found


def _pairs(operands: Operands) -> Iterator[tuple[Expression, Expression]]:
    """Yield the pairs that can be one within the other: they name something in common, or one of them names `*`."""
    by_leaf: dict[object, set[int]] = {}
    named = [leaves(operand) for operand in operands]
    for number, found in enumerate(named):
        for leaf in found:
            by_leaf.setdefault(leaf, set()).add(number)
    with_any = by_leaf.get(WildCard(), set())
    for number, found in reversed(list(enumerate(named))):
        near = set(range(len(operands))) if number in with_any else with_any.union(*(by_leaf[leaf] for leaf in found))
        for other in sorted(near - {number}):
            yield operands[number], operands[other]


def drop_never(node: Or, laws: Containment) -> Step | None:
    """What can hold nothing adds nothing."""
    never = tuple((each, None) for each in node.operands if laws.never(each))
    kept = tuple(each for each in node.operands if (each, None) not in never)
    return Step(reasons.NEVER, node, either(kept), never) if never and kept else None


def exclusion_of_exclusion(node: Minus, _laws: Containment) -> Step | None:
    """`(A MINUS B) MINUS C` is `A MINUS (B OR C)`."""
    inner = node.included
    if not isinstance(inner, Minus):
        return None
    after = Minus(inner.included, either((inner.excluded, node.excluded)))
    return Step(reasons.TWO_EXCLUSIONS, node, after, ((inner.excluded, None), (node.excluded, None)))


def exclusion_from_itself(node: Minus, laws: Containment) -> Step | None:
    """`A MINUS (A MINUS B)` is `A AND B`."""
    excluded = node.excluded
    if not (isinstance(excluded, Minus) and laws.within(node.included, excluded.included)):
        return None
    return Step(reasons.BACK_AGAIN, node, both((node.included, excluded.excluded)), ((excluded, None),))


def exclude_less(node: Minus, laws: Containment) -> Step | None:
    """Leave out what MINUS cannot take away: `A MINUS (B OR C)` is `A MINUS B` where nothing is in A and C."""
    excluded = parts_of(node.excluded)
    idle = [each for each in excluded if laws.never(each) or laws.disjoint(node.included, each)]
    if not idle:
        return None
    kept = tuple(each for each in excluded if each not in idle)
    after = Minus(node.included, either(kept)) if kept else node.included
    return Step(reasons.TAKES_NOTHING, node, after, _because(idle, node.included))


def exclude_plainly(node: Minus, laws: Containment) -> Step | None:
    """`A MINUS (B AND C)` is `A MINUS B` where A is within C."""
    if not isinstance(node.excluded, And):
        return None
    idle = [each for each in node.excluded.operands if laws.within(node.included, each)]
    kept = tuple(each for each in node.excluded.operands if each not in idle)
    if not idle or not kept:
        return None
    return Step(reasons.HELD_ALREADY, node, Minus(node.included, both(kept)), _because(idle, node.included))


def include_less(node: Minus, laws: Containment) -> Step | None:
    """`(A OR B) MINUS C` is `A MINUS C` where B is within C."""
    if not isinstance(node.included, Or):
        return None
    gone = [each for each in node.included.operands if laws.within(each, node.excluded)]
    kept = tuple(each for each in node.included.operands if each not in gone)
    if not gone or not kept:
        return None
    return Step(reasons.TAKEN_OUT_AGAIN, node, Minus(either(kept), node.excluded), _because(gone, node.excluded))


def drop_any(node: And, _laws: Containment) -> Step | None:
    """`A AND *` is `A`."""
    kept = tuple(each for each in node.operands if not isinstance(each, WildCard))
    if len(kept) == len(node.operands) or not kept or not any(map(only_concepts, kept)):
        return None
    return Step(reasons.ANYTHING, node, both(kept), ((WildCard(), None),))


def _because(parts: list[Expression], other: Expression) -> Parts:
    return tuple((each, other) for each in parts)


def _joined(node: Joined, operands: Operands) -> Expression:
    return either(operands) if isinstance(node, Or) else both(operands)
