"""Packages that are installed and define what a project asks for, but that the project does not say it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from digidot_term.compiler.structures.kinds import UNKNOWN_STRUCTURE
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.fhir.definitions import Definitions
from digidot_term.language import Text

UNDECLARED_PACKAGE = Kind(
    "PKG042",
    "package-not-declared",
    Severity.INFO,
    Text(
        en="`{name}` is defined by {package}, which is installed but not among the project's dependencies",
        nb="`{name}` er definert av {package}, som er installert, men ikke blant det prosjektet avhenger av",
        nn="`{name}` er definert av {package}, som er installert, men ikkje blant det prosjektet er avhengig av",
    ),
    Text(
        en='write it under `dependencies` in the project configuration: "{id}" = "{version}"',
        nb='skriv den under `dependencies` i prosjektets konfigurasjon: "{id}" = "{version}"',
        nn='skriv han under `dependencies` i konfigurasjonen til prosjektet: "{id}" = "{version}"',
    ),
)


def undeclared_packages(problems: Iterable[Diagnostic], cache: Path) -> tuple[Diagnostic, ...]:
    """Return a note for each canonical that nothing is known by (SD033) and an installed package defines."""
    unknown = [item for item in problems if item.kind is UNKNOWN_STRUCTURE and ":" in dict(item.values)["name"]]
    if not unknown:
        return ()
    from digidot_term.jobs.structures.finding import installed_definitions

    return tuple(_notes(unknown, installed_definitions(cache)))


def _notes(unknown: Iterable[Diagnostic], definitions: Definitions) -> Iterator[Diagnostic]:
    for item in unknown:
        name = dict(item.values)["name"]
        url, _, version = name.partition("|")
        for found in definitions.known(url):
            if version in ("", found.version):
                package, _, number = found.package.partition("@")
                values = {"name": name, "package": found.package, "id": package, "version": number}
                yield Diagnostic.of(UNDECLARED_PACKAGE, item.place, **values)
                break
