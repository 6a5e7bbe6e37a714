"""Why a concept has an attribute as it is asked for, or has not (ECL 6.2, 6.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digidot_term.ecl.counting import asks_for_some
from digidot_term.ecl.explaining.inquiry import Inquiry, having
from digidot_term.ecl.explaining.tree import Concepts, Explanation, Links, Quoted, Reason, ReasonKind
from digidot_term.ecl.is_a_attribute import named_types
from digidot_term.ecl.tree import (
    Cardinality,
    Comparison,
    DottedExpressionConstraint,
    EclAttribute,
    EclConceptReference,
    Expression,
    ExpressionComparison,
    WildCard,
)
from digidot_term.ecl.values import text_test
from digidot_term.language import Text
from digidot_term.snomed.components import Relationship
from digidot_term.snomed.constants import IS_A

HAS = ReasonKind("has", Text(en="has {links}", nb="har {links}", nn="har {links}"))
HAS_NO = ReasonKind("has-no", Text(en="has no {name}", nb="har ingen {name}", nn="har ingen {name}"))
HAS_OTHER = ReasonKind(
    "has-other",
    Text(
        en="has {links}, which is not what is asked for",
        nb="har {links}, som ikke er det som kreves",
        nn="har {links}, som ikkje er det som blir kravd",
    ),
)
HAS_COUNTED = ReasonKind(
    "has-counted",
    Text(
        en="has {links}, and {cardinality} of them are asked for",
        nb="har {links}, og det kreves {cardinality} av dem",
        nn="har {links}, og det blir kravd {cardinality} av dei",
    ),
)
HAS_NONE_COUNTED = ReasonKind(
    "has-none-counted",
    Text(
        en="has none such, and {cardinality} of them are asked for",
        nb="har ingen slike, og det kreves {cardinality} av dem",
        nn="har ingen slike, og det blir kravd {cardinality} av dei",
    ),
)
VALUE_OF = ReasonKind(
    "value-of",
    Text(en="is {name} of {others}", nb="er {name} for {others}", nn="er {name} for {others}"),
)
VALUE_OF_OTHER = ReasonKind(
    "value-of-other",
    Text(
        en="is {name} of {others}, which is not what is asked for",
        nb="er {name} for {others}, som ikke er det som kreves",
        nn="er {name} for {others}, som ikkje er det som blir kravd",
    ),
)
VALUE_OF_NOTHING = ReasonKind(
    "value-of-nothing",
    Text(
        en="is {name} of no concept",
        nb="er ikke {name} for noe begrep",
        nn="er ikkje {name} for noko omgrep",
    ),
)
VALUE_OF_COUNTED = ReasonKind(
    "value-of-counted",
    Text(
        en="is {name} of {others}, and {cardinality} of them are asked for",
        nb="er {name} for {others}, og det kreves {cardinality} av dem",
        nn="er {name} for {others}, og det blir kravd {cardinality} av dei",
    ),
)


def explain_attribute(node: EclAttribute, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain an attribute outside groups."""
    alone = having(sctid, node)
    met = sctid in inquiry.ids(alone)
    if node.reverse:
        sources = sources_of(sctid, node.name, inquiry)
        fitting = list(filter(source_fits(node, inquiry), sources))
        return Explanation(sctid, node, met, reverse_reason(node, sources, fitting, met=met), (), alone)
    named = named_among(node.name, links_of(sctid, inquiry), inquiry)
    return Explanation(sctid, node, met, attribute_reason(node, named, inquiry, met=met), (), alone)


def attribute_reason(node: EclAttribute, named: Sequence[Relationship], inquiry: Inquiry, *, met: bool) -> Reason:
    """Say which of some relationships with the attribute's name are as asked for, or what they are instead."""
    fitting = fitting_among(node, named, inquiry)
    if not asks_for_some(node.cardinality):
        asked = cardinality_text(node.cardinality)
        if not fitting:
            return Reason.of(HAS_NONE_COUNTED, cardinality=asked)
        return Reason.of(HAS_COUNTED, links=Links.first_of(fitting), cardinality=asked)
    if met:
        return Reason.of(HAS, links=Links.first_of(fitting))
    return Reason.of(HAS_OTHER, links=Links.first_of(named)) if named else Reason.of(HAS_NO, name=Quoted(node.name))


