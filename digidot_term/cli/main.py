"""The command `digidot-term`: global options, all commands, and the one place errors are caught."""

from __future__ import annotations

import io
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Annotated

import typer

from digidot_term.cli import concept, edition, export, package, project, rules, sample
from digidot_term.cli.arguments import with_globals_first
from digidot_term.cli.ecl import ecl
from digidot_term.cli.settings import Current, Settings, language_from_environment, wants_color
from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.language import LANGUAGES, Text

app = typer.Typer(
    name="digidot-term",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

project.add_commands(app)
app.command("ecl")(ecl)
app.add_typer(concept.app, name="concept")
app.add_typer(edition.app, name="edition")
app.add_typer(export.vs_app, name="vs")
app.add_typer(export.map_app, name="map")
app.add_typer(export.sd_app, name="sd")
app.add_typer(package.app, name="package")
app.add_typer(sample.app, name="sample")
rules.add_commands(app)

_BUG = Text(
    en="this is a bug in digidot-term: {what}\nrun again with DIGIDOT_DEBUG=1 and report what it prints",
    nb="dette er en feil i digidot-term: {what}\nkjør igjen med DIGIDOT_DEBUG=1 og meld fra om det som skrives ut",
    nn="dette er ein feil i digidot-term: {what}\nkøyr igjen med DIGIDOT_DEBUG=1 og meld frå om det som blir skrive ut",
)


def _version(value: bool) -> None:
    if value:
        from digidot_term import __version__

        typer.echo(f"digidot-term {__version__}")
        raise typer.Exit


@app.callback()
def options(
    folder: Annotated[Path | None, typer.Option("-C", help="Work in this project folder.", metavar="DIR")] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of what is said: nb, nn or en.", metavar="LANG")
    ] = None,
    online: Annotated[
        bool, typer.Option("--online/--offline", help="Allow FHIR package registries; offline is the default.")
    ] = False,
    cache: Annotated[
        Path | None, typer.Option("--cache", help="FHIR package cache (else FHIR_PACKAGE_CACHE, ~/.fhir/packages).")
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only what was asked for.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say how long the work took.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours on a terminal.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Build and check DigiDOT's dental value sets, concept maps and profiles, offline."""
    del version
    if folder is not None and not folder.is_dir():
        raise typer.BadParameter(f"'{folder}' is not a folder", param_hint="-C")
    if lang is not None and lang not in LANGUAGES:
        raise typer.BadParameter(f"'{lang}' is not one of nb, nn, en", param_hint="--lang")
    language = next((known for known in LANGUAGES if known == lang), language_from_environment())
    Current.settings = Settings(
        folder=folder,
        language=language,
        online=online,
        quiet=quiet,
        verbose=verbose,
        color=wants_color(no_color=no_color),
        cache=cache,
    )


def run() -> None:
    """Run the command line and leave with its exit code."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without æ, ø, å must not end the run
    sys.exit(main(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Put nothing where the caller closed standard output or standard error (`>&-`), so that writing is no error."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise


def main(arguments: list[str]) -> int:
    """Run the command line with `arguments`; return the exit code (see the exit codes in the reference)."""
    Current.settings = Settings(language=language_from_environment())
    began = time.monotonic()
    code = _run_app(arguments)
    if Current.settings.verbose:
        typer.echo(f"{time.monotonic() - began:.2f} s", err=True)
    return code


def _run_app(arguments: list[str]) -> int:
    try:
        app(args=with_globals_first(arguments), prog_name="digidot-term")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(ExitCode.OK)
    except DigidotError as error:
        from digidot_term.cli.output import warn

        warn(Current.settings, error.diagnostics)
        return int(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.OK)
    except OSError as error:
        from digidot_term.cli.output import trouble_with_file, warn

        warn(Current.settings, [trouble_with_file(error)])
        return int(ExitCode.INPUT)
    except Exception as error:  # noqa: BLE001  # the last resort: a bug is said to be one
        if os.environ.get("DIGIDOT_DEBUG"):
            traceback.print_exc()
        typer.echo(_BUG.render(Current.settings.language, what=f"{type(error).__name__}: {error}"), err=True)
        return int(ExitCode.BUG)
    return int(ExitCode.OK)
