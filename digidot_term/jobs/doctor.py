"""Look at what the tool needs: Python, project, edition, FHIR packages, build folder."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

from digidot_term import __version__
from digidot_term.diagnostics import DigidotError, Severity
from digidot_term.fhir.packages.cache import PackageId, is_installed
from digidot_term.jobs.dependencies import EXTRACTED, wanted_packages
from digidot_term.jobs.opening import PACKAGE_FOLDER, edition_in_use, open_edition, project_root
from digidot_term.language import Language, Text
from digidot_term.report.health import Health, Sign
from digidot_term.source.load import Project, load_project

_TOOL = Text(en="digidot-term", nb="digidot-term", nn="digidot-term")
_PROJECT = Text(en="project", nb="prosjekt", nn="prosjekt")
_SOURCES = Text(en="sources", nb="kilder", nn="kjelder")
_EDITION = Text(en="SNOMED CT edition", nb="SNOMED CT-utgave", nn="SNOMED CT-utgåve")
_PACKAGE = Text(en="FHIR package", nb="FHIR-pakke", nn="FHIR-pakke")
_ERRORS = Text(en="errors: {n}", nb="feil: {n}", nn="feil: {n}")
_BUILD = Text(en="build folder", nb="byggmappe", nn="byggmappe")


def examine(folder: Path | None, cache: Path, language: Language = "en") -> Health:
    """Look at everything, and tell it in `language`; nothing that is wrong stops the rest from being looked at."""
    signs = [Sign(_TOOL, "ok", f"{__version__}, Python {platform.python_version()}")]
    try:
        root = project_root(folder)
        project, problems = load_project(root)
    except DigidotError as error:
        signs.append(_missing(_PROJECT, error, language))
        signs.extend(_edition(folder, language))
        return Health((*signs, *_packages(wanted_packages(None), cache)))
    signs.append(Sign(_PROJECT, "ok", f"{project.config.project.id} {project.config.project.version}, {root}"))
    errors = sum(item.severity is Severity.ERROR for item in problems)
    counted = f"{len(project.files)}" + (f", {_ERRORS.render(language, n=errors)}" if errors else "")
    signs.append(Sign(_SOURCES, "missing" if errors else "ok", counted, "digidot-term check" if errors else ""))
    signs.extend(_edition(folder, language))
    signs.extend(_packages(wanted_packages(project.config), cache))
    signs.append(_build_folder(project))
    return Health(tuple(signs))


def _edition(folder: Path | None, language: Language) -> Iterator[Sign]:
    spec = edition_in_use(None, folder)
    try:
        edition, _ = open_edition(spec)
    except DigidotError as error:
        yield _missing(_EDITION, error, language)
        return
    mend = "--edition INTERNATIONAL.zip+NORWAY.zip" if edition.is_sample else ""
    yield Sign(_EDITION, "note" if edition.is_sample else "ok", f"{spec}: {edition.version_uri}", mend)


def _packages(wanted: list[PackageId], cache: Path) -> Iterator[Sign]:
    for package in wanted:
        if is_installed(cache, package):
            yield Sign(_PACKAGE, "ok", f"{package}, {cache}")
        elif package.name == EXTRACTED:
            yield Sign(_PACKAGE, "note", f"{package} (extract)", f"digidot-term --online package install {package}")
        else:
            yield Sign(_PACKAGE, "missing", f"{package}, {cache}", f"digidot-term package install {package}")


def _build_folder(project: Project) -> Sign:
    folder = project.root / "build" / PACKAGE_FOLDER
    if not folder.is_dir():
        return Sign(_BUILD, "note", str(folder), "digidot-term build")
    return Sign(_BUILD, "ok", f"{folder}: {sum(1 for _ in folder.rglob('*.json'))}")


def _missing(what: Text, error: DigidotError, language: Language) -> Sign:
    first = error.diagnostics[0]
    return Sign(what, "missing", f"{first.place}: {first.message(language)}", first.advice(language))
