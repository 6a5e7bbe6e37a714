"""Laws of filters: brackets, constraints that follow from others, what goes without saying."""

from __future__ import annotations

from typing import Any

from digidot_term.ecl.filter_printer import FilterConstraint
from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    EclConceptReferenceSet,
    MemberFilterConstraint,
)
from digidot_term.ecl.rewriting import law_reasons as reasons
from digidot_term.ecl.rewriting.containment import Containment, only_concepts
from digidot_term.ecl.rewriting.filter_containment import ACTIVE, Filters, filter_implies
from digidot_term.ecl.rewriting.nodes import Sub
from digidot_term.ecl.rewriting.shape import with_filters, without_filters
from digidot_term.ecl.rewriting.step import Step

_ACTIVE_OR_NOT = ActiveFilter("=", None)
_IDLE: dict[type, ActiveFilter] = {ConceptFilterConstraint: _ACTIVE_OR_NOT, DescriptionFilterConstraint: ACTIVE}
"""What goes without saying beside other filters. Those of members are looked at all together: they are of one."""


def drop_brackets(node: Sub, _laws: Containment) -> Step | None:
    """`(<< X) {{ ... }}` is `<< X {{ ... }}`, and `<< (^ R)` is `<< ^ R`."""
    inner = node.focus
    if not isinstance(inner, Sub) or node.refset_operator or node.member_filters or inner.history:
        return None
    if node.operator and (inner.operator or inner.filters):
        return None
    after = Sub(
        node.operator or inner.operator,
        inner.focus,
        inner.refset_operator,
        inner.member_filters,
        (*inner.filters, *node.filters),
        node.history,
    )
    return Step(reasons.BRACKETS, node, after, ((inner, None),))


def drop_implied_filters(node: Sub, _laws: Containment) -> Step | None:
    """Leave out a constraint that another one implies: the concept or description that meets that one meets it too."""
    kept: list[Any] = []
    for constraint in node.filters:
        if not any(filter_implies(each, constraint) for each in kept):
            kept = [each for each in kept if not filter_implies(constraint, each)] + [constraint]
    if len(kept) == len(node.filters):
        return None
    gone = tuple((each, None) for each in node.filters if each not in kept)
    parts = gone or tuple((each, None) for each in kept if node.filters.count(each) > 1)
    return Step(reasons.FILTER_IMPLIED, node, with_filters(node, node.member_filters, tuple(kept)), parts)


def join_concept_filters(node: Sub, _laws: Containment) -> Step | None:
    """`{{ C a }} {{ C b }}` is `{{ C a, b }}`: there is one concept to meet them. Descriptions there may be several."""
    constraints = [each for each in node.filters if isinstance(each, ConceptFilterConstraint)]
    if len(constraints) < 2:  # noqa: PLR2004 - two are joined to one
        return None
    joined = ConceptFilterConstraint(tuple(each for constraint in constraints for each in constraint.filters))
    others = [each for each in node.filters if not isinstance(each, ConceptFilterConstraint)]
    at = node.filters.index(constraints[0])
    after: Filters = (*others[:at], joined, *others[at:])
    return Step(
        reasons.FILTERS_JOINED,
        node,
        with_filters(node, node.member_filters, after),
        tuple((each, None) for each in constraints),
    )


def drop_idle_filters(node: Sub, _laws: Containment) -> Step | None:
    """`{{ C active = * }}` lets every concept through."""
    idle = ConceptFilterConstraint((_ACTIVE_OR_NOT,))
    kept = tuple(each for each in node.filters if each != idle)
    if kept == node.filters or not (kept or only_concepts(without_filters(node))):
        return None
    return Step(reasons.FILTER_IDLE, node, with_filters(node, node.member_filters, kept), ((idle, None),))


def drop_active_members(node: Sub, _laws: Containment) -> Step | None:
    """`^ R {{ M active = true }}` is `^ R`: members are active where no other filter speaks of that."""
    spoken = [
        each for constraint in node.member_filters for each in constraint.filters if isinstance(each, ActiveFilter)
    ]
    if not node.refset_operator or not spoken or set(spoken) != {ACTIVE}:
        return None
    fewer = (tuple(each for each in constraint.filters if each != ACTIVE) for constraint in node.member_filters)
    kept = tuple(MemberFilterConstraint(filters) for filters in fewer if filters)
    return Step(
        reasons.FILTER_IDLE, node, with_filters(node, kept, node.filters), ((MemberFilterConstraint((ACTIVE,)), None),)
    )


def shorten_constraint(node: FilterConstraint, _laws: Containment) -> Step | None:
    """Within a constraint, say nothing twice and nothing that goes without saying."""
    filters: tuple[Any, ...] = tuple(dict.fromkeys(map(_without_repetition, node.filters)))
    idle = _IDLE.get(type(node))
    spoken = [each for each in filters if isinstance(each, ActiveFilter)]
    if len(filters) > 1 and spoken == [idle]:
        filters = tuple(each for each in filters if each != idle)
    if filters == node.filters:
        return None
    after = type(node)(filters)
    return Step(reasons.FILTER_SHORTENED, node, after, ((node, None),))


def _without_repetition(node: Any) -> Any:
    """Return a filter whose lists hold nothing twice."""
    values = [getattr(node, name) for name in node.__dataclass_fields__]
    once = [_once(value) for value in values]
    return node if once == values else type(node)(*once)


def _once(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(value))
    if isinstance(value, EclConceptReferenceSet):
        concepts = tuple(dict.fromkeys(value.concepts))
        return concepts[0] if len(concepts) == 1 else EclConceptReferenceSet(concepts)
    return value
