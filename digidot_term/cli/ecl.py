"""The command ecl: which concepts meet an expression constraint."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.output import finish, known_format, say, warn
from digidot_term.cli.parameters import Argument, EditionOption, Option
from digidot_term.cli.progress import opening
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode


def ecl(
    expression: Annotated[str, Argument(help="An ECL expression, such as '<< 80967001'.", metavar="EXPRESSION")],
    count: Annotated[bool, Option("--count", help="Print only how many concepts there are.")] = False,
    limit: Annotated[int | None, Option("--limit", help="Print at most so many.", min=0)] = None,
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
    edition: EditionOption = None,
) -> None:
    """List the concepts that meet an ECL expression, with their terms."""
    from digidot_term.jobs.ecl import answer
    from digidot_term.report.concepts import render_concepts
    from digidot_term.report.table import FORMATS

    settings = Current.settings
    known_format(layout, FORMATS)
    with opening(settings, edition):
        outcome = answer(expression, edition, settings.folder)
    warn(settings, outcome.diagnostics)
    if outcome.edition is None:
        finish(ExitCode.USAGE)
        return
    if outcome.rows is not None:
        from digidot_term.report.member_rows import render_member_rows

        rows = outcome.rows
        say(f"{len(rows.values)}\n" if count else render_member_rows(outcome.edition, rows, layout, limit))
    elif count:
        say(f"{len(outcome.ids)}\n")
    else:
        say(render_concepts(outcome.edition, sorted(outcome.ids)[:limit], layout, settings.language))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)
