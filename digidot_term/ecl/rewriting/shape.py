"""Trees in the normal form that `parse` makes: nothing is wrapped that is alone, nothing nested in its like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digidot_term.ecl.filter_tree import (
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    MemberFilterConstraint,
)
from digidot_term.ecl.rewriting.nodes import And, Or
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionRefinementSet,
    EclAttribute,
    Expression,
    Refinement,
    SubExpressionConstraint,
)

CONJUNCTIONS = (ConjunctionAttributeSet, ConjunctionRefinementSet)
DISJUNCTIONS = (DisjunctionAttributeSet, DisjunctionRefinementSet)
_ATTRIBUTE_SETS = (EclAttribute, ConjunctionAttributeSet, DisjunctionAttributeSet)


def both(operands: Iterable[Expression]) -> Expression:
    """Join operands that must all hold; one alone is itself."""
    flat = flattened(operands, And)
    return flat[0] if len(flat) == 1 else And(flat)


def either(operands: Iterable[Expression]) -> Expression:
    """Join operands of which one must hold; one alone is itself."""
    flat = flattened(operands, Or)
    return flat[0] if len(flat) == 1 else Or(flat)


def flattened(operands: Iterable[Expression], kind: type[And | Or]) -> tuple[Expression, ...]:
    """Return operands with those of nested sets of the same kind in their place."""
    flat: list[Expression] = []
    for operand in operands:
        if isinstance(operand, kind):
            flat.extend(flattened(operand.operands, kind))
        else:
            flat.append(operand)
    return tuple(flat)


def parts_of(node: Expression) -> tuple[Expression, ...]:
    """Return the operands of an OR, or the node alone."""
    return node.operands if isinstance(node, Or) else (node,)


def refinement_of(items: Sequence[Refinement], *, any_of: bool) -> Refinement:
    """Join refinements, all of which or one of which must hold; a set of attributes where no group is among them."""
    flat: list[Refinement] = []
    for item in items:
        same = isinstance(item, DISJUNCTIONS if any_of else CONJUNCTIONS)
        flat.extend(item.items if same else (item,))  # type: ignore[union-attr]  # one of the four sets
    if len(flat) == 1:
        return flat[0]
    attributes = tuple(item for item in flat if isinstance(item, _ATTRIBUTE_SETS))
    if len(attributes) == len(flat):
        return DisjunctionAttributeSet(attributes) if any_of else ConjunctionAttributeSet(attributes)
    return DisjunctionRefinementSet(tuple(flat)) if any_of else ConjunctionRefinementSet(tuple(flat))


def under(operator: str | None, focus: Expression) -> Expression:
    """Put a hierarchy operator on an expression."""
    if operator is None:
        return focus
    bare = isinstance(focus, SubExpressionConstraint) and not (focus.operator or focus.filters or focus.history)
    if bare and isinstance(focus, SubExpressionConstraint) and focus.refset_operator:
        return SubExpressionConstraint(operator, focus.focus, focus.refset_operator, focus.member_filters)
    return SubExpressionConstraint(operator, focus)


def without_history(node: SubExpressionConstraint) -> Expression:
    """Take the history supplement off a sub-expression."""
    bare = SubExpressionConstraint(node.operator, node.focus, node.refset_operator, node.member_filters, node.filters)
    return _unwrapped(bare)


def without_filters(node: SubExpressionConstraint) -> Expression:
    """Take history supplement and filters off a sub-expression."""
    return _unwrapped(SubExpressionConstraint(node.operator, node.focus, node.refset_operator, node.member_filters))


def without_operator(node: SubExpressionConstraint) -> Expression:
    """Take all but the refset operator and its filters off a sub-expression."""
    return _unwrapped(SubExpressionConstraint(None, node.focus, node.refset_operator, node.member_filters))


def with_filters(
    node: SubExpressionConstraint,
    members: tuple[MemberFilterConstraint, ...],
    filters: tuple[ConceptFilterConstraint | DescriptionFilterConstraint, ...],
) -> Expression:
    """Put other filters on a sub-expression in place of its own."""
    parts = (node.operator, node.focus, node.refset_operator)
    return _unwrapped(SubExpressionConstraint(*parts, members, filters, node.history))


def _unwrapped(node: SubExpressionConstraint) -> Expression:
    has_something = node.operator or node.refset_operator or node.member_filters or node.filters or node.history
    return node if has_something else node.focus
