"""Why a role group has attributes together as they are asked for, or none has (ECL 6.2, 6.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digidot_term.ecl.counting import allows, asks_for_some
from digidot_term.ecl.explaining.attributes import (
    attribute_reason,
    cardinality_text,
    fitting_among,
    named_among,
    reverse_reason,
    source_fits,
)
from digidot_term.ecl.explaining.compound import all_reason, any_reason
from digidot_term.ecl.explaining.inquiry import Inquiry, having
from digidot_term.ecl.explaining.tree import Concepts, Explanation, Reason, ReasonKind, weighed
from digidot_term.ecl.reverse_attributes import are_reversed
from digidot_term.ecl.tree import AttributeSet, ConjunctionAttributeSet, EclAttribute, EclAttributeGroup
from digidot_term.language import Text
from digidot_term.record import record
from digidot_term.snomed.components import Relationship
from digidot_term.snomed.edition import Edition

GROUP_HAS = ReasonKind(
    "group-has",
    Text(en="role group {group} has it all", nb="rollegruppe {group} har alt", nn="rollegruppe {group} har alt"),
)
GROUP_OF_OTHER_HAS = ReasonKind(
    "group-of-other-has",
    Text(
        en="role group {group} of {owner} has it all",
        nb="rollegruppe {group} i {owner} har alt",
        nn="rollegruppe {group} i {owner} har alt",
    ),
)
NEAREST_GROUP = ReasonKind(
    "nearest-group",
    Text(
        en="no role group has it all; group {group} comes nearest",
        nb="ingen rollegruppe har alt; gruppe {group} kommer nærmest",
        nn="inga rollegruppe har alt; gruppe {group} kjem nærast",
    ),
)
NEAREST_GROUP_OF_OTHER = ReasonKind(
    "nearest-group-of-other",
    Text(
        en="no role group has it all; group {group} of {owner} comes nearest",
        nb="ingen rollegruppe har alt; gruppe {group} i {owner} kommer nærmest",
        nn="inga rollegruppe har alt; gruppe {group} i {owner} kjem nærast",
    ),
)
NO_GROUPS = ReasonKind(
    "no-groups", Text(en="has no role groups", nb="har ingen rollegrupper", nn="har ingen rollegrupper")
)
IN_NO_GROUP = ReasonKind(
    "in-no-group",
    Text(
        en="is a value in no role group of another concept",
        nb="er ikke en verdi i noen rollegruppe i et annet begrep",
        nn="er ikkje ein verdi i noka rollegruppe i eit anna omgrep",
    ),
)
GROUPS_COUNTED = ReasonKind(
    "groups-counted",
    Text(
        en="role groups that have it all: {groups}; {cardinality} are asked for",
        nb="rollegrupper som har alt: {groups}; det kreves {cardinality}",
        nn="rollegrupper som har alt: {groups}; det blir kravd {cardinality}",
    ),
)
GROUPS_OF_OTHERS_COUNTED = ReasonKind(
    "groups-of-others-counted",
    Text(
        en="role groups that have it all: {count}, of {owners}; {cardinality} are asked for",
        nb="rollegrupper som har alt: {count}, i {owners}; det kreves {cardinality}",
        nn="rollegrupper som har alt: {count}, i {owners}; det blir kravd {cardinality}",
    ),
)
NO_GROUPS_COUNTED = ReasonKind(
    "no-groups-counted",
    Text(
        en="no role group has it all, and {cardinality} are asked for",
        nb="ingen rollegruppe har alt, og det kreves {cardinality}",
        nn="inga rollegruppe har alt, og det blir kravd {cardinality}",
    ),
)


@record
class RoleGroup:
    """Attributes that a concept has together; number 0 is an ungrouped one that counts as a group of its own."""

    owner: int
    number: int
    links: tuple[Relationship, ...]


def explain_group(node: EclAttributeGroup, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain a group by one role group: the first that has it all, else the one that has most of it."""
    alone = having(sctid, node)
    met = sctid in inquiry.ids(alone)
    groups = _groups(node, sctid, inquiry)
    found = [_within(node.attributes, group, sctid, inquiry) for group in groups]
    full = [number for number, each in enumerate(found) if each.met]
    if not asks_for_some(node.cardinality):
        reason = _counted(node, [groups[number] for number in full], sctid)
        shown = [part.without_say() for number in full[:1] for part in _parts(found[number])]
        return Explanation(sctid, node, met, reason, tuple(shown), alone)
    if not groups:
        reason = Reason.of(IN_NO_GROUP if are_reversed(node, inquiry.question) else NO_GROUPS)
        return Explanation(sctid, node, met, reason, (), alone)
    best = full[0] if full else max(range(len(groups)), key=lambda number: (_share(found[number]), -number))
    reason = _one(groups[best], sctid, has_all=bool(full))
    return Explanation(sctid, node, met, reason, weighed(_parts(found[best]), met=met), alone)


