"""Refset operators and member filters: `^`, `^ [field]`, `^R`, `{{ M ... }}` (ECL 6.1, 6.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import and_, or_

from digidot_term.ecl.answer_rules import UNKNOWN_FIELD
from digidot_term.ecl.component_filters import compares_time, component_test
from digidot_term.ecl.filter_tree import (
    ActiveFilter,
    MemberFieldFilter,
    MemberFilter,
    MemberFilterConstraint,
    TermComparison,
    TimeComparison,
)
from digidot_term.ecl.question import NONE, Ids, Question
from digidot_term.ecl.term_search import finds
from digidot_term.ecl.tree import (
    BooleanComparison,
    Expression,
    ExpressionComparison,
    MemberOf,
    NumericComparison,
    Position,
    WildCard,
)
from digidot_term.ecl.values import COMPARE, number_of
from digidot_term.snomed.components import Member

MemberTest = Callable[[Member], bool]
_COMPONENT = "referencedComponentId"
_BASE_FIELDS: dict[str, Callable[[Member], str]] = {
    "id": lambda member: member.id,
    "effectivetime": lambda member: member.effective_time,
    "active": lambda member: "1" if member.active else "0",
    "moduleid": lambda member: str(member.module_id),
    "refsetid": lambda member: str(member.refset_id),
    "referencedcomponentid": lambda member: str(member.referenced_component_id),
}
_TRUE, _FALSE = {"1", "true"}, {"0", "false"}


def members_of(
    focus: Expression, operator: MemberOf, constraints: tuple[MemberFilterConstraint, ...], question: Question
) -> Ids:
    """Return what the members of refsets refer to, or the concepts in one of their fields.

    Components that are no concepts of the edition are left out, inactive ones are not; with a field named, its ids
    are taken as they are. Several constraints may be met by different members.
    """
    refsets = _refsets(focus, constraints, question)
    if operator.fields:
        return _selected(refsets, operator, constraints, question)
    edition = question.edition
    if not constraints:
        return reduce(or_, (edition.refset_concepts(refset) for refset in refsets), edition.concepts_of(NONE))
    found = (
        edition.concepts_of({each.referenced_component_id for each in _matching(refsets, constraint, question)})
        for constraint in constraints
    )
    return reduce(and_, found)


def refsets_containing(focus: Expression, constraints: tuple[MemberFilterConstraint, ...], question: Question) -> Ids:
    """Return the refsets that have a member referring to any of the concepts."""
    edition = question.edition
    components = question.named(focus)
    known = _refsets(WildCard(), constraints, question)
    found = [
        frozenset(
            each.refset_id
            for each in _matching(known, constraint, question)
            if each.referenced_component_id in components
        )
        for constraint in constraints
    ]
    if not found:
        found = [frozenset(each.refset_id for sctid in components for each in edition.memberships(sctid))]
    return edition.concepts_of(frozenset.intersection(*found))


def _refsets(focus: Expression, constraints: Iterable[MemberFilterConstraint], question: Question) -> Ids:
    """Return the refsets a focus means; `*` is every refset that has members of the kind asked for."""
    if not isinstance(focus, WildCard):
        return question.named(focus)
    if any(_asks_inactive(constraint) for constraint in constraints):
        return frozenset(question.edition.all_refset_ids())
    return frozenset(question.edition.refset_ids())


def _asks_inactive(constraint: MemberFilterConstraint) -> bool:
    """Say whether inactive members may meet a constraint."""
    filters = [node for node in constraint.filters if isinstance(node, ActiveFilter)]
    return bool(filters) and all(node.value is None or node.value == (node.operator == "!=") for node in filters)


def _members(refsets: Ids, constraint: MemberFilterConstraint | None, question: Question) -> Iterator[Member]:
    """Yield the members of refsets: the active ones, unless a filter speaks of that."""
    edition = question.edition
    for refset in sorted(refsets):
        yield from edition.members(refset)
        if constraint and _asks_inactive(constraint):
            yield from edition.inactive_members(refset)


def _matching(refsets: Ids, constraint: MemberFilterConstraint, question: Question) -> Iterator[Member]:
    """Yield the members that meet all filters of a constraint."""
    tests = [_test(node, question) for node in constraint.filters]
    members = list(_members(refsets, constraint, question))
    _check_fields(constraint, members, question)
    return (member for member in members if all(test(member) for test in tests))


def _check_fields(constraint: MemberFilterConstraint, members: list[Member], question: Question) -> None:
    """Stop at a field that none of the members has."""
    for node in constraint.filters:
        if isinstance(node, MemberFieldFilter):
            _check_field(node.name, node.position, members, question)


def _check_field(name: str, position: Position, members: list[Member], question: Question) -> None:
    if members and all(_field(member, name) is None for member in members):
        known = sorted({field for member in members for field in member.fields})
        question.stop(UNKNOWN_FIELD, position, found=name, known=", ".join([_COMPONENT, *known]))


def _selected(
    refsets: Ids, operator: MemberOf, constraints: tuple[MemberFilterConstraint, ...], question: Question
) -> Ids:
    """Return the ids in a field of the members."""
    name = operator.fields[0]
    if len(operator.fields) > 1 or name == "*" or len(constraints) > 1:
        question.refuse(f"^ [{', '.join(operator.fields)}]", operator.position)
    constraint = constraints[0] if constraints else None
    members = list(_matching(refsets, constraint, question) if constraint else _members(refsets, None, question))
    _check_field(name, operator.position, members, question)
    values = {value for member in members if (value := _field(member, name))}
    if not all(value.isdigit() for value in values) or name.lower() in {"effectivetime", "active"}:
        question.refuse(f"^ [{name}] = text", operator.position)
    return frozenset(map(int, values))


def _field(member: Member, name: str) -> str | None:
    """Return a field of a member by its column name, in any case; None when it has no such field."""
    base = _BASE_FIELDS.get(name.lower())
    if base:
        return base(member)
    if name in member.fields:
        return member.fields[name]
    return next((value for field, value in member.fields.items() if field.lower() == name.lower()), None)


def _test(node: MemberFilter, question: Question) -> MemberTest:
    if not isinstance(node, MemberFieldFilter):
        return component_test(node, question)
    name, matches = node.name, _value_test(node, question)

    def test(member: Member) -> bool:
        value = _field(member, name)
        return value is not None and matches(value)

    return test


def _value_test(node: MemberFieldFilter, question: Question) -> Callable[[str], bool]:
    """Return the test of a field's text; text of another sort than it is compared with does not match."""
    match node.comparison:
        case ExpressionComparison(operator, value):
            ids, inside = question.named(value), operator == "="
            return lambda text: text.isdigit() and (int(text) in ids) == inside
        case NumericComparison(operator, value):
            compare, limit = COMPARE[operator], number_of(value)
            return lambda text: (number := number_of(text)) is not None and compare(number, limit)
        case BooleanComparison(operator, value):
            wanted = _TRUE if value == (operator == "=") else _FALSE
            return lambda text: text.lower() in wanted
        case TermComparison(operator, terms):
            return lambda text: any(finds(term, text, "") for term in terms) == (operator == "=")
        case TimeComparison(operator, times):
            return lambda text: compares_time(text, operator, times)
