"""Laws of what parts have in common: `(A AND B) OR (A AND C)` is `A AND (B OR C)`, and its like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from digidot_term.ecl.rewriting import law_reasons as reasons
from digidot_term.ecl.rewriting.containment import Containment
from digidot_term.ecl.rewriting.measure import measure
from digidot_term.ecl.rewriting.nodes import And, Minus, Or, Refined, Sub
from digidot_term.ecl.rewriting.shape import both, either, refinement_of, without_filters
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.tree import Expression
from digidot_term.record import record

Rests = tuple[Any, ...]
_MOST_TRIED = 16
_MOST_FACTORS = 32


@record
class Factor:
    """What an operand may share with others: a sort of part, the part, and what is left of the operand without it.

    `join` makes one operand of the part and the rests of all that share it.
    """

    sort: str
    shared: Any
    rest: Any
    join: Callable[[Any, Rests], Expression]


def take_out_common(node: And | Or, _laws: Containment) -> Step | None:
    """Say once what several operands have in common; what saves most comes first."""
    sharing: dict[tuple[str, Any], dict[Expression, Factor]] = {}
    for operand in dict.fromkeys(node.operands):
        for factor in _factors(operand, any_of=isinstance(node, Or)):
            sharing.setdefault((factor.sort, factor.shared), {})[operand] = factor
    several = [found for found in sharing.values() if len(found) > 1]
    several.sort(key=len, reverse=True)
    tried = [_taken_out(node, found) for found in several[:_MOST_TRIED]]
    return min(tried, key=lambda step: measure(step.after), default=None) if tried else None


def _taken_out(node: And | Or, sharing: dict[Expression, Factor]) -> Step:
    """Put one operand in the place of the first of those that share a part."""
    first, factor = next(iter(sharing.items()))
    joined = factor.join(factor.shared, tuple(each.rest for each in sharing.values()))
    kept = [joined if each == first else each for each in node.operands if each == first or each not in sharing]
    after = either(kept) if isinstance(node, Or) else both(kept)
    return Step(reasons.COMMON_PART, node, after, tuple((each, None) for each in sharing))


def _factors(operand: Expression, *, any_of: bool) -> Iterator[Factor]:
    """Yield what an operand may share with others, of which one (`any_of`) or all must hold."""
    across, along = (either, both) if any_of else (both, either)
    match operand:
        case And(operands) | Or(operands):
            if isinstance(operand, And) == any_of:
                for each in operands[:_MOST_FACTORS]:
                    rest = along(other for other in operands if other != each)
                    yield Factor("operand", each, rest, lambda shared, rests: along((shared, across(rests))))
        case Minus(included, excluded):
            opposite = both if any_of else either
            yield Factor("included", included, excluded, lambda shared, rests: Minus(shared, opposite(rests)))
            yield Factor("excluded", excluded, included, lambda shared, rests: Minus(across(rests), shared))
        case Refined(focus, refinement):
            yield Factor("refinement", refinement, focus, lambda shared, rests: Refined(across(rests), shared))
            yield Factor(
                "focus", focus, refinement, lambda shared, rests: Refined(shared, refinement_of(rests, any_of=any_of))
            )
        case Sub() if operand.filters and operand.history is None:
            yield from _filter_factors(operand, across, any_of=any_of)


def _filter_factors(operand: Sub, across: Callable[..., Expression], *, any_of: bool) -> Iterator[Factor]:
    bare = without_filters(operand)
    yield Factor("filters", operand.filters, bare, lambda shared, rests: _filtered(across(rests), shared))
    if not any_of:
        yield Factor(
            "filtered",
            bare,
            operand.filters,
            lambda shared, rests: _filtered(shared, tuple(dict.fromkeys(sum(rests, ())))),
        )


def _filtered(focus: Expression, filters: Any) -> Expression:
    if isinstance(focus, Sub) and not focus.history:
        parts = (focus.operator, focus.focus, focus.refset_operator, focus.member_filters)
        return Sub(*parts, (*focus.filters, *filters))
    return Sub(None, focus, None, (), filters)
