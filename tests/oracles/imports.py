"""Published structures imported, built, and held against themselves: `python -m tests.oracles.imports [PACKAGE.tgz...]`.

Without packages, those of `published` come from npm; `--details` prints each difference, `-o DIR` writes the sources.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from digidot_term.diagnostics import Diagnostic, DigidotError, Severity
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.cache import cache_folder, list_packages, package_folder
from digidot_term.fhir.packages.package import FhirPackage, read_package
from digidot_term.fhir.structures.files import InputFile
from digidot_term.fhir.structures.older import as_r4
from digidot_term.jobs.dependencies import CORE
from digidot_term.jobs.structures.file import Places
from digidot_term.jobs.structures.finding import Surroundings
from digidot_term.jobs.structures.importing import Imported, imported
from digidot_term.source.load import Project
from digidot_term.source.project import ProjectConfig
from tests.oracles import tools
from tests.oracles.facets import Json
from tests.oracles.published import NEEDED, PACKAGES

LOST = frozenset({"SD095", "SD096"})
"""What tells that something is left out, or comes out otherwise."""
OTHERWISE = {
    "artifactassessment-content",  # a content reference to the inside of Extension itself
    "extended-contact-availability",  # a value set of R5
    "quantity-confidenceInterval",  # parts of an extension whose url is not fixed
}
"""The published structures whose differentials come out otherwise; all of them say so."""


class Row(NamedTuple):
    """A structure and what became of it; `made` is None where its base is not known."""

    id: str
    made: Imported | None
    told: tuple[Diagnostic, ...]

    @property
    def outcome(self) -> str:
        """Say in a word what became of it."""
        if self.made is None:
            return "refused"
        if self.made.built is None:
            return "not built"
        return "same" if self.made.same else "otherwise"


def rows(package: FhirPackage, others: Iterable[FhirPackage]) -> Iterator[Row]:
    """Yield a row for each structure of a package, imported into the project that might have made it."""
    known = Definitions([package, *others])
    for entry in package.entries:
        if entry.resource_type == "StructureDefinition":
            structure, _ = as_r4(package.read_resource(entry.filename))
            yield _row(structure, Surroundings(_project_of(structure), known), entry.filename)


def _row(structure: Json, around: Surroundings, filename: str) -> Row:
    try:
        made = imported(structure, around, Places(InputFile(filename, filename, b"{}"), {}))
    except DigidotError as error:
        return Row(structure["id"], None, tuple(error.diagnostics))
    return Row(structure["id"], made, made.diagnostics)


def _project_of(structure: Json) -> Project:
    """Return the project that a structure comes from, without sources; FHIR's own canonical is that of many."""
    canonical = structure["url"].rpartition("/StructureDefinition/")[0]
    project = {
        "id": "org.published",
        "canonical": canonical if canonical not in {"", "http://hl7.org/fhir"} else "http://example.org/fhir",
        "version": "1.0.0",
        "name": "Published",
        "title": "Published",
        "description": {"en": "Published", "nb": "Publisert"},
        "publisher": "Published",
        "contact": [{"name": "Published"}],
        "date": "2026-01-01",
    }
    return Project(Path(), ProjectConfig.model_validate({"project": project}), "digidot.toml", ())


def cached_packages() -> list[FhirPackage]:
    """Return R4 core and whatever else is installed, newest first."""
    cache = cache_folder()
    others = [item for item in reversed(list_packages(cache)) if item != CORE]
    return [read_package(package_folder(cache, item)) for item in (CORE, *others)]


def main(words: list[str]) -> int:
    """Print the figures of each package, and on demand each difference; return 1 when one is new, or not told."""
    parser = argparse.ArgumentParser()
    parser.add_argument("packages", nargs="*", type=Path)
    parser.add_argument("--details", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args(words)
    fetched = [tools.fetch_package(name) for name in PACKAGES] if not asked.packages and shutil.which("npm") else []
    packages = [read_package(path) for path in asked.packages or filter(None, fetched)]
    others = [*(package for package in packages if package.id.name in NEEDED), *cached_packages()]
    failed = False
    for package in packages:
        found = list(rows(package, others))
        failed |= any(_is_new(row) for row in found)
        _say(f"{package.id}: {dict(Counter(row.outcome for row in found))}")
        if asked.output:
            _write(found, asked.output / package.id.name)
        if asked.details:
            _say(*(line for row in found if row.outcome != "same" for line in _details(row)))
    return int(failed)


def _is_new(row: Row) -> bool:
    """Tell whether a differential comes out otherwise that should not, or without a word of it."""
    told = any(item.kind.id in LOST for item in row.told)
    return row.outcome == "not built" or (row.outcome == "otherwise" and not (told and row.id in OTHERWISE))


def _write(found: Iterable[Row], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for row in found:
        if row.made is not None:
            (folder / f"{row.id}.yaml").write_text(row.made.text, encoding="utf-8")


def _details(row: Row) -> Iterator[str]:
    yield f"{row.id}: {row.outcome}"
    for item in row.told:
        if item.kind.id in LOST or item.severity is Severity.ERROR:
            yield f"  {item.kind.id} {item.message()}"


def _say(*lines: str) -> None:
    for line in lines:
        print(line)  # noqa: T201 - what the command is for


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
