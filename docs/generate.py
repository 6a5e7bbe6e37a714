"""The generated parts of the reference pages; run by cog (`make docs`, `make docs-check`)."""

from __future__ import annotations

from typing import Any

import typer

from digidot_term.cli.app import app
from digidot_term.jobs.explain import all_kinds
from digidot_term.rules.page import read_page
from digidot_term.rules.registry import RULES
from digidot_term.rules.rule import PACKS

WIDTH = 100


def commands() -> str:
    """Every command with its help, as the tool prints it."""
    root = typer.main.get_command(app)
    return "\n".join(_help(root, "digidot-term"))


def rules() -> str:
    """Every rule by pack, with its English text."""
    lines: list[str] = []
    for pack in PACKS:
        of_pack = [rule for rule in RULES if rule.pack == pack]
        lines += [f"## Pack `{pack}`", ""]
        for rule in of_pack:
            severity = rule.kind.severity.word
            lines += [f"### {rule.id} {rule.name}", "", f"Severity: {severity}. Source: {rule.source}.", ""]
            lines += [read_page(rule).texts["en"], ""]
    return "\n".join(lines)


def diagnostics() -> str:
    """Every diagnostic that is not a rule's."""
    of_rules = {rule.id for rule in RULES}
    lines = ["| id | name | severity | what it says |", "|---|---|---|---|"]
    for kind in all_kinds():
        if kind.id not in of_rules:
            said = kind.message.en.replace("|", "\\|")
            lines.append(f"| {kind.id} | {kind.name} | {kind.severity.word} | {said} |")
    return "\n".join(lines)


def _help(command: Any, name: str, parent: Any = None) -> list[str]:
    """The help of a command and of those below it; typer's own copy of click and click itself both serve."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = command.context_class(command, info_name=name, parent=parent, **settings)
    with context:
        lines = [f"## {context.command_path}", "", "```", command.get_help(context), "```", ""]
    inner = command.list_commands(context) if hasattr(command, "list_commands") else ()
    for word in inner:
        lines += _help(command.get_command(context, word), word, context)
    return lines
