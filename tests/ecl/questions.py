"""Hypothesis strategies for expressions of every production, over what small random editions hold."""

from __future__ import annotations

from hypothesis import strategies as st

from digidot_term.ecl import filter_tree as f
from digidot_term.ecl import tree as t
from digidot_term.snomed.constants import (
    ACCEPTABLE,
    DEFINED,
    DEFINITION,
    EN_GB_REFSET,
    FSN,
    IS_A,
    NB_REFSET,
    PREFERRED,
    PRIMITIVE,
    SYNONYM,
)
from tests.ecl.trees import EQUALITY, IDS, MODULES, OPERATORS, ORDER, cardinalities, tuples
from tests.ecl.worlds import ASSOCIATIONS, CODES, DATES, DESCRIPTIONS, FIELDS, REFSETS

nothing = st.just(())
concepts = st.sampled_from(IDS).map(t.EclConceptReference)
wildcards = st.just(t.WildCard())
alternates = st.sampled_from([*CODES, "unknown"]).map(lambda code: t.AltIdentifier("LOINC", code))
focuses = st.one_of(concepts, concepts, concepts, wildcards, alternates)


def references(*ids: int) -> st.SearchStrategy:
    return st.sampled_from(ids).map(t.EclConceptReference)


def sets_of(*ids: int) -> st.SearchStrategy:
    return st.builds(f.EclConceptReferenceSet, tuples(references(*ids), 2))


def named(*ids: int) -> st.SearchStrategy:
    """What names one of some things, or several: a concept, a set, or a constraint."""
    one = references(*ids)
    either = st.builds(t.DisjunctionExpressionConstraint, tuples(one, 2))
    minus = st.builds(t.ExclusionExpressionConstraint, wildcards, one)
    return st.one_of(one, one, sets_of(*ids), either, minus)


# Filters.

words = tuples(st.sampled_from(["tann", "rot", "Kro", "i", "fy"]), most=2)
patterns = st.sampled_from(["*", "tann*", "*tann", "rot*tann*", "Krone", "*o*"])
searches = st.builds(f.MatchSearchTerm, words) | st.builds(f.WildSearchTerm, patterns)
times = tuples(st.sampled_from([*DATES, "20220101", ""]), most=2)
component_filters = [
    st.builds(f.ModuleFilter, EQUALITY, named(*MODULES)),
    st.builds(f.EffectiveTimeFilter, ORDER, times),
    st.builds(f.ActiveFilter, EQUALITY, st.sampled_from([True, False, None])),
]
concept_filters = st.one_of(
    *component_filters,
    st.builds(f.DefinitionStatusTokenFilter, EQUALITY, tuples(st.sampled_from(["primitive", "defined"]), most=2)),
    st.builds(f.DefinitionStatusIdFilter, EQUALITY, named(PRIMITIVE, DEFINED)),
)
levels = st.one_of(
    st.none(),
    st.builds(f.AcceptabilityTokenSet, tuples(st.sampled_from(["accept", "prefer"]), most=2)),
    st.builds(f.AcceptabilityConceptReferenceSet, tuples(references(PREFERRED, ACCEPTABLE), most=2)),
)
aliases = st.builds(f.DialectAlias, st.sampled_from(["nb-no", "en-gb", "nb-no", "xx-yy"]), levels)
dialect_ids = st.builds(f.DialectIdSet, tuples(st.builds(f.DialectId, references(NB_REFSET, EN_GB_REFSET), levels), 2))
dialect_choices = st.one_of(
    references(NB_REFSET, EN_GB_REFSET),
    st.builds(t.DisjunctionExpressionConstraint, tuples(references(NB_REFSET, EN_GB_REFSET), 2)),
    dialect_ids,
    dialect_ids,
)
description_filters = st.one_of(
    *component_filters,
    st.builds(f.TermFilter, EQUALITY, tuples(searches, most=2)),
    st.builds(f.TermFilter, st.just("="), tuples(searches, most=2)),
    st.builds(f.LanguageFilter, EQUALITY, tuples(st.sampled_from(["nb", "en", "sv"]), most=2)),
    st.builds(f.TypeTokenFilter, EQUALITY, tuples(st.sampled_from(["syn", "fsn", "def"]), most=2)),
    st.builds(f.TypeIdFilter, EQUALITY, named(SYNONYM, FSN, DEFINITION)),
    st.builds(f.DialectAliasFilter, EQUALITY, tuples(aliases, most=2), levels),
    st.builds(f.DialectIdFilter, EQUALITY, dialect_choices, levels),
    st.builds(f.DialectIdFilter, EQUALITY, dialect_choices, levels),
    st.builds(f.DescriptionIdFilter, EQUALITY, tuples(st.sampled_from(DESCRIPTIONS), most=2)),
)
numbers = st.sampled_from(["1", "2.0", "-3", "1.5"])
truths = st.builds(t.BooleanComparison, EQUALITY, st.booleans())