def _one(group: RoleGroup, sctid: int, *, has_all: bool) -> Reason:
    """Name the role group that has it all, or most of it."""
    if group.owner == sctid:
        return Reason.of(GROUP_HAS if has_all else NEAREST_GROUP, group=group.number)
    kind = GROUP_OF_OTHER_HAS if has_all else NEAREST_GROUP_OF_OTHER
    return Reason.of(kind, group=group.number, owner=Concepts((group.owner,)))


def _counted(node: EclAttributeGroup, full: Sequence[RoleGroup], sctid: int) -> Reason:
    """Say which role groups have it all, and how many there should be."""
    asked = cardinality_text(node.cardinality)
    if not full:
        return Reason.of(NO_GROUPS_COUNTED, cardinality=asked)
    owners = sorted({group.owner for group in full})
    if owners == [sctid]:
        return Reason.of(GROUPS_COUNTED, groups=", ".join(str(group.number) for group in full), cardinality=asked)
    return Reason.of(GROUPS_OF_OTHERS_COUNTED, count=len(full), owners=Concepts.first_of(owners), cardinality=asked)


def _groups(node: EclAttributeGroup, sctid: int, inquiry: Inquiry) -> list[RoleGroup]:
    """Return the role groups a concept has, or for reversed attributes those it is a value in."""
    edition = inquiry.edition
    links = edition.incoming(sctid) if are_reversed(node, inquiry.question) else edition.attributes(sctid)
    together: dict[tuple[int, int], list[Relationship]] = {}
    single = []
    for link in links:
        if link.group:
            together.setdefault((link.source_id, link.group), []).append(link)
        elif inquiry.question.self_grouped:
            single.append(RoleGroup(link.source_id, 0, (link,)))
    return [*single, *(RoleGroup(owner, number, tuple(each)) for (owner, number), each in sorted(together.items()))]


def _share(found: Explanation) -> int:
    """Count the attributes of a set that a group has."""
    return sum(map(_share, found.parts)) if found.parts else int(found.met)


def _parts(found: Explanation) -> tuple[Explanation, ...]:
    """Return the attributes of a set as parts of the group itself, or the one attribute."""
    return found.parts or (found,)


def _within(node: AttributeSet, group: RoleGroup, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain attributes within one role group."""
    if isinstance(node, EclAttribute):
        return (_reversed if node.reverse else _attribute)(node, group, sctid, inquiry)
    parts = tuple(_within(item, group, sctid, inquiry) for item in node.items)
    conjunction = isinstance(node, ConjunctionAttributeSet)
    met = all(part.met for part in parts) if conjunction else any(part.met for part in parts)
    reason = (all_reason if conjunction else any_reason)(parts)
    return Explanation(sctid, node, met, reason, weighed(parts, met=met))


def _attribute(node: EclAttribute, group: RoleGroup, sctid: int, inquiry: Inquiry) -> Explanation:
    named = named_among(node.name, group.links, inquiry)
    fitting = fitting_among(node, named, inquiry)
    counted = fitting if asks_for_some(node.cardinality) else _exact(fitting, inquiry.edition)
    met = allows(node.cardinality, len(counted))
    return Explanation(sctid, node, met, attribute_reason(node, named, inquiry, met=met))


def _reversed(node: EclAttribute, group: RoleGroup, sctid: int, inquiry: Inquiry) -> Explanation:
    """Explain a reversed attribute: its source is the concept whose role group it is."""
    sources = [group.owner] if named_among(node.name, group.links, inquiry) else []
    fitting = list(filter(source_fits(node, inquiry), sources))
    met = allows(node.cardinality, len(fitting))
    return Explanation(sctid, node, met, reverse_reason(node, sources, fitting, met=met))


def _exact(links: Iterable[Relationship], edition: Edition) -> list[Relationship]:
    """Return the relationships of a group that no other of them says more exactly (ECL 6.3)."""
    every = list(links)
    return [link for link in every if not any(_says_more(other, link, edition) for other in every if other != link)]


def _says_more(special: Relationship, general: Relationship, edition: Edition) -> bool:
    """Say whether an attribute and its value are those of another, or below them."""
    if special.destination_id is None or general.destination_id is None:
        same_value = special.value == general.value and special.destination_id == general.destination_id
        return same_value and edition.subsumes(general.type_id, special.type_id)
    return edition.subsumes(general.type_id, special.type_id) and edition.subsumes(
        general.destination_id, special.destination_id
    )
