"""A comparison of two editions as JSON."""

from __future__ import annotations

import json
from typing import Any

from digidot_term.diff.edition_change import (
    Compared,
    ConceptChange,
    EditionChange,
    EditionComparison,
    GroupChange,
    HierarchyChanges,
    MembersChange,
    RefsetChange,
    Section,
    TermChange,
)
from digidot_term.report.concepts.refset_kinds import is_chosen
from digidot_term.report.editions.change_items import Speaker
from digidot_term.snomed.components import Member, Relationship
from digidot_term.snomed.edition import Edition


def render_data(comparison: EditionComparison, speaker: Speaker, limit: int | None) -> str:
    """Return the comparison as JSON, with at most `limit` changes a section; counts are always complete."""
    data = {
        "old": _compared(comparison.old),
        "new": _compared(comparison.new),
        "counts": [_counted(what, language, count) for what, language, count in comparison.totals],
        "hierarchies": [_hierarchy(item, speaker, limit) for item in comparison.hierarchies],
        "refsets": [_refset(item, speaker, limit) for item in comparison.refsets],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _compared(side: Compared) -> dict[str, Any]:
    return {"edition": side.name, "version": side.version_uri, "concepts": side.concepts, "active": side.active}


def _counted(what: str, language: str | None, count: int) -> dict[str, Any]:
    return {"kind": str(what), **({"language": language} if language else {}), "count": count}


def _hierarchy(changes: HierarchyChanges, speaker: Speaker, limit: int | None) -> dict[str, Any]:
    top = changes.top_level
    return {
        "hierarchy": speaker.named(top).as_data() if top else None,
        "sections": [_section(section, speaker, limit) for section in changes.sections],
    }


def _section(section: Section, speaker: Speaker, limit: int | None) -> dict[str, Any]:
    changes = [_change(change, speaker) for change in section.changes[:limit]]
    speaker.let_go()
    return {**_counted(section.what, section.language, len(section.changes)), "changes": changes}


def _change(change: EditionChange, speaker: Speaker) -> dict[str, Any]:
    data: dict[str, Any] = {
        **speaker.named(change.concept_id).as_data(),
        "fsn": speaker.fully_named(change.concept_id).term,
    }
    return data | (_concept(change, speaker) if isinstance(change, ConceptChange) else _term(change, speaker))


def _concept(change: ConceptChange, speaker: Speaker) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if change.reason:
        data["reason"] = speaker.named(change.reason).as_data()
    if change.history:
        data["history"] = [
            {"association": speaker.named(item.refset_id).as_data(), "target": speaker.named(item.target_id).as_data()}
            for item in change.history
        ]
    if change.gained or change.lost:
        data["parentsAdded"] = [speaker.named(parent).as_data() for parent in change.gained]
        data["parentsRemoved"] = [speaker.named(parent).as_data() for parent in change.lost]
    if change.groups:
        data["groups"] = [_group(group, speaker) for group in change.groups]
    return data


def _group(change: GroupChange, speaker: Speaker) -> dict[str, Any]:
    """Return what a role group gained and lost; its number in an edition that lacks it is null."""
    return {
        "old": change.old,
        "new": change.new,
        "gained": [_attribute(each, speaker) for each in change.gained],
        "lost": [_attribute(each, speaker) for each in change.lost],
    }


def _attribute(each: Relationship, speaker: Speaker) -> dict[str, Any]:
    destination = each.destination_id
    value = each.value if destination is None else speaker.named(destination).as_data()
    return {"type": speaker.named(each.type_id).as_data(), "value": value}


def _term(change: TermChange, speaker: Speaker) -> dict[str, Any]:
    data: dict[str, Any] = {"old": change.old, "new": change.new}
    if change.description_id:
        data |= {"descriptionId": str(change.description_id), "use": speaker.marks(change)}
    return data


def _refset(change: RefsetChange, speaker: Speaker, limit: int | None) -> dict[str, Any]:
    """Return what came, went and changed in a refset; components that are no concepts have no term here."""
    named = is_chosen(change.refset_id, change.components)

    def member(sctid: int, edition: Edition) -> dict[str, Any]:
        if not named:
            return {"id": str(sctid)}
        members = [_member(each) for each in edition.memberships_in(change.refset_id, sctid) if each.fields]
        return {**speaker.named(sctid).as_data(), **({"members": members} if members else {})}

    return {
        **speaker.named(change.refset_id).as_data(),
        "new": change.is_new,
        "gone": change.is_gone,
        "addedCount": len(change.added),
        "removedCount": len(change.removed),
        "changedCount": len(change.changed),
        "added": [member(sctid, speaker.new) for sctid in change.added[:limit]],
        "removed": [member(sctid, speaker.old) for sctid in change.removed[:limit]],
        "changed": [_changed(each, speaker) for each in change.changed[:limit]],
    }


def _changed(change: MembersChange, speaker: Speaker) -> dict[str, Any]:
    """Return the members of a component that changed; one that came or went is null on the other side."""
    sctid = change.component_id
    is_concept = sctid in speaker.new or sctid in speaker.old
    pairs = (*change.changed, *((None, each) for each in change.gained), *((each, None) for each in change.lost))
    return {
        **(speaker.named(sctid).as_data() if is_concept else {"id": str(sctid)}),
        "members": [{"old": was and _member(was), "new": now and _member(now)} for was, now in pairs],
    }


def _member(member: Member) -> dict[str, Any]:
    return {"id": member.id, "effectiveTime": member.effective_time, "fields": dict(member.fields)}
