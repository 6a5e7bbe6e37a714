"""A comparison of two builds as text, JSON and Markdown."""

from __future__ import annotations

import json

from digidot_term.diff.change import ArtefactChanges, Change, Comparison
from digidot_term.language import Language, Text

FORMATS = ("text", "json", "markdown")

_NOTHING = Text(
    en="nothing changed ({unchanged} artefacts)",
    nb="ingenting er endret ({unchanged} artefakter)",
    nn="ingenting er endra ({unchanged} artefaktar)",
)
_SUMMARY = Text(
    en="artefacts: {changed} changed, {unchanged} unchanged; changes: {changes}, of which breaking: {breaking}",
    nb="artefakter: {changed} endret, {unchanged} uendret; endringer: {changes}, hvorav brytende: {breaking}",
    nn="artefaktar: {changed} endra, {unchanged} uendra; endringar: {changes}, av desse brytande: {breaking}",
)
_EDITION = Text(
    en="SNOMED CT edition {old} → {new}",
    nb="SNOMED CT-utgave {old} → {new}",
    nn="SNOMED CT-utgåve {old} → {new}",
)
_BREAKING = Text(en="breaking", nb="brytende", nn="brytande")


def render_changes(comparison: Comparison, layout: str, language: Language) -> str:
    """Return the comparison in one of `FORMATS`; text and Markdown say once what the editions were."""
    if layout == "json":
        return json.dumps(_as_data(comparison, language), ensure_ascii=False, indent=2) + "\n"
    heading, item = _LAYOUTS[layout]
    lines = [_EDITION.render(language, old=old, new=new) for old, new in comparison.editions]
    for artefact in comparison.artefacts:
        if not artefact.own_changes:
            continue
        lines += ["", heading.format(type=artefact.type, title=artefact.title, key=artefact.key)]
        for change in artefact.own_changes:
            lines.append(item.format(text=_text(change, language), mark=_mark(change, language)))
    return "\n".join([*lines, "", _summary(comparison, language)]).lstrip("\n") + "\n"


_LAYOUTS = {
    "text": ("{type} {title} <{key}>", "  {text}{mark}"),
    "markdown": ("## {type} {title} (`{key}`)\n", "- `{text}`{mark}"),
}


def _text(change: Change, language: Language) -> str:
    return change.kind.text.render(language, **dict(change.values))


def _mark(change: Change, language: Language) -> str:
    return f"  [{_BREAKING.render(language)}]" if change.kind.breaking else ""


def _summary(comparison: Comparison, language: Language) -> str:
    if not comparison.artefacts:
        return _NOTHING.render(language, unchanged=comparison.unchanged)
    changed = [artefact for artefact in comparison.artefacts if artefact.own_changes]
    changes = [change for artefact in changed for change in artefact.own_changes]
    return _SUMMARY.render(
        language,
        changed=len(changed),
        unchanged=comparison.unchanged + len(comparison.artefacts) - len(changed),
        changes=len(changes),
        breaking=sum(change.kind.breaking for change in changes),
    )


def _as_data(comparison: Comparison, language: Language) -> dict[str, object]:
    return {
        "breaking": comparison.is_breaking,
        "unchanged": comparison.unchanged,
        "artefacts": [_artefact(item, language) for item in comparison.artefacts],
    }


def _artefact(artefact: ArtefactChanges, language: Language) -> dict[str, object]:
    return {
        "type": artefact.type,
        "canonical": artefact.key,
        "title": artefact.title,
        "changes": [
            {
                "kind": change.kind.name,
                "breaking": change.kind.breaking,
                "text": _text(change, language),
                "values": dict(change.values),
            }
            for change in artefact.changes
        ],
    }
