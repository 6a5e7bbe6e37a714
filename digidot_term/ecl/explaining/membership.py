"""Why a concept is a member of reference sets, has members as one, or not (ECL 6.1, 6.10)."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.ecl.explaining.inquiry import Inquiry
from digidot_term.ecl.explaining.tree import (
    Concepts,
    Explanation,
    Quoted,
    Reason,
    ReasonKind,
    Words,
    weighed,
)
from digidot_term.ecl.filter_tree import MemberFieldFilter, MemberFilter, MemberFilterConstraint
from digidot_term.ecl.question import Ids, Refused
from digidot_term.ecl.stages import filtered_membership
from digidot_term.ecl.tree import EclConceptReference, Expression, MemberOf, SubExpressionConstraint, WildCard
from digidot_term.language import Text
from digidot_term.snomed.components import Member

MEMBER = ReasonKind(
    "member", Text(en="is a member of {refset}", nb="er medlem av {refset}", nn="er medlem av {refset}")
)
NO_MEMBER = ReasonKind(
    "no-member", Text(en="is no member of {focus}", nb="er ikke medlem av {focus}", nn="er ikkje medlem av {focus}")
)
NO_REFSET = ReasonKind(
    "no-refset",
    Text(
        en="no reference set of {focus} has members in this edition",
        nb="ingen referansesett i {focus} har medlemmer i denne utgaven",
        nn="ingen referansesett i {focus} har medlemer i denne utgåva",
    ),
)
IN_FIELD = ReasonKind(
    "in-field",
    Text(
        en="is a value of {fields} in {focus}",
        nb="er en verdi av {fields} i {focus}",
        nn="er ein verdi av {fields} i {focus}",
    ),
)
NOT_IN_FIELD = ReasonKind(
    "not-in-field",
    Text(
        en="is no value of {fields} in {focus}",
        nb="er ingen verdi av {fields} i {focus}",
        nn="er ingen verdi av {fields} i {focus}",
    ),
)
ROW_PASSES = ReasonKind(
    "row-passes",
    Text(
        en="has a member row that passes",
        nb="har en medlemsrad som slipper gjennom",
        nn="har ei medlemsrad som slepp gjennom",
    ),
)
NO_ROW_PASSES = ReasonKind(
    "no-row-passes",
    Text(
        en="has no member row that passes",
        nb="har ingen medlemsrad som slipper gjennom",
        nn="har inga medlemsrad som slepp gjennom",
    ),
)
FIELD_IS = ReasonKind(
    "field-is",
    Text(
        en="has in {field}: {values}",
        nb="har i {field}: {values}",
        nn="har i {field}: {values}",
    ),
)
NOT_ONE_ROW = ReasonKind(
    "not-one-row",
    Text(
        en="passes each filter, but no one member row passes them all",
        nb="slipper gjennom hvert filter, men ingen enkelt medlemsrad slipper gjennom alle",
        nn="slepp gjennom kvart filter, men inga enkelt medlemsrad slepp gjennom alle",
    ),
)
CONTAINS = ReasonKind(
    "contains", Text(en="has the member {member}", nb="har medlemmet {member}", nn="har medlemen {member}")
)
CONTAINS_NONE = ReasonKind(
    "contains-none",
    Text(
        en="has no member among {focus}",
        nb="har ingen medlemmer blant {focus}",
        nn="har ingen medlemer blant {focus}",
    ),
)


def explain_membership(node: SubExpressionConstraint, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain a refset operator with its member filters."""
    met = sctid in inquiry.ids(node)
    parts = weighed(_each(node, node.member_filters, sctid, inquiry), met=met)
    if parts and met != all(part.met for part in parts):
        return Explanation(sctid, node, met, Reason.of(NOT_ONE_ROW), parts, node)
    if isinstance(node.refset_operator, MemberOf):
        reason = _member_reason(node, node.refset_operator, met, sctid, inquiry)
        return Explanation(sctid, node, met, reason, parts, node)
    reason, member = _containing_reason(node.focus, met, sctid, inquiry)
    plain = member is None or isinstance(node.focus, EclConceptReference | WildCard)
    witness = () if plain or member is None else (inquiry.explained(node.focus, member),)
    return Explanation(sctid, node, met, reason, (*parts, *witness), node)


