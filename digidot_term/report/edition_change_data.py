"""A comparison of two editions as JSON."""

from __future__ import annotations

import json
from typing import Any

from digidot_term.diff.edition_change import (
    Compared,
    ConceptChange,
    EditionChange,
    EditionComparison,
    HierarchyChanges,
    RefsetChange,
    Section,
    TermChange,
)
from digidot_term.report.edition_change_items import Speaker
from digidot_term.report.refset_kinds import is_chosen


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
    return {
        **_counted(section.what, section.language, len(section.changes)),
        "changes": [_change(change, speaker) for change in section.changes[:limit]],
    }


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
    return data


def _term(change: TermChange, speaker: Speaker) -> dict[str, Any]:
    data: dict[str, Any] = {"old": change.old, "new": change.new}
    if change.description_id:
        data |= {"descriptionId": str(change.description_id), "use": speaker.marks(change)}
    return data


def _refset(change: RefsetChange, speaker: Speaker, limit: int | None) -> dict[str, Any]:
    """Return what came and went in a refset; components that are no concepts have no term here."""
    named = is_chosen(change.refset_id, change.components)

    def member(sctid: int) -> dict[str, str]:
        return speaker.named(sctid).as_data() if named else {"id": str(sctid)}

    return {
        **speaker.named(change.refset_id).as_data(),
        "new": change.is_new,
        "gone": change.is_gone,
        "addedCount": len(change.added),
        "removedCount": len(change.removed),
        "added": [member(sctid) for sctid in change.added[:limit]],
        "removed": [member(sctid) for sctid in change.removed[:limit]],
    }