def with_no_time(given: tuple[str, ...]) -> tuple[str, ...]:
    return (*given, "")


def member_fields(inner: st.SearchStrategy) -> st.SearchStrategy:
    compared = st.one_of(
        st.builds(t.ExpressionComparison, EQUALITY, inner),
        st.builds(t.NumericComparison, ORDER, numbers),
        st.builds(f.TermComparison, EQUALITY, tuples(searches | st.sampled_from([f.MatchSearchTerm(("K0",))]), most=2)),
        st.builds(f.TimeComparison, st.sampled_from(["<", "<=", ">", ">="]), times),
        st.builds(f.TimeComparison, EQUALITY, times.map(with_no_time)),  # without it this is a search term
        truths,
    )
    return st.builds(f.MemberFieldFilter, st.sampled_from([*FIELDS, "REFERENCEDCOMPONENTID"]), compared)


def member_constraints(inner: st.SearchStrategy) -> st.SearchStrategy:
    filters = st.one_of(*component_filters, member_fields(inner), member_fields(inner))
    return tuples(st.builds(f.MemberFilterConstraint, tuples(filters, most=2)), 0, 2)


def histories(inner: st.SearchStrategy) -> st.SearchStrategy:
    either = st.builds(t.DisjunctionExpressionConstraint, tuples(references(*ASSOCIATIONS), 2))
    subsets = st.one_of(references(*ASSOCIATIONS), either, wildcards, inner)
    return st.one_of(
        st.builds(f.HistorySupplement, st.sampled_from(["MIN", "MOD", "MAX", None])),
        st.builds(f.HistorySupplement, st.none(), subsets),
    )


# Refsets.

refsets = st.one_of(
    references(*REFSETS),
    wildcards,
    st.builds(t.DisjunctionExpressionConstraint, tuples(references(*REFSETS), 2)),
    st.builds(t.SubExpressionConstraint, st.just("<<"), references(IDS[0])),
)
id_fields = st.sampled_from(["targetComponentId", "referencedComponentId", "refsetId", "moduleId", "TARGETCOMPONENTID"])
operators_of_refsets = st.one_of(st.just(t.MemberOf()), id_fields.map(lambda name: t.MemberOf((name,))))


def memberships(inner: st.SearchStrategy) -> st.SearchStrategy:
    containing = st.just(t.RefsetContainingAny())
    constraints = nothing | member_constraints(inner)
    return st.one_of(
        st.builds(t.SubExpressionConstraint, st.none(), refsets, operators_of_refsets, constraints),
        st.builds(t.SubExpressionConstraint, st.none(), inner, containing, constraints),
    )


@st.composite
def selections(draw: st.DrawFn) -> t.SubExpressionConstraint:
    """A whole expression that selects fields: its answer is rows."""
    fields = draw(
        st.lists(
            st.sampled_from([*FIELDS, "referencedComponentId", "effectiveTime"]), min_size=1, max_size=3, unique=True
        )
    )
    return t.SubExpressionConstraint(
        None, draw(refsets), t.MemberOf(tuple(fields)), draw(nothing | member_constraints(concepts))
    )


# Refinements.

names = st.one_of(
    references(*IDS[2:5]),
    wildcards,
    references(IS_A),
    st.builds(t.SubExpressionConstraint, st.just("<<"), concepts),
    st.builds(t.DisjunctionExpressionConstraint, tuples(references(*IDS[2:5], IS_A), 2)),
)


def attributes(inner: st.SearchStrategy, reverse: st.SearchStrategy) -> st.SearchStrategy:
    values = st.one_of(
        st.builds(t.ExpressionComparison, EQUALITY, inner | wildcards),
        st.builds(t.NumericComparison, ORDER, st.sampled_from(["1", "2.5", "10"])),
        st.builds(t.StringComparison, EQUALITY, tuples(st.sampled_from(["a", "b"]), most=2)),
        truths,
    )
    return st.builds(t.EclAttribute, names, values, cardinalities, reverse)


def joined(items: st.SearchStrategy) -> st.SearchStrategy:
    """Attributes, sets of them, and sets within sets of the other sort."""
    both, either = t.ConjunctionAttributeSet, t.DisjunctionAttributeSet
    inner = tuples(items, 2, 2)
    return st.one_of(
        items,
        items,
        st.builds(both, tuples(items | st.builds(either, inner), 2)),
        st.builds(either, tuples(items | st.builds(both, inner), 2)),
    )