def links_of(sctid: int, inquiry: Inquiry) -> list[Relationship]:
    """Return a concept's attributes, and its parents as values of is-a."""
    parents = (Relationship(sctid, IS_A, parent, None, 0) for parent in inquiry.edition.parents(sctid))
    return [*inquiry.edition.attributes(sctid), *parents]


def named_among(name: Expression, links: Sequence[Relationship], inquiry: Inquiry) -> list[Relationship]:
    """Return the relationships an attribute name stands for; `*` is every attribute but is-a."""
    types = named_types(name, inquiry.question)
    return [each for each in links if (each.type_id != IS_A if types is None else each.type_id in types)]


def fitting_among(node: EclAttribute, named: Sequence[Relationship], inquiry: Inquiry) -> list[Relationship]:
    """Return the relationships whose value compares as asked for."""
    return list(filter(_fits(node.comparison, inquiry), named))


def _fits(comparison: Comparison, inquiry: Inquiry) -> Callable[[Relationship], bool]:
    if not isinstance(comparison, ExpressionComparison):
        matches = text_test(comparison)
        return lambda link: link.value is not None and matches(link.value)
    wanted = comparison.operator == "="
    if isinstance(comparison.value, WildCard):
        return lambda _: wanted
    ids = inquiry.ids(comparison.value)
    return lambda link: link.destination_id is not None and (link.destination_id in ids) == wanted


def source_fits(node: EclAttribute, inquiry: Inquiry) -> Callable[[int], bool]:
    """Return whether a source compares as a reversed attribute asks for; numbers and texts have no source."""
    comparison = node.comparison
    if not isinstance(comparison, ExpressionComparison):
        return lambda _: False
    ids, wanted = inquiry.ids(comparison.value), comparison.operator == "="
    return lambda source: (source in ids) == wanted


def cardinality_text(node: Cardinality | None) -> str:
    """Return a cardinality as it is written."""
    least, most = (node.minimum, node.maximum) if node else (1, None)
    return f"[{least}..{'*' if most is None else most}]"


def reverse_reason(node: EclAttribute, sources: Sequence[int], fitting: Sequence[int], *, met: bool) -> Reason:
    """Say of which concepts one is the attribute's value, and whether these are what is asked for."""
    if not asks_for_some(node.cardinality):
        asked = cardinality_text(node.cardinality)
        if not fitting:
            return Reason.of(HAS_NONE_COUNTED, cardinality=asked)
        return Reason.of(VALUE_OF_COUNTED, name=Quoted(node.name), others=Concepts.first_of(fitting), cardinality=asked)
    return _value_of(node.name, fitting, VALUE_OF) if met else _value_of(node.name, sources, VALUE_OF_OTHER)


def _value_of(name: Expression, others: Sequence[int], kind: ReasonKind) -> Reason:
    """Name the concepts whose attribute's value one is; of nothing where there are none."""
    if not others:
        return Reason.of(VALUE_OF_NOTHING, name=Quoted(name))
    return Reason.of(kind, name=Quoted(name), others=Concepts.first_of(others))


def sources_of(sctid: int, name: Expression, inquiry: Inquiry) -> list[int]:
    """Return the concepts that have this one as the value of an attribute, sorted."""
    types, edition = named_types(name, inquiry.question), inquiry.edition
    found = {each.source_id for each in edition.incoming(sctid) if types is None or each.type_id in types}
    if types is not None and IS_A in types:
        found.update(edition.children(sctid))
    return sorted(found)


def explain_dotted(node: DottedExpressionConstraint, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain `focus . attribute ...`: of which concept of the focus this one is the value."""
    met = sctid in inquiry.ids(node)
    *before, name = node.attributes
    focus = DottedExpressionConstraint(node.focus, tuple(before)) if before else node.focus
    within, sources = inquiry.ids(focus), sources_of(sctid, name, inquiry)
    others = [each for each in sources if each in within]
    if not met:
        return Explanation(sctid, node, met, _value_of(name, sources, VALUE_OF_OTHER), (), node)
    reason = _value_of(name, others, VALUE_OF)
    plain = isinstance(focus, EclConceptReference | WildCard)
    return Explanation(sctid, node, met, reason, () if plain else (inquiry.explained(focus, others[0]),), node)
