"""The options that stand before every command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from digidot_term.cli.parameters import Option, Unusable
from digidot_term.cli.settings import Current, Settings, language_from_environment, wants_color
from digidot_term.language import LANGUAGES


def print_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from digidot_term import __version__

        print(f"digidot-term {__version__}")  # noqa: T201 - it is the result
        raise SystemExit(0)


def global_options(
    folder: Annotated[Path | None, Option("-C", help="Work in this project folder.", metavar="DIR")] = None,
    lang: Annotated[
        str | None, Option("--lang", help="Language of what is said: nb, nn or en.", metavar="LANG")
    ] = None,
    online: Annotated[
        bool, Option("--online/--offline", help="Allow FHIR package registries; offline is the default.")
    ] = False,
    cache: Annotated[
        Path | None, Option("--cache", help="FHIR package cache (else FHIR_PACKAGE_CACHE, ~/.fhir/packages).")
    ] = None,
    quiet: Annotated[bool, Option("-q", "--quiet", help="Say only what was asked for.")] = False,
    verbose: Annotated[bool, Option("-v", "--verbose", help="Say how long the work took.")] = False,
    no_color: Annotated[bool, Option("--no-color", help="No colours on a terminal.")] = False,
    version: Annotated[bool, Option("--version", help="Print the version.", at_once=print_version)] = False,
) -> None:
    """Build and check DigiDOT's dental value sets, concept maps and profiles, offline."""
    del version
    if folder is not None and not folder.is_dir():
        raise Unusable(f"'{folder}' is not a folder", "-C")
    if lang is not None and lang not in LANGUAGES:
        raise Unusable(f"'{lang}' is not one of nb, nn, en", "--lang")
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
