"""Open what every command stands on: the edition, and the project it is for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.jobs.caches import edition_library
from digidot_term.jobs.sample_edition import SAMPLE_RELEASES, open_sample
from digidot_term.language import Text
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.indexed_edition import IndexedEdition
from digidot_term.snomed.info import PackageRecord
from digidot_term.snomed.library import EditionLibrary

PACKAGE_FOLDER = "package"
"""The part of a build folder that holds the resources."""

EDITION_IN_DOUBT = Kind(
    "SCT063",
    "edition-in-doubt",
    Severity.WARNING,
    Text(
        en="{count} problems in this edition: the answer may lack something; the first is at {first}",
        nb="{count} problemer i denne utgaven: svaret kan mangle noe; det første er i {first}",
        nn="{count} problem i denne utgåva: svaret kan mangle noko; det første er i {first}",
    ),
    Text(
        en='see them all: digidot-term edition show "{edition}"',
        nb='se alle: digidot-term edition show "{edition}"',
        nn='sjå alle: digidot-term edition show "{edition}"',
    ),
)


def open_edition(spec: str) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Open the edition `spec` names: `sample`, an indexed edition, or RF2 zips and folders joined by `+`.

    Packages are indexed when they are first asked for. Broken rows were left out and are returned as diagnostics; a
    package that is missing or of another date ends the run.
    """
    if spec in SAMPLE_RELEASES:
        return open_sample(spec), ()
    known = find_indexed(spec)
    if known is None:
        return _indexed(edition_library(), spec)
    edition = known.open()
    return edition, edition.problems()


def find_indexed(spec: str) -> IndexedEdition | None:
    """Return the indexed edition that a name or packages stand for; None when they are not indexed."""
    library = edition_library()
    return library.named(spec) or _known(library, spec)


def is_indexed(spec: str) -> bool:
    """Say whether an edition can be opened at once; the sample and what cannot be found need no waiting either."""
    return spec in SAMPLE_RELEASES or find_indexed(spec) is not None or _records(spec) is None


def _known(library: EditionLibrary, spec: str) -> IndexedEdition | None:
    records = _records(spec)
    return library.find(records) if records else None


def _records(spec: str) -> list[PackageRecord] | None:
    """Return what the packages of a spec are known by; None when one is not there."""
    from digidot_term.snomed.identity import identify
    from digidot_term.snomed.rf2.package import package_paths

    try:
        return [identify(path) for path in package_paths(spec)]
    except OSError:
        return None


def _indexed(library: EditionLibrary, spec: str) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Index packages and open them; where nothing can be kept they are read into memory."""
    from digidot_term.snomed.rf2.package import open_edition_packages, package_paths

    try:
        known, problems = library.add(package_paths(spec))
    except OSError:
        from digidot_term.snomed.indexing import refuse
        from digidot_term.snomed.reading import read_edition

        edition, problems = read_edition(open_edition_packages(spec), name=spec)
        refuse(problems, strict=False)
        return edition, problems
    return known.open(), problems


def open_to_ask(spec: str) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Open an edition to ask it something: one diagnostic, at the worst, stands for all that is wrong with its rows."""
    edition, problems = open_edition(spec)
    if not problems:
        return edition, ()
    first = max(problems, key=lambda item: item.severity).place
    return edition, (Diagnostic.of(EDITION_IN_DOUBT, Place(spec), count=len(problems), first=first, edition=spec),)


def edition_in_use(spec: str | None, folder: Path | None) -> str:
    """Return the edition asked for, else that of the environment or the project, else the sample.

    A command that needs an edition only works outside a project too.
    """
    if spec:
        return spec
    from_environment = os.environ.get("DIGIDOT_EDITION")
    if from_environment:
        return from_environment
    return _configured_edition((folder or Path()).resolve())


def project_root(folder: Path | None) -> Path:
    """Return the root of the project in or above `folder` (the working folder when None)."""
    from digidot_term.source.load import find_root

    return find_root((folder or Path()).resolve())


def _configured_edition(start: Path) -> str:
    """Return the edition the nearest configuration names, paths taken from its folder; the rest is not validated."""
    for folder in (start, *start.parents):
        for name in ("digidot.toml", "pyproject.toml"):
            tables = _tables(folder / name)
            if tables is not None:
                snomed = tables.get("snomed")
                spec = snomed.get("edition") if isinstance(snomed, dict) else None
                return _from_folder(spec, folder) if isinstance(spec, str) else "sample"
    return "sample"


def _tables(configuration: Path) -> dict[str, Any] | None:
    """Read the tool's tables; None for a file that has none or is broken (the loading of the project says why)."""
    try:
        text = configuration.read_text("utf-8")
    except (OSError, ValueError):
        return None
    import tomllib

    try:
        tables = tomllib.loads(text)
    except ValueError:
        return None
    if configuration.name == "digidot.toml":
        return tables
    tool = tables.get("tool")
    own = tool.get("digidot-term") if isinstance(tool, dict) else None
    return own if isinstance(own, dict) else None


def _from_folder(spec: str, folder: Path) -> str:
    """Return the paths of an edition as seen from `folder`."""
    if spec in SAMPLE_RELEASES or not spec.strip():
        return spec
    if (folder / spec).exists():
        return str(folder / spec)
    if edition_library().named(spec):
        return spec
    return "+".join(str(folder / Path(path.strip()).expanduser()) for path in spec.split("+"))