def _member_reason(
    node: SubExpressionConstraint, operator: MemberOf, met: bool, sctid: int, inquiry: Inquiry
) -> Reason:
    """Say which refsets the concept is a member of, or that it is in none of those meant."""
    focus = Quoted(node.focus)
    if operator.fields:
        return Reason.of(IN_FIELD if met else NOT_IN_FIELD, fields=", ".join(operator.fields), focus=focus)
    found = sorted({each.refset_id for each in _rows(node, sctid, inquiry)})
    if met and found:
        return Reason.of(MEMBER, refset=Concepts.first_of(found))
    if met or found:
        return Reason.of(ROW_PASSES if met else NO_ROW_PASSES)
    known = any(map(inquiry.edition.member_count, _refsets(node.focus, inquiry)))
    return Reason.of(NO_MEMBER if known else NO_REFSET, focus=focus)


def _rows(node: SubExpressionConstraint, sctid: int, inquiry: Inquiry) -> list[Member]:
    """Return the active members of the refsets meant that refer to a concept."""
    refsets = _refsets(node.focus, inquiry)
    return [each for each in inquiry.edition.memberships(sctid) if each.refset_id in refsets]


def _refsets(focus: Expression, inquiry: Inquiry) -> Ids:
    """Return the refsets with active members that a focus means."""
    known = frozenset(inquiry.edition.refset_ids())
    return known if isinstance(focus, WildCard) else known & inquiry.question.named(focus)


def _each(
    node: SubExpressionConstraint, constraints: Iterable[MemberFilterConstraint], sctid: int, inquiry: Inquiry
) -> list[Explanation]:
    """Explain each `{{ M }}` that can be asked alone: with others gone, one may look at a field that no member has."""
    found = []
    for each in constraints:
        try:
            found.append(_filtered(node, each, sctid, inquiry))
        except Refused:
            continue
    return found


def _filtered(
    node: SubExpressionConstraint, constraint: MemberFilterConstraint, sctid: int, inquiry: Inquiry
) -> Explanation:
    """Explain one `{{ M }}`, and where it has several filters each of those alone."""
    alone = filtered_membership(node, (constraint,))
    met = sctid in inquiry.ids(alone)
    single = [MemberFilterConstraint((each,)) for each in constraint.filters]
    if len(single) == 1:
        reason = _filter_reason(node, constraint.filters[0], met, sctid, inquiry)
        return Explanation(sctid, constraint, met, reason, (), alone)
    parts = weighed(_each(node, single, sctid, inquiry), met=met)
    kind = ROW_PASSES if met else NOT_ONE_ROW if all(part.met for part in parts) else NO_ROW_PASSES
    return Explanation(sctid, constraint, met, Reason.of(kind), parts, alone)


def _filter_reason(
    node: SubExpressionConstraint, filtered: MemberFilter, met: bool, sctid: int, inquiry: Inquiry
) -> Reason:
    """Say what the concept's rows have in the field a filter looks at, or whether one passes."""
    if isinstance(filtered, MemberFieldFilter) and isinstance(node.refset_operator, MemberOf):
        name = filtered.name.lower()
        rows = _rows(node, sctid, inquiry)
        values = {value for row in rows for field, value in row.fields.items() if field.lower() == name}
        if values:
            return Reason.of(FIELD_IS, field=filtered.name, values=_named(values, inquiry))
    return Reason.of(ROW_PASSES if met else NO_ROW_PASSES)


def _named(values: set[str], inquiry: Inquiry) -> Concepts | Words:
    """Return the values of a field as concepts where they are, else as they are."""
    ids = [int(value) for value in values if value.isdigit()]
    if len(ids) == len(values) and all(sctid in inquiry.edition for sctid in ids):
        return Concepts.first_of(sorted(ids))
    return Words.first_of(sorted(values))


def _containing_reason(focus: Expression, met: bool, sctid: int, inquiry: Inquiry) -> tuple[Reason, int | None]:
    """Say which of the concepts the refset has as a member, if one is an active one."""
    members = inquiry.edition.refset_concepts(sctid) & inquiry.question.named(focus)
    if met and members:
        return Reason.of(CONTAINS, member=Concepts((min(members),))), min(members)
    if members or met:
        return Reason.of(ROW_PASSES if met else NO_ROW_PASSES), None
    return Reason.of(CONTAINS_NONE, focus=Quoted(focus)), None
