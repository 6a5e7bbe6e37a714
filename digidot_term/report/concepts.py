"""Concepts as lists and as one page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from digidot_term.language import LANGUAGES, Language, Text, reading_order
from digidot_term.report.table import Row, render_table
from digidot_term.snomed.components import Hit, Relationship
from digidot_term.snomed.constants import (
    DEFINITION,
    EN_GB_REFSET,
    EN_US_REFSET,
    FSN,
    NB_REFSET,
    NN_REFSET,
    PREFERRED,
)
from digidot_term.snomed.edition import Edition

Languages = tuple[Language, ...]

_LANGUAGE_REFSETS = {NB_REFSET: "nb", NN_REFSET: "nn", EN_GB_REFSET: "en-GB", EN_US_REFSET: "en-US"}

_TERMS = Text(en="Terms", nb="Termer", nn="Termar")
_PARENTS = Text(en="Parents", nb="Foreldre", nn="Foreldre")
_CHILDREN = Text(en="Children", nb="Barn", nn="Born")
_ATTRIBUTES = Text(en="Attributes", nb="Attributter", nn="Attributt")
_REFSETS = Text(en="Reference sets", nb="Referansesett", nn="Referansesett")
_HISTORY = Text(en="History", nb="Historikk", nn="Historikk")
_ACTIVE = {
    True: Text(en="active", nb="aktivt", nn="aktivt"),
    False: Text(en="INACTIVE", nb="INAKTIVT", nn="INAKTIVT"),
}
_DEFINED = {
    True: Text(en="sufficiently defined", nb="tilstrekkelig definert", nn="tilstrekkeleg definert"),
    False: Text(en="primitive", nb="primitivt", nn="primitivt"),
}
_PREFERRED = Text(en="preferred", nb="foretrukket", nn="føretrekt")
_ACCEPTABLE = Text(en="acceptable", nb="akseptabel", nn="akseptabel")
_TYPES = {FSN: "fsn", DEFINITION: "definition"}
_RANKS = {
    "fsn": Text(en="FSN", nb="FSN", nn="FSN"),
    "definition": Text(en="definition", nb="definisjon", nn="definisjon"),
}
_UNGROUPED = Text(en="ungrouped", nb="ugruppert", nn="ugruppert")
_GROUP = Text(en="group {n}", nb="gruppe {n}", nn="gruppe {n}")
_NO_HITS = Text(en="nothing found\n", nb="ingen treff\n", nn="ingen treff\n")


def render_concepts(edition: Edition, ids: Sequence[int], layout: str, language: Language) -> str:
    """List concepts with their preferred terms; nynorsk is shown to those who read it, and in all data formats."""
    columns = {"id": "id", "nb": "nb", "nn": "nn", "en": "en", "fsn": "FSN"}
    if layout == "text":
        hidden = "nb" if language == "nn" else "nn"
        columns = {key: title for key, title in columns.items() if key != hidden}
    return render_table(columns, [_row(edition, sctid) for sctid in ids], layout)


def render_hits(edition: Edition, hits: Sequence[Hit], layout: str, language: Language) -> str:
    """List concepts found by a term, with the term that was found."""
    if not hits and layout == "text":
        return _NO_HITS.render(language)
    columns = {"id": "id", "term": "term", "language": "", "fsn": "FSN", "active": "active"}
    rows: list[Row] = []
    for hit in hits:
        concept = edition.concept(hit.concept_id)
        active = bool(concept and concept.active)
        row = {
            "id": str(hit.concept_id),
            "term": hit.term,
            "language": hit.language,
            "fsn": edition.fsn(hit.concept_id),
        }
        rows.append({**row, "active": _ACTIVE[active].render(language) if layout == "text" else active})
    return render_table(columns, rows, layout)


def render_concept(edition: Edition, sctid: int, layout: str, language: Language) -> str:
    """Show one concept as a page for people, or as JSON."""
    facts = concept_facts(edition, sctid, reading_order(language))
    if layout == "json":
        return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    lines = [f"{sctid}  {facts['fsn']}", _status_line(facts, language), ""]
    lines += _section(_TERMS.render(language), _term_lines(facts["terms"], language))
    lines += _section(_PARENTS.render(language), _concept_lines(facts["parents"]))
    lines += _section(_CHILDREN.render(language), _concept_lines(facts["children"]))
    lines += _section(_ATTRIBUTES.render(language), _attribute_lines(facts["attributes"], language))
    lines += _section(_REFSETS.render(language), _refset_lines(facts["refsets"]))
    lines += _section(_HISTORY.render(language), _history_lines(facts))
    return "\n".join(lines).rstrip("\n") + "\n"


def concept_facts(edition: Edition, sctid: int, languages: Languages) -> dict[str, Any]:
    """Return all there is to say of a concept, as plain data: ids as text, terms in the first language there is."""

    def named(other: int) -> dict[str, str]:
        return {"id": str(other), "term": edition.term(other, languages)}

    concept = edition.concept(sctid)
    if concept is None:
        return {"id": str(sctid), "known": False}
    reason = edition.inactivation_reason(sctid)
    return {
        "id": str(sctid),
        "active": concept.active,
        "fsn": edition.fsn(sctid),
        "defined": concept.defined,
        "module": named(concept.module_id),
        "effectiveTime": concept.effective_time,
        "terms": _terms(edition, sctid),
        "parents": [named(parent) for parent in edition.parents(sctid)],
        "children": [named(child) for child in edition.children(sctid)],
        "attributes": [_attribute(item, named) for item in edition.attributes(sctid)],
        "refsets": [
            {**named(member.refset_id), "fields": dict(member.fields)} for member in edition.memberships(sctid)
        ],
        "inactivationReason": named(reason) if reason else None,
        "history": [
            {"association": named(item.refset_id), "target": named(item.target_id)} for item in edition.history(sctid)
        ],
    }


def _row(edition: Edition, sctid: int) -> Row:
    terms: dict[str, str | None] = {language: edition.preferred_term(sctid, language) for language in LANGUAGES}
    return {"id": str(sctid), **terms, "fsn": edition.fsn(sctid)}


def _terms(edition: Edition, sctid: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for description in edition.descriptions(sctid):
        if not description.active:
            continue
        for refset, acceptability in sorted(description.acceptability.items()):
            found.append(
                {
                    "language": _LANGUAGE_REFSETS.get(refset, str(refset)),
                    "term": description.term,
                    "type": _TYPES.get(description.type_id, "synonym"),
                    "preferred": acceptability == PREFERRED,
                    "descriptionId": str(description.id),
                }
            )
    order = {"nb": 0, "nn": 1, "en-GB": 2, "en-US": 3}
    kinds = {"fsn": 0, "synonym": 1, "definition": 2}
    found.sort(
        key=lambda item: (
            order.get(item["language"], 4),
            kinds[item["type"]],
            not item["preferred"],
            item["term"],
        )
    )
    return found


def _attribute(item: Relationship, named: Callable[[int], dict[str, str]]) -> dict[str, Any]:
    value: Any = item.value if item.destination_id is None else named(item.destination_id)
    return {"group": item.group, "type": named(item.type_id), "value": value}


def _status_line(facts: dict[str, Any], language: Language) -> str:
    parts = [_ACTIVE[facts["active"]].render(language), _DEFINED[facts["defined"]].render(language)]
    module = facts["module"]
    return ", ".join([*parts, f"{module['id']} {module['term']}", facts["effectiveTime"]])


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines), ""] if lines else []


def _concept_lines(concepts: list[dict[str, str]]) -> list[str]:
    return [f"{item['id']} {item['term']}" for item in concepts]


def _term_lines(terms: list[dict[str, Any]], language: Language) -> list[str]:
    """One line a term; a term that is the same in both English dialects is shown once."""
    merged: dict[tuple[str, str, bool], list[str]] = {}
    for item in terms:
        merged.setdefault((item["type"], item["term"], item["preferred"]), []).append(item["language"])
    lines: list[str] = []
    for (kind, term, preferred), languages in merged.items():
        shown = "en" if languages == ["en-GB", "en-US"] else ", ".join(languages)
        rank = _RANKS[kind].render(language) if kind in _RANKS else _acceptability(preferred).render(language)
        lines.append(f"{shown:6} {rank:11} {term}")
    return lines


def _acceptability(preferred: bool) -> Text:
    return _PREFERRED if preferred else _ACCEPTABLE


def _attribute_lines(attributes: list[dict[str, Any]], language: Language) -> list[str]:
    lines: list[str] = []
    for item in attributes:
        group = _GROUP.render(language, n=item["group"]) if item["group"] else _UNGROUPED.render(language)
        value = item["value"]
        shown = f"{value['id']} {value['term']}" if isinstance(value, dict) else value
        lines.append(f"{group:10} {item['type']['term']} = {shown}")
    return lines


def _refset_lines(refsets: list[dict[str, Any]]) -> list[str]:
    lines: list[str] = []
    for item in refsets:
        fields = ", ".join(f"{name}={value}" for name, value in item["fields"].items() if value)
        lines.append(f"{item['id']} {item['term']}" + (f"  ({fields})" if fields else ""))
    return lines


def _history_lines(facts: dict[str, Any]) -> list[str]:
    lines = [f"{facts['inactivationReason']['term']}"] if facts["inactivationReason"] else []
    for item in facts["history"]:
        lines.append(f"{item['association']['term']} → {item['target']['id']} {item['target']['term']}")
    return lines
