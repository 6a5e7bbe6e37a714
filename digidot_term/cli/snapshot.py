"""The command sd snapshot: new snapshots for anybody's StructureDefinitions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from digidot_term.cli.output import cache_of, finish, known_format, report, tell
from digidot_term.cli.parameters import Argument, Option
from digidot_term.cli.settings import Current
from digidot_term.diagnostics import ExitCode
from digidot_term.language import Text

_WRITTEN = Text(
    en="{folder}: {count} of {given} structures written",
    nb="{folder}: {count} av {given} strukturer skrevet",
    nn="{folder}: {count} av {given} strukturar skrivne",
)


def snapshot(
    inputs: Annotated[
        list[str],
        Argument(help="StructureDefinitions (.json, .xml), folders, or packages (.tgz).", metavar="FILE|DIR|TGZ..."),
    ],
    output: Annotated[Path, Option("-o", "--output", help="Write to this folder, under the same file names.")],
    package: Annotated[
        list[str] | None,
        Option(
            "--package",
            help="An installed FHIR package they build on, with what it needs itself. May be repeated.",
            metavar="ID@VERSION",
        ),
    ] = None,
    layout: Annotated[
        list[str] | None,
        Option("--format", help="text, json or sarif; FORMAT=FILE writes to a file. May be repeated."),
    ] = None,
    despite_errors: Annotated[
        bool, Option("--despite-errors", help="Write also structures that contradict their base.")
    ] = False,
) -> None:
    """Generate the snapshots of anybody's structure definitions anew, and say what contradicts their bases."""
    from digidot_term.jobs.structures.snapshot import snapshot as job
    from digidot_term.report.findings import FORMATS

    settings = Current.settings
    formats = [known_format(item, FORMATS, to_file=True) for item in layout or ["text"]]
    outcome = job(inputs, output, package or (), cache=cache_of(settings), despite_errors=despite_errors)
    report(settings, outcome.diagnostics, formats)
    counted = {"folder": output, "count": len(outcome.files), "given": outcome.given}
    tell(settings, _WRITTEN.render(settings.language, **counted))
    finish(ExitCode.FINDINGS if outcome.failed else ExitCode.OK)
