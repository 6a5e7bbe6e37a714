"""Commands on editions: list, show."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.commands import Group
from digidot_term.cli.output import finish, known_format, say, warn
from digidot_term.cli.parameters import Argument, Option
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode, Severity, worst

app = Group()


@app.command("list")
def list_editions(
    layout: Annotated[str, Option("--format", help="text, json, ndjson, csv or markdown.")] = "text",
) -> None:
    """List the editions that can be named."""
    from digidot_term.jobs.edition import known_editions
    from digidot_term.report.editions import render_editions
    from digidot_term.report.table import FORMATS

    settings = Current.settings
    known_format(layout, FORMATS)
    say(render_editions(known_editions(settings.folder), layout, settings.language))


@app.command()
def show(
    edition: Annotated[str | None, Argument(help="Edition (default: the project's).", metavar="EDITION")] = None,
    layout: Annotated[str, Option("--format", help="text or json.")] = "text",
) -> None:
    """Show one edition: packages, version, counts, language coverage."""
    from digidot_term.jobs.edition import describe
    from digidot_term.report.editions import render_edition

    settings = Current.settings
    known_format(layout, ("text", "json"))
    facts, problems = describe(edition, settings.folder)
    warn(settings, problems)
    say(render_edition(facts, layout, settings.language))
    finish(ExitCode.FINDINGS if worst(problems) is Severity.ERROR else ExitCode.OK)
