"""The command ecl from-codes: an expression for a list of codes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from digidot_term.cli.output import finish, known_format, say, warn
from digidot_term.cli.parameters import Argument, EditionOption, Option
from digidot_term.cli.progress import opening
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode

_STANDARD_INPUT = "-"


def from_codes(
    source: Annotated[
        str,
        Argument(
            help="A file with codes: one a line with or without |term|, a CSV table, a value set as JSON; or - for"
            " standard input.",
            metavar="FILE",
        ),
    ],
    column: Annotated[
        str | None, Option("--column", help="The column of a table that has the codes.", metavar="NAME")
    ] = None,
    max_clauses: Annotated[
        int | None, Option("--max-clauses", help="Find the best with at most so many clauses.", min=1)
    ] = None,
    at_most_wrong: Annotated[
        int | None,
        Option("--at-most-wrong", help="Find the shortest with at most so many concepts missing or too many.", min=0),
    ] = None,
    keep_inactive: Annotated[
        bool, Option("--keep-inactive", help="Let inactive concepts count; they are left out otherwise.")
    ] = False,
    layout: Annotated[str, Option("--format", help="text, json, markdown, or yaml for a value set.")] = "text",
    edition: EditionOption = None,
) -> None:
    """Find a short ECL expression for a list of codes: exact, or the best within a bound."""
    from digidot_term.jobs.ecl.from_codes import find_expression
    from digidot_term.report.ecl.from_codes import FORMATS, render_covering

    settings = Current.settings
    known_format(layout, FORMATS)
    name, content = _read(source)
    with opening(settings, edition):
        found = find_expression(
            content,
            name,
            edition,
            settings.folder,
            column=column,
            max_clauses=max_clauses,
            at_most_wrong=at_most_wrong,
            keep_inactive=keep_inactive,
        )
    warn(settings, found.diagnostics)
    if found.covering is not None:
        say(render_covering(found.covering, found.edition, found.left_out, layout, settings.language))
    out_of_bounds = found.covering is not None and not found.covering.within_bounds
    finish(ExitCode.FINDINGS if found.failed or out_of_bounds else ExitCode.OK)


def _read(source: str) -> tuple[str, bytes]:
    """Return what places call a file, and its bytes; standard input is empty where the caller closed it."""
    if source == _STANDARD_INPUT:
        return "<stdin>", sys.stdin.buffer.read() if sys.stdin else b""
    return source, Path(source).read_bytes()
