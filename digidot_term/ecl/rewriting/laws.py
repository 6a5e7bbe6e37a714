"""The laws of the language by the node they change, in the order they are tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digidot_term.ecl.filter_tree import (
    ConceptFilterConstraint,
    DescriptionFilterConstraint,
    MemberFilterConstraint,
)
from digidot_term.ecl.rewriting import filter_laws, operator_laws, refinement_laws, set_laws
from digidot_term.ecl.rewriting.containment import Containment
from digidot_term.ecl.rewriting.factor_laws import take_out_common
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    ConjunctionExpressionConstraint,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionExpressionConstraint,
    DisjunctionRefinementSet,
    DottedExpressionConstraint,
    EclAttribute,
    EclAttributeGroup,
    ExclusionExpressionConstraint,
    RefinedExpressionConstraint,
    SubExpressionConstraint,
)

Law = Callable[[Any, Containment], Step | None]

_OF_SETS: tuple[Law, ...] = (
    refinement_laws.flatten_set,
    refinement_laws.drop_repeated_attributes,
    refinement_laws.drop_implied,
)
_OF_CONSTRAINTS: tuple[Law, ...] = (filter_laws.shorten_constraint,)

LAWS: Mapping[type, tuple[Law, ...]] = {
    ConjunctionExpressionConstraint: (
        set_laws.flatten,
        set_laws.drop_repeated,
        set_laws.drop_any,
        set_laws.drop_absorbed,
        take_out_common,
    ),
    DisjunctionExpressionConstraint: (
        set_laws.flatten,
        set_laws.drop_repeated,
        set_laws.drop_never,
        operator_laws.join_self,
        set_laws.drop_absorbed,
        take_out_common,
    ),
    ExclusionExpressionConstraint: (
        set_laws.exclusion_of_exclusion,
        set_laws.exclusion_from_itself,
        operator_laws.exclude_self,
        set_laws.exclude_less,
        set_laws.exclude_plainly,
        set_laws.include_less,
    ),
    SubExpressionConstraint: (
        filter_laws.drop_brackets,
        operator_laws.join_operators,
        operator_laws.drop_idle_operator,
        filter_laws.drop_idle_filters,
        filter_laws.drop_active_members,
        filter_laws.drop_implied_filters,
        filter_laws.join_concept_filters,
    ),
    RefinedExpressionConstraint: (refinement_laws.join_refinements, refinement_laws.drop_trivial_refinement),
    DottedExpressionConstraint: (refinement_laws.join_dots,),
    EclAttribute: (refinement_laws.drop_default_cardinality,),
    EclAttributeGroup: (refinement_laws.drop_default_cardinality,),
    ConjunctionAttributeSet: (refinement_laws.drop_trivial, *_OF_SETS),
    ConjunctionRefinementSet: (refinement_laws.drop_trivial, *_OF_SETS),
    DisjunctionAttributeSet: (*_OF_SETS, refinement_laws.join_values),
    DisjunctionRefinementSet: (*_OF_SETS, refinement_laws.join_values, refinement_laws.join_groups),
    ConceptFilterConstraint: _OF_CONSTRAINTS,
    DescriptionFilterConstraint: _OF_CONSTRAINTS,
    MemberFilterConstraint: _OF_CONSTRAINTS,
}
