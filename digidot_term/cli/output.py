"""Write results to standard output, all else to standard error, and set words off on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from digidot_term.cli.settings import Settings
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.report.findings import Style, render_findings, render_summary

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

UNKNOWN_FORMAT = Kind(
    "SRC030",
    "unknown-format",
    Severity.ERROR,
    Text(en="unknown format `{format}`", nb="ukjent format `{format}`", nn="ukjent format `{format}`"),
    Text(en="use one of: {known}", nb="bruk en av: {known}", nn="bruk ein av: {known}"),
)


def say(text: str) -> None:
    """Write a result to standard output as it is."""
    sys.stdout.write(text)


def tell(settings: Settings, text: str) -> None:
    """Write a line about the work to standard error, unless quiet."""
    if not settings.quiet:
        typer.echo(text, err=True)


def style_of(settings: Settings) -> Style:
    """Return colours for a terminal, nothing otherwise."""
    if not settings.color:
        return Style()
    return Style(
        severity=lambda text, severity: typer.style(text, fg=_COLORS[severity], bold=True),
        dim=lambda text: typer.style(text, dim=True),
        bold=lambda text: typer.style(text, bold=True),
    )


def report(settings: Settings, found: Sequence[Diagnostic], formats: Sequence[str] = ("text",)) -> None:
    """Write findings to standard output in each format; `format=FILE` writes to a file instead."""
    for wanted in formats:
        layout, _, target = wanted.partition("=")
        text = render_findings(found, layout, settings.language, style_of(settings) if not target else None)
        if layout == "text" and not settings.quiet:
            text += render_summary(found, settings.language) + "\n"
        if target:
            Path(target).write_text(text, encoding="utf-8")
        else:
            say(text)


def warn(settings: Settings, found: Sequence[Diagnostic]) -> None:
    """Write findings to standard error, so that they do not mix with a result."""
    if found:
        typer.echo(render_findings(found, "text", settings.language), nl=False, err=True)


def known_format(wanted: str, known: Sequence[str]) -> str:
    """Return `wanted` (its part before `=`) if it is known; a usage error otherwise."""
    layout = wanted.partition("=")[0]
    if layout not in known:
        found = Diagnostic.of(UNKNOWN_FORMAT, Place("--format"), format=layout, known=", ".join(known))
        raise DigidotError(found, exit_code=ExitCode.USAGE)
    return wanted


def cache_of(settings: Settings) -> Path:
    """Return the FHIR package cache in use."""
    from digidot_term.fhir.cache import cache_folder

    return cache_folder(settings.cache)


def finish(code: ExitCode) -> None:
    """Leave the command with `code`."""
    if code is not ExitCode.OK:
        raise typer.Exit(int(code))
