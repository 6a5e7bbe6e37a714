"""Which filter constraints follow from others, by the laws of the language."""

from __future__ import annotations

from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    MemberFilterConstraint,
)

ACTIVE = ActiveFilter("=", True)
Filters = tuple[ConceptFilterConstraint | DescriptionFilterConstraint, ...]


def all_filters_implied(present: Filters, wanted: Filters) -> bool:
    """Say whether each of the wanted constraints follows from one that is present."""
    return all(any(filter_implies(each, other) for each in present) for other in wanted)


def filter_implies(
    a: ConceptFilterConstraint | DescriptionFilterConstraint, b: ConceptFilterConstraint | DescriptionFilterConstraint
) -> bool:
    """Say whether what meets `a` meets `b`: the same component must then meet all filters of `b`."""
    return type(a) is type(b) and set(_told(b)) <= set(_told(a))


def _told(constraint: ConceptFilterConstraint | DescriptionFilterConstraint) -> tuple[object, ...]:
    """Return the filters with what goes without saying: descriptions are active unless a filter speaks of that."""
    silent = not any(isinstance(each, ActiveFilter) for each in constraint.filters)
    if isinstance(constraint, DescriptionFilterConstraint) and silent:
        return (*constraint.filters, ACTIVE)
    return constraint.filters


def asks_active_members(constraints: tuple[MemberFilterConstraint, ...]) -> bool:
    """Say whether each constraint is met by active members only."""
    spoken = (each for constraint in constraints for each in constraint.filters if isinstance(each, ActiveFilter))
    return all(each == ACTIVE for each in spoken)
