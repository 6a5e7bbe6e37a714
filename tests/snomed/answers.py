"""Everything an edition answers, as plain data, so that two editions can be held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from digidot_term.language import LANGUAGES
from digidot_term.snomed import Edition, HistoricalAssociation
from tests.snomed.naive import NaiveEdition

AnyEdition = Edition | NaiveEdition
Answers = dict[str, dict[Any, Any]]
"""By question, by id, the answer; ids with an empty answer are left out."""

OF_A_CONCEPT: dict[str, Callable[[AnyEdition, int], Any]] = {
    "concept": lambda edition, sctid: edition.concept(sctid),
    "is there": lambda edition, sctid: sctid in edition,
    "parents": lambda edition, sctid: edition.parents(sctid),
    "children": lambda edition, sctid: edition.children(sctid),
    "ancestors": lambda edition, sctid: sorted(edition.ancestors(sctid)),
    "descendants": lambda edition, sctid: sorted(edition.descendants(sctid)),
    "attributes": lambda edition, sctid: edition.attributes(sctid),
    "role groups": lambda edition, sctid: edition.role_groups(sctid),
    "incoming": lambda edition, sctid: edition.incoming(sctid),
    "descriptions": lambda edition, sctid: edition.descriptions(sctid),
    "fsn": lambda edition, sctid: edition.fsn(sctid),
    "term": lambda edition, sctid: [edition.term(sctid, ("nb", "nn", "en")), edition.term(sctid, ("nn", "nb"))],
    "preferred terms": lambda edition, sctid: {each: edition.preferred_term(sctid, each) for each in LANGUAGES},
    "terms": lambda edition, sctid: {each: edition.terms(sctid, each) for each in LANGUAGES},
    "members": lambda edition, sctid: edition.members(sctid),
    "inactive members": lambda edition, sctid: edition.inactive_members(sctid),
    "inactivation reason": lambda edition, sctid: edition.inactivation_reason(sctid),
}
OF_A_COMPONENT: dict[str, Callable[[AnyEdition, int], Any]] = {
    "memberships": lambda edition, sctid: edition.memberships(sctid),
    "history": lambda edition, sctid: edition.history(sctid),
    "superseded": lambda edition, sctid: sorted(edition.superseded(sctid), key=_by_ids),
    "alternate identifiers": lambda edition, sctid: edition.alternate_identifiers(sctid),
}


def _by_ids(each: HistoricalAssociation) -> tuple[int, int]:
    return each.refset_id, each.target_id


def answers(edition: AnyEdition) -> Answers:
    """Ask all there is to ask of an edition, also of ids it only mentions."""
    ids = mentioned(edition)
    found: Answers = {question: ask(edition, ids, question) for question in OF_A_CONCEPT}
    spoken_of = components(edition, ids)
    found |= {question: ask(edition, spoken_of, question) for question in OF_A_COMPONENT}
    whole = {"concepts": edition.concept_ids, "active": edition.active_ids, "refsets": edition.refset_ids()}
    found["of the whole"] = {name: sorted(sctids) for name, sctids in whole.items()}
    return found


def ask(edition: AnyEdition, ids: Iterable[int], question: str) -> dict[Any, Any]:
    """Ask one question of each id."""
    put = OF_A_CONCEPT.get(question) or OF_A_COMPONENT[question]
    told = ((sctid, plain(put(edition, sctid))) for sctid in ids)
    return {sctid: answer for sctid, answer in told if answer}


def mentioned(edition: AnyEdition) -> list[int]:
    """Return the ids of all concepts, of the refsets, and one no release has."""
    return sorted({*edition.concept_ids, *edition.refset_ids(), 999999999999999105})


def components(edition: AnyEdition, ids: Iterable[int]) -> list[int]:
    """Return all ids a member can speak of: those given, descriptions, and what members name."""
    ids = list(ids)
    named = {each.referenced_component_id for sctid in ids for each in edition.members(sctid)}
    described = {each.id for sctid in ids for each in edition.descriptions(sctid)}
    return sorted({*ids, *named, *described})


def plain(value: Any) -> Any:
    """Turn an answer into tuples, dicts, numbers and texts, field by field."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in sorted(value.items())}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value
