"""The command ecl optimise: a shorter expression with the same meaning."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.output import finish, known_format, say, warn
from digidot_term.cli.parameters import Argument, EditionOption, Option
from digidot_term.cli.progress import opening
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode


def optimise(
    expression: Annotated[
        str, Argument(help="An ECL expression, such as '80967001 OR < 80967001'.", metavar="EXPRESSION")
    ],
    laws_only: Annotated[
        bool, Option("--laws-only", help="Use the laws of the language alone: no edition is opened.")
    ] = False,
    self_grouped: Annotated[
        bool, Option("--self-grouped", help="Take each ungrouped attribute for a role group of its own.")
    ] = False,
    layout: Annotated[str, Option("--format", help="text, json or markdown.")] = "text",
    edition: EditionOption = None,
) -> None:
    """Suggest a shorter ECL expression with the same meaning, and say why it has it."""
    from digidot_term.jobs.ecl.optimise import shorten
    from digidot_term.report.ecl.optimise import FORMATS, render_suggestion

    settings = Current.settings
    known_format(layout, FORMATS)
    with opening(settings, edition):
        outcome = shorten(expression, edition, settings.folder, laws_only=laws_only, self_grouped=self_grouped)
    warn(settings, outcome.diagnostics)
    if outcome.suggestion is None:
        finish(ExitCode.USAGE)
        return
    say(render_suggestion(outcome.suggestion, outcome.edition, layout, settings.language))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)
