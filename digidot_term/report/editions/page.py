"""One edition as a page for people, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.naming import LANGUAGE_NAMES, dated, namer, sized
from digidot_term.snomed.edition import Edition

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
_IDENTITY = Text(
    en="module {module}, of {date}",
    nb="modul {module}, av {date}",
    nn="modul {module}, av {date}",
)
_AS_OF = Text(en="read as it was on {date}", nb="lest slik den var {date}", nn="lesen slik ho var {date}")
_MISMATCH = Text(
    en="made although its packages do not fit together (--allow-mismatch)",
    nb="laget selv om pakkene ikke passer sammen (--allow-mismatch)",
    nn="laga sjølv om pakkane ikkje passar saman (--allow-mismatch)",
)
_PACKAGES = Text(en="Packages", nb="Pakker", nn="Pakkar")


@record
class EditionFacts:
    """What is told of an edition; `translated` counts active concepts with a preferred term, by language."""

    edition: Edition
    concepts: int
    active: int
    translated: Mapping[Language, int]
    refsets: tuple[tuple[int, int], ...]


def render_edition(facts: EditionFacts, layout: str, language: Language) -> str:
    """Show one edition as text or as JSON."""
    if layout == "json":
        return json.dumps(_as_data(facts, language), ensure_ascii=False, indent=2) + "\n"
    lines = [*_head(facts.edition, language), "", *_counts(facts, language)]
    named = namer(facts.edition, language)
    lines += ["", _REFSETS.render(language), *(f"{count:8} {named(refset)}" for refset, count in facts.refsets)]
    return "\n".join(lines) + "\n"


def _head(edition: Edition, language: Language) -> list[str]:
    info = edition.info
    lines = [f"{edition.name}  {edition.version_uri}"]
    module = namer(edition, language)(edition.module_id)
    lines.append(_IDENTITY.render(language, module=module, date=dated(edition.effective_time)))
    if info.as_of:
        lines.append(_AS_OF.render(language, date=dated(info.as_of)))
    if info.allow_mismatch:
        lines.append(_MISMATCH.render(language))
    if edition.is_sample:
        lines.append(_SAMPLE.render(language))
    if info.packages:
        lines += ["", _PACKAGES.render(language)]
    for package in info.packages:
        lines += [f"  {PurePath(package.path).name}, {sized(package.size)}", f"    SHA-256 {package.sha256}"]
    return lines


def _counts(facts: EditionFacts, language: Language) -> list[str]:
    lines = [f"{facts.concepts:8} {_CONCEPTS.render(language)}", f"{facts.active:8} {_ACTIVE.render(language)}"]
    for of_language, count in facts.translated.items():
        name = LANGUAGE_NAMES[of_language].render(language)
        lines.append(f"{count:8} {_TRANSLATED.render(language, language=name)}")
    return lines


def _as_data(facts: EditionFacts, language: Language) -> dict[str, Any]:
    edition, info = facts.edition, facts.edition.info
    named = namer(edition, language)
    return {
        "edition": edition.name,
        "version": edition.version_uri,
        "module": str(edition.module_id),
        "effectiveTime": edition.effective_time,
        "asOf": info.as_of or None,
        "allowMismatch": info.allow_mismatch,
        "sample": edition.is_sample,
        "packages": [
            {"path": str(package.path), "size": package.size, "sha256": package.sha256} for package in info.packages
        ],
        "concepts": facts.concepts,
        "active": facts.active,
        "preferredTerms": dict(facts.translated),
        "problems": info.problems,
        "refsets": [{**named(refset).as_data(), "members": count} for refset, count in facts.refsets],
    }
