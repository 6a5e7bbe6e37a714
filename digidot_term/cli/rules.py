"""Commands on rules: rules, explain."""

from __future__ import annotations

from typing import Annotated

import typer

from digidot_term.cli.output import known_format, say
from digidot_term.cli.settings import Current


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands to the application."""
    app.command("rules")(rules)
    app.command("explain")(explain)


def rules(
    pack: Annotated[str | None, typer.Argument(help="Only the rules of this pack.", metavar="PACK")] = None,
    layout: Annotated[str, typer.Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
) -> None:
    """List the rules with their packs and severities."""
    from digidot_term.report.rules import render_rules
    from digidot_term.report.table import FORMATS
    from digidot_term.rules.registry import RULES
    from digidot_term.rules.rule import PACKS

    if pack is not None and pack not in PACKS:
        raise typer.BadParameter(f"'{pack}' is not one of {', '.join(PACKS)}", param_hint="PACK")
    known_format(layout, FORMATS)
    say(render_rules([rule for rule in RULES if pack in {None, rule.pack}], layout, Current.settings.language))


def explain(
    rule: Annotated[str, typer.Argument(help="A rule's id or name, such as DENT101.", metavar="RULE")],
) -> None:
    """Explain a rule or another diagnostic: what is found, why it matters, what to do."""
    from digidot_term.jobs.explain import explanations
    from digidot_term.report.rules import render_explanation

    language = Current.settings.language
    say("\n".join(render_explanation(found, language) for found in explanations(rule)))
