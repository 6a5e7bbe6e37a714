"""All there is to say of one concept, gathered from the edition and named in the reader's language."""

from __future__ import annotations

from typing import Any

from digidot_term.language import Language
from digidot_term.record import record
from digidot_term.report.concepts.maps import Membership, memberships
from digidot_term.report.concepts.terms import TermFact, term_facts
from digidot_term.report.naming import Named, Namer, namer
from digidot_term.snomed.components import Concept, HistoricalAssociation, Relationship
from digidot_term.snomed.edition import Edition


@record
class Attribute:
    """An attribute of a concept; the value is a concept or a concrete value."""

    group: int
    type: Named
    value: Named | str


@record
class Association:
    """A historical association of a concept, with the concept at its other end."""

    refset: Named
    other: Named
    other_active: bool


@record
class ConceptFacts:
    """A concept as a terminologist wants it; `supersedes` holds the inactive concepts that point at it."""

    concept: Concept
    fsn: str
    module: Named
    terms: tuple[TermFact, ...]
    parents: tuple[Named, ...]
    children: tuple[Named, ...]
    ancestors: int
    descendants: int
    attributes: tuple[Attribute, ...]
    maps: tuple[Membership, ...]
    refsets: tuple[Membership, ...]
    reason: Named | None
    history: tuple[Association, ...]
    supersedes: tuple[Association, ...]
    identifiers: tuple[tuple[Named, str], ...]
    members: int


def concept_facts(edition: Edition, concept: Concept, language: Language) -> ConceptFacts:
    """Gather the facts of a concept, active or not."""
    sctid, named = concept.id, namer(edition, language)
    reason = edition.inactivation_reason(sctid)
    rows = memberships(edition.memberships(sctid), named)
    return ConceptFacts(
        concept=concept,
        fsn=edition.fsn(sctid),
        module=named(concept.module_id),
        terms=term_facts(edition.descriptions(sctid), language),
        parents=tuple(map(named, edition.parents(sctid))),
        children=tuple(map(named, edition.children(sctid))),
        ancestors=len(edition.ancestors(sctid)),
        descendants=len(edition.descendants(sctid)),
        attributes=tuple(_attribute(item, named) for item in edition.attributes(sctid)),
        maps=tuple(row for row in rows if row.is_map),
        refsets=tuple(row for row in rows if not row.is_map),
        reason=named(reason) if reason else None,
        history=tuple(_association(item, edition, named) for item in edition.history(sctid)),
        supersedes=tuple(_association(item, edition, named) for item in edition.superseded(sctid)),
        identifiers=tuple(
            (named(found.scheme_id), found.code) for found in edition.alternate_identifiers(sctid) if found.active
        ),
        members=edition.member_count(sctid),
    )


def _attribute(item: Relationship, named: Namer) -> Attribute:
    value = named(item.destination_id) if item.destination_id is not None else item.value or ""
    return Attribute(item.group, named(item.type_id), value)


def _association(item: HistoricalAssociation, edition: Edition, named: Namer) -> Association:
    return Association(named(item.refset_id), named(item.target_id), item.target_id in edition.active_ids)


def as_data(facts: ConceptFacts) -> dict[str, Any]:
    """Return the facts as JSON has them: ids are texts, dates as in the release, every child and row."""
    concept = facts.concept
    return {
        "id": str(concept.id),
        "active": concept.active,
        "fsn": facts.fsn,
        "defined": concept.defined,
        "module": facts.module.as_data(),
        "effectiveTime": concept.effective_time,
        "terms": [term.as_data() for term in facts.terms],
        "parents": [parent.as_data() for parent in facts.parents],
        "children": [child.as_data() for child in facts.children],
        "ancestors": facts.ancestors,
        "descendants": facts.descendants,
        "attributes": [
            {
                "group": item.group,
                "type": item.type.as_data(),
                "value": item.value.as_data() if isinstance(item.value, Named) else item.value,
            }
            for item in facts.attributes
        ],
        "maps": [row.as_data() for row in facts.maps],
        "refsets": [row.as_data() for row in facts.refsets],
        "inactivationReason": facts.reason.as_data() if facts.reason else None,
        "history": [{"association": item.refset.as_data(), "target": item.other.as_data()} for item in facts.history],
        "supersedes": [
            {"association": item.refset.as_data(), "source": item.other.as_data()} for item in facts.supersedes
        ],
        "identifiers": [{"scheme": scheme.as_data(), "code": code} for scheme, code in facts.identifiers],
        "members": facts.members,
    }
