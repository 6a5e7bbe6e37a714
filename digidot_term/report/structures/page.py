"""A structure's element tree as a page: drawn text that fits the terminal, a Markdown table, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from digidot_term.language import Language, Text
from digidot_term.record import record
from digidot_term.report.findings import Style
from digidot_term.report.structures.cells import (
    Cells,
    cells_of,
    constraints_of,
    flags,
    short_name,
    translated,
    type_words,
)
from digidot_term.report.structures.text import COLUMNS, render_lines
from digidot_term.report.structures.tree import Branch, tree_lines
from digidot_term.report.table import width_of
from digidot_term.report.wrapping import padded, widest, wrapped

FORMATS = ("text", "json", "markdown")

Json = dict[str, Any]

_LEGEND = {
    "S": Text(en="S must support", nb="S skal støttes", nn="S skal støttast"),
    "Σ": Text(en="Σ in summaries", nb="Σ i sammendrag", nn="Σ i samandrag"),
    "?!": Text(en="?! changes the meaning", nb="?! endrer betydningen", nn="?! endrar tydinga"),
    "I": Text(en="I has constraints", nb="I har betingelser", nn="I har vilkår"),
    "TU": Text(en="TU trial use", nb="TU til utprøving", nn="TU til utprøving"),
    "N": Text(en="N normative", nb="N normativ", nn="N normativ"),
    "D": Text(en="D draft", nb="D utkast", nn="D utkast"),
    "XD": Text(en="XD deprecated", nb="XD utgår", nn="XD går ut"),
}
_SEVERITIES = {
    "error": Text(en="error", nb="feil", nn="feil"),
    "warning": Text(en="warning", nb="advarsel", nn="åtvaring"),
}
_INHERITED = Text(en="( ) as the base has it", nb="( ) som i grunnstrukturen", nn="( ) som i grunnstrukturen")
_ON = Text(en="{kind} on {base}", nb="{kind} på {base}", nn="{kind} på {base}")


@record
class StructurePage:
    """A structure and the tree of one of its views."""

    structure: Json
    view: str
    root: Branch


def render_structure(page: StructurePage, layout: str, language: Language, width: int, style: Style) -> str:
    """Return the page in one of `FORMATS`; text keeps to `width` columns."""
    if layout == "json":
        return json.dumps(_as_data(page, language), ensure_ascii=False, indent=2, default=str) + "\n"
    rows = [(line, cells_of(line.branch, page.view, language)) for line in tree_lines(page.root)]
    if layout == "markdown":
        return _markdown(page, rows, language)
    legend = _legend([cells for _, cells in rows], language)
    head = [style.bold(line) for line in wrapped(_title(page.structure, language), width=width)]
    head += [line for text in _about(page.structure, language) for line in wrapped(text, width=width)]
    drawn = render_lines(rows, language, width, style)
    rules = _rules(page.root, language, width, style)
    foot = [style.dim(line) for line in wrapped(legend, width=width)] if legend else []
    return "\n".join([*head, "", *drawn, *rules, *(["", *foot] if foot else [])]) + "\n"


def _rules(root: Branch, language: Language, width: int, style: Style) -> list[str]:
    """Return the constraints that the structure itself makes, each once, behind its key and severity."""
    stated = {key: f"{word}: {text}" for key, word, text in _stated(root, language)}
    beside = min(widest(list(stated)), width // 3)
    lines = [
        style.bold(line[: len(key)]) + line[len(key) :] if not number else line
        for key, text in stated.items()
        for number, line in enumerate(
            wrapped(text, f"{padded(key, max(beside, width_of(key)))}  ", " " * (beside + 2), width)
        )
    ]
    return ["", *lines] if lines else []


def _stated(root: Branch, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield key, severity and words of each constraint that the structure itself makes."""
    for line in tree_lines(root):
        for item in constraints_of(line.branch.own or {}):
            word = _SEVERITIES.get(str(item.get("severity")), _SEVERITIES["error"]).render(language)
            yield str(item.get("key")), word, translated(item, "human", language)


def _title(structure: Json, language: Language) -> str:
    name, title = str(structure.get("name", "")), translated(structure, "title", language)
    return f"{name}: {title}" if title and title != name else name or short_name(structure["url"])


def _about(structure: Json, language: Language) -> list[str]:
    """Return the canonical, and what the structure is a definition of."""
    version = structure.get("version")
    url = f"{structure['url']}|{version}" if version else str(structure["url"])
    base = structure.get("baseDefinition")
    kind = f"{structure['kind']}, {structure.get('derivation', '-')}"
    return [url, _ON.render(language, kind=kind, base=short_name(base)) if base else kind]


def _legend(cells: Iterable[Cells], language: Language) -> str:
    """Explain the flags that are there, and brackets."""
    listed = list(cells)
    used = {flag for item in listed for flag in item.flags.split()}
    words = [text.render(language) for flag, text in _LEGEND.items() if flag in used]
    if any(item.inherited for item in listed):
        words.append(_INHERITED.render(language))
    return " · ".join(words)


def _markdown(page: StructurePage, rows: list[tuple[Any, Cells]], language: Language) -> str:
    lines = [f"## {_title(page.structure, language)}", "", *(f"{text}  " for text in _about(page.structure, language))]
    heads = [text.render(language) for text in COLUMNS]
    lines += ["", f"| {' | '.join(heads)} |", "|---|---|---|---|---|"]
    for line, cells in rows:
        name = line.first.replace(" ", "\u00a0") + cells.name
        texts = [name, cells.flags, cells.card, cells.types, "<br>".join(map(_escaped, cells.facts))]
        escaped = [*map(_escaped, texts[:-1]), texts[-1]]
        lines.append(f"| {' | '.join(escaped)} |")
    rules = [f"- {_escaped(key)} ({word}): {_escaped(text)}" for key, word, text in _stated(page.root, language)]
    lines += ["", *dict.fromkeys(rules)] if rules else []
    legend = _legend([cells for _, cells in rows], language)
    return "\n".join([*lines, *(["", legend] if legend else [])]) + "\n"


def _escaped(text: str) -> str:
    signs = {"|": "\\|", "<": "&lt;", "*": "\\*", "_": "\\_", "[": "\\[", "\n": "<br>"}
    return "".join(signs.get(character, character) for character in text)


def _as_data(page: StructurePage, language: Language) -> Json:
    structure = page.structure
    keys = ("url", "version", "name", "kind", "type", "baseDefinition", "derivation")
    head = {key: structure[key] for key in keys if key in structure}
    lines = tree_lines(page.root)
    return {**head, "view": page.view, "elements": [_element(line.branch, language) for line in lines]}


def _element(branch: Branch, language: Language) -> Json:
    """Return what the page shows of an element, as the snapshot has it, and which of it the differential says."""
    element = branch.element
    kept = ("path", "sliceName", "min", "max", "type", "contentReference", "slicing", "binding")
    named = {key: value for key, value in element.items() if key in kept or key.startswith(("fixed", "pattern"))}
    told = sorted(key for key in branch.own or {} if key not in {"id", "path", "sliceName"})
    return {
        "id": branch.id,
        **named,
        "flags": flags(element),
        "types": list(type_words(element)),
        "short": translated(element, "short", language),
        "constraints": [item.get("key") for item in element.get("constraint", ())],
        "inDifferential": branch.own is not None,
        "says": told,
    }
