"""Go through a tree and change its parts, knowing what each part is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from digidot_term.ecl.filter_tree import (
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    HistorySupplement,
    MemberFilterConstraint,
)
from digidot_term.ecl.rewriting.measure import Node
from digidot_term.ecl.tree import (
    AltIdentifier,
    ConjunctionAttributeSet,
    ConjunctionExpressionConstraint,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionExpressionConstraint,
    DisjunctionRefinementSet,
    DottedExpressionConstraint,
    EclAttribute,
    EclAttributeGroup,
    EclConceptReference,
    ExclusionExpressionConstraint,
    Position,
    RefinedExpressionConstraint,
    SubExpressionConstraint,
    WildCard,
)

Role = Literal["ids", "value", "named"]
"""What a part is asked for: its concepts; the values of an attribute, where `*` is more than all concepts; or names,
where a concept counts by its id even if the edition lacks it, and `*` has a meaning of its own."""

Change = Callable[[Any, Role], Any]

EXPRESSIONS = (
    EclConceptReference,
    WildCard,
    AltIdentifier,
    SubExpressionConstraint,
    ConjunctionExpressionConstraint,
    DisjunctionExpressionConstraint,
    ExclusionExpressionConstraint,
    DottedExpressionConstraint,
    RefinedExpressionConstraint,
)
REFINEMENTS = (
    EclAttribute,
    EclAttributeGroup,
    ConjunctionAttributeSet,
    DisjunctionAttributeSet,
    ConjunctionRefinementSet,
    DisjunctionRefinementSet,
)
FILTERS = (ConceptFilterConstraint, DescriptionFilterConstraint, MemberFilterConstraint)
_NODES = (*EXPRESSIONS, *REFINEMENTS, *FILTERS)
_ROLES: dict[tuple[type, str], Role] = {
    (EclAttribute, "name"): "named",
    (EclAttribute, "comparison"): "value",
    (DottedExpressionConstraint, "attributes"): "named",
}


def rebuilt(node: Any, change: Change, role: Role = "ids") -> Any:
    """Return a node with each of its parts changed; the node itself where nothing did."""
    names = tuple(node.__dataclass_fields__)
    before = [getattr(node, name) for name in names]
    after = [
        _rebuilt_value(value, change, _role_of(node, name, role)) for name, value in zip(names, before, strict=True)
    ]
    same = all(new is old for new, old in zip(after, before, strict=True))
    return node if same else type(node)(*after)


def _rebuilt_value(value: Any, change: Change, role: Role) -> Any:
    if isinstance(value, tuple):
        after = tuple(_rebuilt_value(each, change, role) for each in value)
        return value if all(new is old for new, old in zip(after, value, strict=True)) else after
    if isinstance(value, _NODES):
        return change(value, role)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, Position):
        return rebuilt(value, change, role)
    return value


def _role_of(node: Any, name: str, inherited: Role) -> Role:
    """Return what the field of a node is asked for; comparisons and the like hand on what they are asked for."""
    if isinstance(node, (*FILTERS, HistorySupplement)):
        return "named"
    if isinstance(node, SubExpressionConstraint):
        return "named" if name == "focus" and node.refset_operator else "ids"
    if isinstance(node, (*EXPRESSIONS, *REFINEMENTS)):
        return _ROLES.get((type(node), name), "ids")
    return inherited


def may_become(after: Node, role: Role) -> bool:
    """Say whether a part may become `after` where it stands: a bare focus there may mean more than its concepts."""
    if isinstance(after, WildCard):
        return role == "ids"
    return role != "named" or not isinstance(after, EclConceptReference | AltIdentifier)


def leaves(node: Any) -> frozenset[object]:
    """Return the concepts, other identifiers and `*` that a node names, wherever they stand in it."""
    found: set[object] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, EclConceptReference | AltIdentifier | WildCard):
            found.add(here)
        elif isinstance(here, tuple):
            waiting.extend(here)
        elif hasattr(here, "__dataclass_fields__"):
            waiting.extend(getattr(here, name) for name in here.__dataclass_fields__)
    return frozenset(found)
