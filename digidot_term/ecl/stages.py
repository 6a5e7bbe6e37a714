"""What a sub-expression is before its last operators and filters are applied to it."""

from __future__ import annotations

from digidot_term.ecl.filter_tree import ConceptFilterConstraint, DescriptionFilterConstraint, MemberFilterConstraint
from digidot_term.ecl.tree import Expression, SubExpressionConstraint

Filters = tuple[ConceptFilterConstraint | DescriptionFilterConstraint, ...]
MemberFilters = tuple[MemberFilterConstraint, ...]


def stage(node: SubExpressionConstraint, operator: str | None = None, filters: Filters = ()) -> Expression:
    """Return a sub-expression with this operator and these filters alone, without history: its focus if that is all.

    What is applied first, the refset operator with its member filters, stays.
    """
    if operator or node.refset_operator or node.member_filters or filters:
        return SubExpressionConstraint(operator, node.focus, node.refset_operator, node.member_filters, filters)
    return node.focus


def filtered_membership(node: SubExpressionConstraint, filters: MemberFilters = ()) -> SubExpressionConstraint:
    """Return the refset operator of a sub-expression on its focus, with these member filters alone."""
    return SubExpressionConstraint(None, node.focus, node.refset_operator, filters)
