"""Write results to standard output, all else to standard error, and set words off on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from digidot_term.cli.settings import Settings
from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Kind, Place, Severity
from digidot_term.language import Text

if TYPE_CHECKING:
    from pathlib import Path

    from digidot_term.report.findings import Style

_BOLD, _DIM, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
_COLORS = {Severity.ERROR: "\033[31m", Severity.WARNING: "\033[33m", Severity.INFO: "\033[36m"}

UNKNOWN_FORMAT = Kind(
    "SRC030",
    "unknown-format",
    Severity.ERROR,
    Text(en="unknown format `{format}`", nb="ukjent format `{format}`", nn="ukjent format `{format}`"),
    Text(en="use one of: {known}", nb="bruk en av: {known}", nn="bruk ein av: {known}"),
)


FILE_TROUBLE = Kind(
    "SRC033",
    "file-trouble",
    Severity.ERROR,
    Text(
        en="cannot read or write {file}: {why}",
        nb="kan ikke lese eller skrive {file}: {why}",
        nn="kan ikkje lese eller skrive {file}: {why}",
    ),
    Text(
        en="check the path, the permissions and the room on the disk",
        nb="sjekk stien, tilgangen og plassen på disken",
        nn="sjekk stien, tilgangen og plassen på disken",
    ),
)


def say(text: str) -> None:
    """Write a result to standard output as it is."""
    sys.stdout.write(text)


def tell_plainly(text: str) -> None:
    """Write to standard error as it is: what was asked for, but must not mix with a result for machines."""
    sys.stderr.write(text)


def tell(settings: Settings, text: str) -> None:
    """Write a line about the work to standard error, unless quiet."""
    if not settings.quiet:
        sys.stderr.write(f"{text}\n")


def style_of(settings: Settings) -> Style:
    """Return colours for a terminal, nothing otherwise."""
    from digidot_term.report.findings import Style

    if not settings.color:
        return Style()
    return Style(
        severity=lambda text, severity: f"{_COLORS[severity]}{_BOLD}{text}{_PLAIN}",
        dim=lambda text: f"{_DIM}{text}{_PLAIN}",
        bold=lambda text: f"{_BOLD}{text}{_PLAIN}",
    )


def report(settings: Settings, found: Sequence[Diagnostic], formats: Sequence[str] = ("text",)) -> None:
    """Write findings to standard output in each format; `format=FILE` writes to a file instead."""
    from pathlib import Path

    from digidot_term.report.findings import render_findings, render_summary

    for wanted in formats:
        layout, _, target = wanted.partition("=")
        text = render_findings(found, layout, settings.language, style_of(settings) if not target else None)
        if layout == "text" and not settings.quiet:
            text += render_summary(found, settings.language) + "\n"
        if target:
            Path(target).write_text(text, encoding="utf-8", newline="\n")
        else:
            say(text)


def trouble_with_file(error: OSError) -> Diagnostic:
    """Say what the operating system did not allow, and with which file."""
    file = error.filename if error.filename is not None else "?"
    return Diagnostic.of(FILE_TROUBLE, Place(str(file)), file=file, why=error.strerror or error)


def warn(settings: Settings, found: Sequence[Diagnostic]) -> None:
    """Write findings to standard error, so that they do not mix with a result."""
    if found:
        from digidot_term.report.findings import render_findings

        sys.stderr.write(render_findings(found, "text", settings.language))


def known_format(wanted: str, known: Sequence[str], *, to_file: bool = False) -> str:
    """Return `wanted` if it is known, with `=FILE` behind it where `to_file` allows that; a usage error otherwise."""
    layout, equals, target = wanted.partition("=")
    if layout not in known or (equals and not (to_file and target)):
        found = Diagnostic.of(UNKNOWN_FORMAT, Place("--format"), format=wanted, known=", ".join(known))
        raise DigidotError(found, exit_code=ExitCode.USAGE)
    return wanted


def cache_of(settings: Settings) -> Path:
    """Return the FHIR package cache in use."""
    from digidot_term.fhir.packages.cache import cache_folder

    return cache_folder(settings.cache)


def finish(code: ExitCode) -> None:
    """Leave the command with `code`."""
    if code is not ExitCode.OK:
        raise SystemExit(int(code))


def drop_output() -> None:
    """Let nothing more go to a standard output that cannot be written to, or Python would try again at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
