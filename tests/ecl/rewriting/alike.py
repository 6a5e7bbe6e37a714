"""Hypothesis strategies for expressions over so few parts that they have much in common; named, for short messages."""

from __future__ import annotations

from hypothesis import strategies as st

from digidot_term.ecl import filter_tree as f
from digidot_term.ecl import tree as t
from tests.ecl.questions import concept_filters, description_filters
from tests.ecl.trees import IDS, OPERATORS

few = st.sampled_from([*IDS[4:7], *IDS[4:7], None]).map(
    lambda sctid: t.EclConceptReference(sctid) if sctid else t.WildCard()
)
names = st.sampled_from(IDS[2:4]).map(t.EclConceptReference)
filters = st.one_of(
    concept_filters.map(lambda each: f.ConceptFilterConstraint((each,))),
    st.lists(description_filters, min_size=1, max_size=2).map(tuple).map(f.DescriptionFilterConstraint),
)
cardinalities = st.sampled_from([None, None, t.Cardinality(1, None), t.Cardinality(0, None), t.Cardinality(0, 0)])
signs = st.sampled_from(["=", "=", "!="])


@st.composite
def several(draw: st.DrawFn, items: st.SearchStrategy) -> tuple:
    return tuple(draw(st.lists(items, min_size=2, max_size=4)))


@st.composite
def attribute(draw: st.DrawFn, depth: int) -> t.EclAttribute:
    value = draw(alike(depth) | st.just(t.WildCard()))
    return t.EclAttribute(draw(names), t.ExpressionComparison(draw(signs), value), draw(cardinalities))


@st.composite
def attribute_set(draw: st.DrawFn, depth: int) -> t.AttributeSet:
    kind = draw(st.sampled_from([None, t.ConjunctionAttributeSet, t.DisjunctionAttributeSet]))
    return draw(attribute(depth)) if kind is None else kind(draw(several(attribute(depth))))


@st.composite
def group(draw: st.DrawFn, depth: int) -> t.EclAttributeGroup:
    return t.EclAttributeGroup(draw(attribute_set(depth)), draw(cardinalities))


@st.composite
def refinement(draw: st.DrawFn, depth: int) -> t.Refinement:
    kind = draw(st.sampled_from([None, t.ConjunctionRefinementSet, t.DisjunctionRefinementSet]))
    if kind is None:
        return draw(attribute_set(depth) | group(depth))
    rest = draw(st.lists(attribute_set(depth) | group(depth), min_size=1, max_size=2))
    return kind((draw(group(depth)), *rest))


@st.composite
def filtered(draw: st.DrawFn, depth: int) -> t.Expression:
    found = tuple(draw(st.lists(filters, min_size=1, max_size=2)))
    return t.SubExpressionConstraint(draw(st.sampled_from([None, "<<", "<"])), draw(alike(depth)), None, (), found)


@st.composite
def compound(draw: st.DrawFn, depth: int) -> t.Expression:
    sort = draw(st.sampled_from(["operator", "or", "or", "and", "minus", "filtered", "refined"]))
    inner = alike(depth)
    match sort:
        case "operator":
            return t.SubExpressionConstraint(draw(st.sampled_from(OPERATORS)), draw(inner))
        case "or":
            return t.DisjunctionExpressionConstraint(draw(several(inner)))
        case "and":
            return t.ConjunctionExpressionConstraint(draw(several(inner)))
        case "minus":
            return t.ExclusionExpressionConstraint(draw(inner), draw(inner))
        case "filtered":
            return draw(filtered(depth))
        case _:
            return t.RefinedExpressionConstraint(draw(inner), draw(refinement(min(depth, 1))))


@st.composite
def alike(draw: st.DrawFn, depth: int) -> t.Expression:
    """An expression of at most that depth."""
    here = draw(st.integers(0, depth))
    return draw(compound(here - 1)) if here else draw(few)
