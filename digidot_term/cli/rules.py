"""Commands on rules: rules, explain."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.output import known_format, say
from digidot_term.cli.parameters import Argument, Option, Unusable
from digidot_term.cli.settings import Current


def rules(
    pack: Annotated[str | None, Argument(help="Only the rules of this pack.", metavar="PACK")] = None,
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
) -> None:
    """List the rules with their packs and severities."""
    from digidot_term.report.rules import render_rules
    from digidot_term.report.table import FORMATS
    from digidot_term.rules.registry import RULES
    from digidot_term.rules.rule import PACKS

    if pack is not None and pack not in PACKS:
        raise Unusable(f"'{pack}' is not one of {', '.join(PACKS)}", "PACK")
    known_format(layout, FORMATS)
    say(render_rules([rule for rule in RULES if pack in {None, rule.pack}], layout, Current.settings.language))


def explain(
    rule: Annotated[str, Argument(help="A rule's id or name, such as DENT101.", metavar="RULE")],
) -> None:
    """Explain a rule or another diagnostic: what is found, why it matters, what to do."""
    from digidot_term.jobs.explain import explanations
    from digidot_term.report.rules import render_explanation

    language = Current.settings.language
    say("\n".join(render_explanation(found, language) for found in explanations(rule)))
