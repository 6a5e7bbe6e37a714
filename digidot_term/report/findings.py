"""Findings as text, JSON and SARIF."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from digidot_term import __version__
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Language, Text
from digidot_term.record import record

FORMATS = ("text", "json", "sarif")

_COUNTED: dict[Severity, tuple[Text, Text]] = {
    Severity.ERROR: (
        Text(en="{n} error", nb="{n} feil", nn="{n} feil"),
        Text(en="{n} errors", nb="{n} feil", nn="{n} feil"),
    ),
    Severity.WARNING: (
        Text(en="{n} warning", nb="{n} advarsel", nn="{n} åtvaring"),
        Text(en="{n} warnings", nb="{n} advarsler", nn="{n} åtvaringar"),
    ),
    Severity.INFO: (
        Text(en="{n} note", nb="{n} merknad", nn="{n} merknad"),
        Text(en="{n} notes", nb="{n} merknader", nn="{n} merknader"),
    ),
}
_NOTHING = Text(en="nothing found", nb="ingen funn", nn="ingen funn")
_WORDS: dict[Severity, Text] = {
    Severity.ERROR: Text(en="error", nb="feil", nn="feil"),
    Severity.WARNING: Text(en="warning", nb="advarsel", nn="åtvaring"),
    Severity.INFO: Text(en="note", nb="merknad", nn="merknad"),
}
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@record
class Style:
    """How a word is set off on a terminal; plain by default."""

    severity: Callable[[str, Severity], str] = lambda text, _: text
    dim: Callable[[str], str] = lambda text: text
    bold: Callable[[str], str] = lambda text: text


def render_findings(found: Sequence[Diagnostic], layout: str, language: Language, style: Style | None = None) -> str:
    """Return the findings in one of `FORMATS`, in order of place; ends with a newline unless empty."""
    in_order = sorted(found, key=lambda item: item.sort_key)
    if layout == "json":
        return render_json(in_order, language)
    if layout == "sarif":
        return render_sarif(in_order, language)
    return render_text(in_order, language, style or Style())


def render_text(found: Sequence[Diagnostic], language: Language, style: Style) -> str:
    """Two lines a finding: where and what; what to do."""
    lines: list[str] = []
    for item in found:
        word = style.severity(_WORDS[item.severity].render(language), item.severity)
        name = style.dim(f"{item.kind.id} {item.kind.name}")
        lines.append(f"{style.bold(str(item.place))}: {word} {name}: {item.message(language)}")
        lines.append(style.dim(f"    → {item.advice(language)}"))
    return "".join(f"{line}\n" for line in lines)


def render_summary(found: Sequence[Diagnostic], language: Language) -> str:
    """One line that counts errors, warnings and notes."""
    counts = Counter(item.severity for item in found)
    parts = [
        _COUNTED[severity][counts[severity] != 1].render(language, n=counts[severity])
        for severity in sorted(Severity, reverse=True)
        if counts[severity]
    ]
    return ", ".join(parts) or _NOTHING.render(language)


def render_json(found: Sequence[Diagnostic], language: Language) -> str:
    """A JSON array with one object a finding."""
    items = [
        {
            "rule": item.kind.id,
            "name": item.kind.name,
            "severity": item.severity.word,
            "path": item.place.path,
            "line": item.place.line,
            "column": item.place.column,
            "message": item.message(language),
            "advice": item.advice(language),
            "values": dict(item.values),
        }
        for item in found
    ]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def render_sarif(found: Sequence[Diagnostic], language: Language) -> str:
    """SARIF 2.1.0, as code review tools read it."""
    kinds = sorted({item.kind for item in found}, key=lambda kind: kind.id)
    positions = {kind.id: number for number, kind in enumerate(kinds)}
    driver = {"name": "digidot-term", "version": __version__, "rules": [_sarif_rule(kind, language) for kind in kinds]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(item, positions[item.kind.id], language) for item in found],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(kind: Kind, language: Language) -> dict[str, Any]:
    template: str = getattr(kind.message, language)
    return {
        "id": kind.id,
        "name": kind.name,
        "shortDescription": {"text": template},
        "defaultConfiguration": {"level": _SARIF_LEVELS[kind.severity]},
    }


def _sarif_result(item: Diagnostic, rule_index: int, language: Language) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(item.place.path)}}
    if item.place.line:
        location["region"] = {"startLine": item.place.line, "startColumn": max(item.place.column, 1)}
    return {
        "ruleId": item.kind.id,
        "ruleIndex": rule_index,
        "level": _SARIF_LEVELS[item.severity],
        "message": {"text": f"{item.message(language)} → {item.advice(language)}"},
        "locations": [{"physicalLocation": location}],
    }


def render_suppressed(suppressed: Sequence[tuple[Diagnostic, str]], language: Language) -> str:
    """Two lines a finding that was accepted: the finding, and the reason given."""
    return "".join(
        f"{item.place}: {item.kind.id} {item.kind.name}: {item.message(language)}\n    = {reason}\n"
        for item, reason in suppressed
    )
