"""Editions as a list and as one page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from digidot_term.language import Language, Text, reading_order
from digidot_term.report.table import Row, render_table
from digidot_term.snomed.edition import Edition

_EDITION = Text(en="edition", nb="utgave", nn="utgåve")
_VERSION = Text(en="version", nb="versjon", nn="versjon")
_IN_USE = Text(en="in use", nb="i bruk", nn="i bruk")
_CONCEPTS = Text(en="concepts", nb="begreper", nn="omgrep")
_ACTIVE = Text(en="active", nb="aktive", nn="aktive")
_TRANSLATED = Text(
    en="with a preferred term in {language}",
    nb="med foretrukket term på {language}",
    nn="med føretrekt term på {language}",
)
_REFSETS = Text(en="Reference sets (members)", nb="Referansesett (medlemmer)", nn="Referansesett (medlemer)")
_SAMPLE = Text(
    en="This is test data, not SNOMED CT.",
    nb="Dette er testdata, ikke SNOMED CT.",
    nn="Dette er testdata, ikkje SNOMED CT.",
)


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition that can be named, and whether the project uses it."""

    name: str
    version_uri: str
    in_use: bool


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What is told of an edition; `translated` counts active concepts with a preferred term, by language."""

    edition: Edition
    concepts: int
    active: int
    translated: dict[Language, int]
    refsets: tuple[tuple[int, int], ...]


def render_editions(editions: Sequence[KnownEdition], layout: str, language: Language) -> str:
    """List editions: name, version, in use or not."""
    rows: list[Row] = [{"edition": item.name, "version": item.version_uri, "inUse": item.in_use} for item in editions]
    titles = {"edition": _EDITION, "version": _VERSION, "inUse": _IN_USE}
    return render_table({key: title.render(language) for key, title in titles.items()}, rows, layout)


def render_edition(facts: EditionFacts, layout: str, language: Language) -> str:
    """Show one edition as a page for people, or as JSON."""
    edition = facts.edition
    if layout == "json":
        return json.dumps(_as_data(facts), ensure_ascii=False, indent=2) + "\n"
    lines = [f"{edition.name}  {edition.version_uri}"]
    if edition.is_sample:
        lines.append(_SAMPLE.render(language))
    lines += ["", f"{facts.concepts:8} {_CONCEPTS.render(language)}", f"{facts.active:8} {_ACTIVE.render(language)}"]
    for code, count in facts.translated.items():
        lines.append(f"{count:8} {_TRANSLATED.render(language, language=code)}")
    lines += ["", _REFSETS.render(language)]
    lines += [f"{count:8} {refset} {edition.term(refset, reading_order(language))}" for refset, count in facts.refsets]
    return "\n".join(lines) + "\n"


def _as_data(facts: EditionFacts) -> dict[str, Any]:
    edition = facts.edition
    return {
        "edition": edition.name,
        "version": edition.version_uri,
        "module": str(edition.module_id),
        "effectiveTime": edition.effective_time,
        "sample": edition.is_sample,
        "concepts": facts.concepts,
        "active": facts.active,
        "preferredTerms": facts.translated,
        "refsets": [
            {"id": str(refset), "term": edition.term(refset), "members": count} for refset, count in facts.refsets
        ],
    }