def with_group(group: t.EclAttributeGroup, items: tuple[t.Refinement, ...], is_last: bool) -> tuple[t.Refinement, ...]:
    """Refinements that have a group among them: what has none is a set of attributes."""
    return (*items, group) if is_last else (group, *items)


def refinements(inner: st.SearchStrategy) -> st.SearchStrategy:
    one_way = [joined(attributes(inner, st.just(reverse))) for reverse in (False, False, True)]
    group = st.builds(t.EclAttributeGroup, st.one_of(one_way), cardinalities)
    items = joined(attributes(inner, st.booleans())) | group
    many = st.builds(with_group, group, tuples(items, most=2), st.booleans())
    both, either = t.ConjunctionRefinementSet, t.DisjunctionRefinementSet
    nested = st.builds(both, tuples(group | st.builds(either, many), 2)) | st.builds(
        either, tuples(group | st.builds(both, many), 2)
    )
    return st.one_of(items, st.builds(both, many), st.builds(either, many), nested)


# Whole expressions.


def compounds(inner: st.SearchStrategy) -> st.SearchStrategy:
    filters = st.one_of(
        st.builds(f.ConceptFilterConstraint, tuples(concept_filters, most=2)),
        st.builds(f.DescriptionFilterConstraint, tuples(description_filters)),
        st.builds(f.DescriptionFilterConstraint, tuples(description_filters)),
    )
    history = st.none() | st.none() | histories(inner)
    operators = st.none() | st.sampled_from(OPERATORS)
    one_filter, some_filters = tuples(filters, 1, 2), tuples(filters, 0, 2)
    sub = t.SubExpressionConstraint
    return st.one_of(
        st.builds(sub, st.sampled_from(OPERATORS), inner),
        st.builds(sub, operators, inner, st.none(), nothing, one_filter, history),
        st.builds(sub, operators, inner, st.none(), nothing, some_filters, histories(inner)),
        memberships(inner),
        st.builds(with_more, memberships(inner), operators, some_filters, history),
        st.builds(t.ConjunctionExpressionConstraint, tuples(inner, 2)),
        st.builds(t.DisjunctionExpressionConstraint, tuples(inner, 2)),
        st.builds(t.ExclusionExpressionConstraint, inner, inner),
        st.builds(t.DottedExpressionConstraint, inner, tuples(names, most=2)),
        st.builds(t.RefinedExpressionConstraint, inner | wildcards, refinements(inner)),
        st.builds(t.RefinedExpressionConstraint, wildcards, refinements(inner)),
    )


def with_more(
    node: t.SubExpressionConstraint,
    operator: str | None,
    filters: tuple[object, ...],
    history: f.HistorySupplement | None,
) -> t.SubExpressionConstraint:
    """A membership with an operator before it and filters behind."""
    return t.SubExpressionConstraint(operator, node.focus, node.refset_operator, node.member_filters, filters, history)  # type: ignore[arg-type]


@st.composite
def questions(draw: st.DrawFn, depth: int) -> t.Expression:
    """An expression of at most that depth; a composite, so that its name stays short in messages."""
    return draw(LEVELS[draw(st.integers(min(depth, 1), depth))])


LEVELS = [focuses, compounds(focuses), compounds(questions(1))]

# Expressions of one sort each, over every concept, so that rare combinations are met as well.


def filtered(constraint: type, filters: st.SearchStrategy) -> st.SearchStrategy:
    constraints = tuples(st.builds(constraint, tuples(filters, most=2)), 1, 2)
    return st.builds(t.SubExpressionConstraint, st.none(), wildcards, st.none(), nothing, constraints)


FAMILIES: dict[str, st.SearchStrategy] = {
    "operators": st.builds(t.SubExpressionConstraint, st.sampled_from(OPERATORS), compounds(focuses)),
    "memberships": memberships(focuses),
    "concept filters": filtered(f.ConceptFilterConstraint, concept_filters),
    "description filters": filtered(f.DescriptionFilterConstraint, description_filters),
    "dialects": filtered(
        f.DescriptionFilterConstraint,
        st.builds(f.DialectAliasFilter, EQUALITY, tuples(aliases, most=2), levels)
        | st.builds(f.DialectIdFilter, EQUALITY, dialect_choices, levels),
    ),
    "history": st.builds(
        t.SubExpressionConstraint,
        st.none(),
        st.builds(t.DisjunctionExpressionConstraint, tuples(concepts, 2, 4)),
        st.none(),
        nothing,
        nothing,
        histories(focuses),
    ),
    "refinements": st.builds(t.RefinedExpressionConstraint, wildcards, refinements(focuses)),
    "dots": st.builds(t.DottedExpressionConstraint, wildcards | focuses, tuples(names, most=3)),
}
