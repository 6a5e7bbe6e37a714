"""Rules as a list, and the explanation of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digidot_term.diagnostics import Kind
from digidot_term.language import Language, Text
from digidot_term.report.table import Row, render_table
from digidot_term.rules.page import Page
from digidot_term.rules.rule import Rule

_RULE = Text(en="rule", nb="regel", nn="regel")
_NAME = Text(en="name", nb="navn", nn="namn")
_PACK = Text(en="pack", nb="pakke", nn="pakke")
_SEVERITY = Text(en="severity", nb="alvorlighet", nn="alvorsgrad")
_SOURCE = Text(en="source", nb="kilde", nn="kjelde")
_SAYS = Text(en="It says", nb="Den sier", nn="Han seier")
_DO = Text(en="What to do", nb="Hva du gjør", nn="Kva du gjer")
_FOUND = Text(en="Found, for example", nb="Gir for eksempel funn", nn="Gjev til dømes funn")
_ACCEPTED = Text(en="Accepted", nb="Godtas", nn="Blir godteke")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A kind of diagnostic with, for a rule, its source and page."""

    kind: Kind
    rule: Rule | None
    page: Page | None


def render_rules(rules: Sequence[Rule], layout: str, language: Language) -> str:
    """List rules: id, name, pack, severity, source."""
    titles = {"rule": _RULE, "name": _NAME, "pack": _PACK, "severity": _SEVERITY, "source": _SOURCE}
    rows: list[Row] = [
        {
            "rule": rule.id,
            "name": rule.name,
            "pack": rule.pack,
            "severity": rule.kind.severity.word,
            "source": rule.source,
        }
        for rule in rules
    ]
    return render_table({key: title.render(language) for key, title in titles.items()}, rows, layout)


def _template(text: Text, language: Language) -> str:
    """Return a text with the names of its values in angle quotes."""
    return re.sub(r"\{(\w+)\}", r"‹\1›", getattr(text, language))


def render_explanation(explained: Explanation, language: Language) -> str:
    """Explain one kind of diagnostic as Markdown that reads well in a terminal."""
    kind = explained.kind
    lines = [f"# {kind.id} {kind.name}", ""]
    if explained.page:
        lines += [explained.page.texts[language], ""]
    lines += [f"{_SAYS.render(language)}: {_template(kind.message, language)}"]
    lines += [f"{_DO.render(language)}: {_template(kind.advice, language)}"]
    if explained.rule:
        lines += [
            f"{_PACK.render(language)}: {explained.rule.pack}; {_SOURCE.render(language)}: {explained.rule.source}"
        ]
    if explained.page:
        for title, examples in ((_FOUND, explained.page.found), (_ACCEPTED, explained.page.accepted)):
            if examples:
                lines += ["", f"## {title.render(language)}"]
            for block in examples[0] if examples else ():
                lines += ["", f"# {block.path}".rstrip("# "), block.text.rstrip()]
    return "\n".join(lines) + "\n"
