"""Laws of refinements: what is asked twice, what any concept meets, values and groups that may be joined."""

from __future__ import annotations

from typing import TypeAlias

from digidot_term.ecl.rewriting import law_reasons as reasons
from digidot_term.ecl.rewriting.containment import Containment, only_concepts
from digidot_term.ecl.rewriting.nodes import Refined
from digidot_term.ecl.rewriting.refinement_containment import SOME, implies, is_trivial
from digidot_term.ecl.rewriting.shape import CONJUNCTIONS, DISJUNCTIONS, either, refinement_of
from digidot_term.ecl.rewriting.step import Step
from digidot_term.ecl.tree import (
    ConjunctionAttributeSet,
    ConjunctionRefinementSet,
    DisjunctionAttributeSet,
    DisjunctionRefinementSet,
    DottedExpressionConstraint,
    EclAttribute,
    EclAttributeGroup,
    Expression,
    ExpressionComparison,
    Refinement,
    WildCard,
)

Set: TypeAlias = ConjunctionAttributeSet | ConjunctionRefinementSet | DisjunctionAttributeSet | DisjunctionRefinementSet
Disjunction: TypeAlias = DisjunctionAttributeSet | DisjunctionRefinementSet
_MOST_COMPARED = 200


def flatten_set(node: Set, _laws: Containment) -> Step | None:
    """`(a, b), c` is `a, b, c`."""
    alike = DISJUNCTIONS if isinstance(node, DISJUNCTIONS) else CONJUNCTIONS
    inner = tuple((each, None) for each in node.items if isinstance(each, alike))
    return Step(reasons.BRACKETS, node, _set_of(node, node.items), inner) if inner else None


def drop_default_cardinality(node: EclAttribute | EclAttributeGroup, _laws: Containment) -> Step | None:
    """`[1..*]` goes without saying."""
    if node.cardinality != SOME:
        return None
    if isinstance(node, EclAttribute):
        after: Refinement = EclAttribute(node.name, node.comparison, None, node.reverse, node.position)
    else:
        after = EclAttributeGroup(node.attributes, None, node.position)
    return Step(reasons.CARDINALITY, node, after, ((node, None),))


def drop_trivial(node: ConjunctionAttributeSet | ConjunctionRefinementSet, _laws: Containment) -> Step | None:
    """Leave out `[0..*]`: any number is allowed, and none."""
    trivial = tuple((each, None) for each in node.items if is_trivial(each))
    kept = [each for each in node.items if not is_trivial(each)]
    return Step(reasons.ANY_NUMBER, node, refinement_of(kept, any_of=False), trivial) if trivial and kept else None


def drop_trivial_refinement(node: Refined, _laws: Containment) -> Step | None:
    """`X : [0..*] a = b` is `X`."""
    if not (is_trivial(node.refinement) and only_concepts(node.focus)):
        return None
    return Step(reasons.ANY_NUMBER, node, node.focus, ((node.refinement, None),))


def drop_repeated_attributes(node: Set, _laws: Containment) -> Step | None:
    """`a = X, a = X` is `a = X`."""
    once = tuple(dict.fromkeys(node.items))
    if len(once) == len(node.items):
        return None
    repeated = tuple((each, None) for each in once if node.items.count(each) > 1)
    return Step(reasons.REPEATED, node, _set_of(node, once), repeated)


def drop_implied(node: Set, laws: Containment) -> Step | None:
    """`a = *, a = X` is `a = X`; of two of which one must hold, the wider one is enough."""
    any_of = isinstance(node, DISJUNCTIONS)
    gone: dict[Refinement, Refinement] = {}
    kept: list[Refinement] = []
    for item in node.items[:_MOST_COMPARED]:
        over = next((each for each in kept if _absorbs(each, item, laws, any_of=any_of)), None)
        if over is not None:
            gone[item] = over
            continue
        gone |= {each: item for each in kept if _absorbs(item, each, laws, any_of=any_of)}
        kept = [each for each in kept if each not in gone] + [item]
    if not gone:
        return None
    rest = node.items[_MOST_COMPARED:]
    return Step(reasons.ATTRIBUTE_IMPLIED, node, _set_of(node, (*kept, *rest)), tuple(gone.items()))


