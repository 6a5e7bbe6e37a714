"""Hypothesis strategies for syntax trees in the normal form that `parse` makes."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from digidot_term.ecl import filter_tree as f
from digidot_term.ecl import tree as t
from digidot_term.snomed.constants import CORE_MODULE, IS_A, NORWEGIAN_MODULE
from digidot_term.snomed.identifiers import make_sctid

OPERATORS = ("<", "<<", "<!", "<<!", ">", ">>", ">!", ">>!", "!!>", "!!<")
IDS = [make_sctid(1000 + number, "00") for number in range(12)]
MODULES = (CORE_MODULE, NORWEGIAN_MODULE)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=6)
WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=6)
EQUALITY = st.sampled_from(["=", "!="])
ORDER = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])


def tuples(items: st.SearchStrategy, least: int = 1, most: int = 3) -> st.SearchStrategy:
    return st.lists(items, min_size=least, max_size=most).map(tuple)


concepts = st.sampled_from(IDS).map(t.EclConceptReference)
codes = st.from_regex(r"[A-Za-z0-9._-]{1,5}| ?[a-zæ #.-]{1,4}", fullmatch=True)
schemes = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,3}", fullmatch=True) | st.sampled_from(
    ["any", "memberOf", "refsetContainingAny", "reverseOf", "top", "true", "or", "R"]
)
alt_identifiers = st.builds(t.AltIdentifier, schemes, codes)
wildcards = st.just(t.WildCard())
focus_concepts = st.one_of(concepts, concepts, wildcards, alt_identifiers)
cardinalities = st.one_of(
    st.none(),
    st.builds(
        lambda least, more: t.Cardinality(least, None if more is None else least + more),
        st.integers(0, 3),
        st.none() | st.integers(0, 3),
    ),
)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-999, max_value=999).map(str)
wild_patterns = st.lists(st.sampled_from(["*", "\\*", '\\"', "\\\\", "a", "å", " "]), min_size=1, max_size=5).map(
    "".join
)
searches = st.builds(f.MatchSearchTerm, tuples(WORD)) | st.builds(f.WildSearchTerm, wild_patterns)
times = st.sampled_from(["", "20200131", "20240229", "19991231"])
concept_sets = st.builds(f.EclConceptReferenceSet, tuples(concepts, 2))
acceptabilities = st.one_of(
    st.none(),
    st.builds(f.AcceptabilityTokenSet, tuples(st.sampled_from(["accept", "prefer"]))),
    st.builds(f.AcceptabilityConceptReferenceSet, tuples(concepts)),
)
aliases = st.builds(f.DialectAlias, st.sampled_from(["nb-no", "nn-no", "en-gb", "en-x-nhs"]), acceptabilities)
dialect_id_sets = tuples(st.builds(f.DialectId, concepts, acceptabilities)).filter(
    lambda ids: len(ids) > 1 or ids[0].acceptability is not None
)
members_of = st.one_of(
    st.builds(t.MemberOf, st.sampled_from([(), ("*",), ("mapTarget",), ("referencedComponentId", "mapGroup")])),
    st.just(t.RefsetContainingAny()),
)


def component_filters(operands: st.SearchStrategy) -> list[st.SearchStrategy]:
    return [
        st.builds(f.ModuleFilter, EQUALITY, operands | concept_sets),
        st.builds(f.EffectiveTimeFilter, ORDER, tuples(times)),
        st.builds(f.ActiveFilter, EQUALITY, st.sampled_from([True, False, None])),
    ]


def concept_filters(operands: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(
        *component_filters(operands),
        st.builds(f.DefinitionStatusIdFilter, EQUALITY, operands | concept_sets),
        st.builds(f.DefinitionStatusTokenFilter, EQUALITY, tuples(st.sampled_from(["primitive", "defined"]))),
    )


def description_filters(operands: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(
        *component_filters(operands),
        st.builds(f.TermFilter, EQUALITY, tuples(searches)),
        st.builds(f.LanguageFilter, EQUALITY, tuples(st.sampled_from(["nb", "nn", "en"]))),
        st.builds(f.TypeTokenFilter, EQUALITY, tuples(st.sampled_from(["syn", "fsn", "def"]))),
        st.builds(f.TypeIdFilter, EQUALITY, operands | concept_sets),
        st.builds(f.DialectAliasFilter, EQUALITY, tuples(aliases), acceptabilities),
        st.builds(f.DialectIdFilter, EQUALITY, operands | st.builds(f.DialectIdSet, dialect_id_sets), acceptabilities),
        st.builds(
            f.DescriptionIdFilter, EQUALITY, tuples(st.sampled_from([make_sctid(n, "01") for n in (1000, 2000)]))
        ),
    )


def member_filters(operands: st.SearchStrategy) -> st.SearchStrategy:
    comparisons = st.one_of(
        st.builds(t.ExpressionComparison, EQUALITY, operands),
        st.builds(t.NumericComparison, ORDER, numbers),
        st.builds(t.BooleanComparison, EQUALITY, st.booleans()),
        st.builds(f.TermComparison, EQUALITY, tuples(searches)),
        st.builds(f.TimeComparison, st.sampled_from(["<", ">="]), tuples(times)),
        st.builds(f.TimeComparison, EQUALITY, tuples(st.just(""))),
    )
    fields = st.builds(f.MemberFieldFilter, st.sampled_from(["mapTarget", "targetComponentId", "order"]), comparisons)
    return st.one_of(*component_filters(operands), fields, fields)


def histories(expressions: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(f.HistorySupplement, st.sampled_from(["MIN", "MOD", "MAX", None])) | st.builds(
        f.HistorySupplement, st.none(), expressions
    )


def sub_expressions(inner: st.SearchStrategy) -> st.SearchStrategy:
    filters = st.one_of(
        st.builds(f.ConceptFilterConstraint, tuples(concept_filters(inner), most=2)),
        st.builds(f.DescriptionFilterConstraint, tuples(description_filters(inner), most=2)),
    )
    members = st.builds(f.MemberFilterConstraint, tuples(member_filters(inner), most=2))
    some_filters, some_members = tuples(filters, 0, 2), tuples(members, 0, 1)
    history = st.none() | histories(inner)
    plain = st.builds(
        t.SubExpressionConstraint, st.sampled_from(OPERATORS), inner, st.none(), st.just(()), some_filters, history
    )
    refset = st.builds(
        t.SubExpressionConstraint,
        st.none() | st.sampled_from(OPERATORS),
        inner,
        members_of,
        some_members,
        some_filters,
        history,
    )
    return plain | refset


def attributes(inner: st.SearchStrategy) -> st.SearchStrategy:
    compared = st.builds(t.ExpressionComparison, EQUALITY, inner)
    concrete = st.one_of(
        st.builds(t.NumericComparison, ORDER, numbers),
        st.builds(t.StringComparison, EQUALITY, tuples(TEXT)),
        st.builds(t.BooleanComparison, EQUALITY, st.booleans()),
    )
    return st.one_of(
        st.builds(t.EclAttribute, inner, compared, cardinalities, st.booleans()),
        st.builds(t.EclAttribute, inner, concrete, cardinalities, st.just(False)),
    )


def attribute_sets(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.recursive(
        attributes(inner),
        lambda items: (
            st.builds(t.ConjunctionAttributeSet, tuples(items, 2))
            | st.builds(t.DisjunctionAttributeSet, tuples(items, 2))
        ),
        max_leaves=3,
    )


def has_group(items: tuple[object, ...]) -> bool:
    groups = (t.EclAttributeGroup, t.ConjunctionRefinementSet, t.DisjunctionRefinementSet)
    return any(isinstance(item, groups) for item in items)


def refinements(inner: st.SearchStrategy) -> st.SearchStrategy:
    sets = attribute_sets(inner)
    items = sets | st.builds(t.EclAttributeGroup, sets, cardinalities)
    many = tuples(items, 2).filter(has_group)
    return st.one_of(items, st.builds(t.ConjunctionRefinementSet, many), st.builds(t.DisjunctionRefinementSet, many))


def compounds(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(
        sub_expressions(inner),
        st.builds(t.ConjunctionExpressionConstraint, tuples(inner, 2)),
        st.builds(t.DisjunctionExpressionConstraint, tuples(inner, 2)),
        st.builds(t.ExclusionExpressionConstraint, inner, inner),
        st.builds(t.DottedExpressionConstraint, inner, tuples(inner)),
        st.builds(t.RefinedExpressionConstraint, inner, refinements(inner)),
    )


@st.composite
def nested(draw: st.DrawFn, depth: int) -> t.Expression:
    """An expression of at most that depth; a composite, so that its name stays short in messages."""
    return draw(LEVELS[draw(st.integers(0, depth))])


LEVELS = [focus_concepts, compounds(nested(0)), compounds(nested(1))]
expressions = nested(2)


# What the evaluator answers, over concepts that small editions have.
def names_of(ids: Sequence[int]) -> st.SearchStrategy:
    return st.one_of(
        st.sampled_from(ids).map(t.EclConceptReference),
        wildcards,
        st.just(t.EclConceptReference(IS_A)),
        st.sampled_from(ids).map(lambda sctid: t.SubExpressionConstraint("<<", t.EclConceptReference(sctid))),
    )


names = names_of(IDS[2:5])
answerable_members = st.sampled_from([t.MemberOf(), t.MemberOf(("targetComponentId",)), t.RefsetContainingAny()])
answerable_filters = st.one_of(
    st.builds(f.ActiveFilter, EQUALITY, st.sampled_from([True, False, None])),
    st.builds(f.DefinitionStatusTokenFilter, EQUALITY, tuples(st.sampled_from(["primitive", "defined"]))),
    st.builds(f.EffectiveTimeFilter, ORDER, tuples(st.sampled_from(["20200101", "20240101"]), most=2)),
    st.builds(f.ModuleFilter, EQUALITY, st.sampled_from(MODULES).map(t.EclConceptReference)),
)
answerable_descriptions = st.one_of(
    st.builds(f.ActiveFilter, EQUALITY, st.sampled_from([True, False, None])),
    st.builds(f.TypeTokenFilter, EQUALITY, tuples(st.sampled_from(["syn", "fsn", "def"]))),
    st.builds(f.LanguageFilter, EQUALITY, tuples(st.sampled_from(["nb", "en"]))),
    st.builds(f.TermFilter, EQUALITY, tuples(tuples(st.sampled_from(["tann", "rot"])).map(f.MatchSearchTerm))),
    st.builds(
        f.DialectAliasFilter,
        EQUALITY,
        tuples(st.sampled_from(["nb-no", "en-gb"]).map(f.DialectAlias)),
        st.none() | st.builds(f.AcceptabilityTokenSet, tuples(st.sampled_from(["accept", "prefer"]))),
    ),
)


def answerable_attributes(
    inner: st.SearchStrategy, ids: Sequence[int], reverse: st.SearchStrategy
) -> st.SearchStrategy:
    concrete = st.one_of(
        st.builds(t.NumericComparison, ORDER, st.sampled_from(["1", "2.5"])),
        st.builds(t.StringComparison, EQUALITY, st.just(("a",))),
        st.builds(t.BooleanComparison, EQUALITY, st.booleans()),
    )
    compared = st.builds(t.ExpressionComparison, EQUALITY, inner)
    return st.builds(t.EclAttribute, names_of(ids), compared | concrete, cardinalities, reverse)


def joined(items: st.SearchStrategy, least: int = 2) -> st.SearchStrategy:
    many = tuples(items, least)
    return st.one_of(items, st.builds(t.ConjunctionAttributeSet, many), st.builds(t.DisjunctionAttributeSet, many))


def answerable_refinements(inner: st.SearchStrategy, names_among: Sequence[int] = IDS[2:5]) -> st.SearchStrategy:
    within = [joined(answerable_attributes(inner, names_among, st.just(way))) for way in (False, True)]
    group = st.builds(t.EclAttributeGroup, st.one_of(within), cardinalities)
    items = joined(answerable_attributes(inner, names_among, st.booleans())) | group
    many = tuples(items, 2).filter(has_group)
    return st.one_of(items, st.builds(t.ConjunctionRefinementSet, many), st.builds(t.DisjunctionRefinementSet, many))


def answerable_compounds(inner: st.SearchStrategy) -> st.SearchStrategy:
    filters = st.one_of(
        st.builds(f.ConceptFilterConstraint, tuples(answerable_filters, most=2)),
        st.builds(f.DescriptionFilterConstraint, tuples(answerable_descriptions)),
    )
    member_filter = st.builds(f.MemberFilterConstraint, tuples(answerable_filters.filter(is_member_filter), most=2))
    refset = st.sampled_from(IDS[:2]).map(t.EclConceptReference) | wildcards
    history = st.none() | st.builds(f.HistorySupplement, st.sampled_from(["MIN", "MOD", "MAX", None]))
    operators = st.sampled_from(OPERATORS)
    nothing = st.just(())
    return st.one_of(
        st.builds(t.SubExpressionConstraint, operators, inner),
        st.builds(t.SubExpressionConstraint, operators, inner, st.none(), nothing, tuples(filters, 0, 2), history),
        st.builds(t.SubExpressionConstraint, st.none(), refset, answerable_members, tuples(member_filter, 0, 1)),
        st.builds(t.ConjunctionExpressionConstraint, tuples(inner, 2)),
        st.builds(t.DisjunctionExpressionConstraint, tuples(inner, 2)),
        st.builds(t.ExclusionExpressionConstraint, inner, inner),
        st.builds(t.DottedExpressionConstraint, inner, tuples(names, most=2)),
        st.builds(t.RefinedExpressionConstraint, inner, answerable_refinements(inner)),
        st.builds(t.RefinedExpressionConstraint, wildcards, answerable_refinements(inner)),
    )


def is_member_filter(node: object) -> bool:
    return not isinstance(node, f.DefinitionStatusTokenFilter)


@st.composite
def answerable(draw: st.DrawFn, depth: int) -> t.Expression:
    """An expression the evaluator answers exactly."""
    return draw(ANSWERABLE[draw(st.integers(0, depth))])


ANSWERABLE = [concepts | wildcards, answerable_compounds(answerable(0)), answerable_compounds(answerable(1))]
