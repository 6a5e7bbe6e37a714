"""Open what every command stands on: the edition, and the project it is for."""

from __future__ import annotations

import os
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode
from digidot_term.snomed.dependencies import UNMET_KINDS
from digidot_term.snomed.edition import Edition, read_edition
from digidot_term.snomed.rf2 import open_edition_packages

PACKAGE_FOLDER = "package"
"""The part of a build folder that holds the resources."""

SAMPLE_RELEASES = {"sample": "newer", "sample@newer": "newer", "sample@earlier": "earlier"}


def open_edition(spec: str) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Open the edition `spec` names: `sample`, `sample@earlier`, or RF2 zips and folders joined by `+`.

    Broken rows are left out and returned as diagnostics; a package that is missing or of another date ends the run.
    """
    if spec in SAMPLE_RELEASES:
        from digidot_term.sample import sample_packages

        packages = list(sample_packages("earlier" if SAMPLE_RELEASES[spec] == "earlier" else "newer"))
    else:
        packages = open_edition_packages(spec)
    edition, diagnostics = read_edition(packages, name=spec)
    unmet = [item for item in diagnostics if item.kind in UNMET_KINDS]
    if unmet:
        raise DigidotError(*unmet, exit_code=ExitCode.INPUT)
    return edition, diagnostics


def edition_in_use(spec: str | None, folder: Path | None) -> str:
    """Return the edition asked for, else that of the environment or the project, else the sample.

    A command that needs an edition only works outside a project too.
    """
    if spec:
        return spec
    from_environment = os.environ.get("DIGIDOT_EDITION")
    if from_environment:
        return from_environment
    configuration = _nearest_configuration((folder or Path()).resolve())
    return _configured_edition(configuration) if configuration else "sample"


def project_root(folder: Path | None) -> Path:
    """Return the root of the project in or above `folder` (the working folder when None)."""
    from digidot_term.source.load import find_root

    return find_root((folder or Path()).resolve())


def _nearest_configuration(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        for name in ("digidot.toml", "pyproject.toml"):
            if (folder / name).is_file():
                return folder / name
    return None


def _configured_edition(configuration: Path) -> str:
    """Read the edition from a configuration without validating the rest of it."""
    import tomllib

    try:
        tables = tomllib.loads(configuration.read_text("utf-8"))
    except (OSError, ValueError):
        return "sample"
    if configuration.name == "pyproject.toml":
        tables = tables.get("tool", {}).get("digidot-term", {})
    return str(tables.get("snomed", {}).get("edition", "sample"))
