"""The command sd validate: instances in files against their profiles."""

from __future__ import annotations

from typing import Annotated

from digidot_term.cli.output import cache_of, finish, known_format, report, tell
from digidot_term.cli.parameters import Argument, EditionOption, Option
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode
from digidot_term.language import Text

_LOOKED_AT = Text(
    en="files looked at: {given}",
    nb="filer det er sett på: {given}",
    nn="filer det er sett på: {given}",
)


def validate(
    files: Annotated[list[str], Argument(help="Resources as FHIR JSON (.json) or XML (.xml).", metavar="FILE...")],
    profile: Annotated[
        str | None,
        Option("--profile", help="Hold them to this profile too: canonical or id.", metavar="CANONICAL"),
    ] = None,
    edition: EditionOption = None,
    layout: Annotated[
        list[str] | None,
        Option("--format", help="text, json or sarif; FORMAT=FILE writes to a file. May be repeated."),
    ] = None,
) -> None:
    """Hold resources to their type and to the profiles they name: the project's, and those of installed packages."""
    from digidot_term.jobs.structures.validate import validate as job
    from digidot_term.report.findings import FORMATS

    settings = Current.settings
    formats = [known_format(item, FORMATS, to_file=True) for item in layout or ["text"]]
    outcome = job(files, folder=settings.folder, cache=cache_of(settings), edition=edition, profile=profile)
    report(settings, outcome.diagnostics, formats)
    tell(settings, _LOOKED_AT.render(settings.language, given=outcome.given))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)