def _absorbs(a: Refinement, b: Refinement, laws: Containment, *, any_of: bool) -> bool:
    """Say whether `b` may be left out beside `a`."""
    return implies(b, a, laws) if any_of else implies(a, b, laws)


def join_values(node: Disjunction, _laws: Containment) -> Step | None:
    """`a = X OR a = Y` is `a = (X OR Y)`."""
    by_name: dict[tuple[Expression, bool], list[EclAttribute]] = {}
    for item in node.items:
        if isinstance(item, EclAttribute) and _plain_value(item) is not None:
            by_name.setdefault((item.name, item.reverse), []).append(item)
    several = [items for items in by_name.values() if len(items) > 1]
    if not several:
        return None
    first, gone = {items[0]: items for items in several}, {each for items in several for each in items[1:]}
    kept = [_with_values(item, first[item]) if item in first else item for item in node.items if item not in gone]
    return Step(
        reasons.VALUES_JOINED, node, _set_of(node, tuple(kept)), tuple((items[0].name, None) for items in several)
    )


def _plain_value(node: EclAttribute) -> Expression | None:
    """Return the concepts an attribute must have one of; None where it is compared with anything else or counted."""
    comparison = node.comparison
    if (node.cardinality or SOME) != SOME or not isinstance(comparison, ExpressionComparison):
        return None
    return comparison.value if comparison.operator == "=" and not isinstance(comparison.value, WildCard) else None


def _with_values(node: EclAttribute, items: list[EclAttribute]) -> EclAttribute:
    values = [value for item in items if (value := _plain_value(item)) is not None]
    return EclAttribute(node.name, ExpressionComparison("=", either(values)), None, node.reverse, node.position)


def join_groups(node: DisjunctionRefinementSet, _laws: Containment) -> Step | None:
    """`{ a } OR { b }` is `{ a OR b }`; reversed attributes are joined with reversed ones alone."""
    single = next(filter(None, (_single_groups(node, reverse=reverse) for reverse in (False, True))), [])
    if not single:
        return None
    attributes = refinement_of([each.attributes for each in single], any_of=True)
    joined = EclAttributeGroup(attributes, None, single[0].position)  # type: ignore[arg-type]  # attributes alone
    kept = [joined if item is single[0] else item for item in node.items if item is single[0] or item not in single]
    return Step(reasons.GROUPS_JOINED, node, _set_of(node, tuple(kept)), tuple((each, None) for each in single))


def _single_groups(node: DisjunctionRefinementSet, *, reverse: bool) -> list[EclAttributeGroup]:
    """Return the groups of one attribute, of which there are two or more, or none."""
    found = [
        item
        for item in node.items
        if isinstance(item, EclAttributeGroup)
        and isinstance(item.attributes, EclAttribute)
        and item.attributes.reverse == reverse
        and (item.cardinality or SOME) == SOME
    ]
    return found if len(found) > 1 else []


def join_refinements(node: Refined, _laws: Containment) -> Step | None:
    """`(X : a) : b` is `X : a, b`."""
    inner = node.focus
    if not isinstance(inner, Refined):
        return None
    after = Refined(inner.focus, refinement_of([inner.refinement, node.refinement], any_of=False))
    return Step(reasons.REFINEMENTS_JOINED, node, after, ((inner.refinement, None), (node.refinement, None)))


def join_dots(node: DottedExpressionConstraint, _laws: Containment) -> Step | None:
    """`(X . a) . b` is `X . a . b`."""
    inner = node.focus
    if not isinstance(inner, DottedExpressionConstraint):
        return None
    after = DottedExpressionConstraint(inner.focus, (*inner.attributes, *node.attributes))
    return Step(reasons.BRACKETS, node, after, ((inner, None),))


def _set_of(node: Set, items: tuple[Refinement, ...]) -> Refinement:
    return refinement_of(items, any_of=isinstance(node, DISJUNCTIONS))
