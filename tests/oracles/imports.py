"""Import each structure of published packages, build what comes out, and print how the two compare.

`python -m tests.oracles.imports PACKAGE.tgz...`; with `--details` each difference, with `-o DIR` the sources. Bases are
looked for in the FHIR package cache.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from digidot_term.diagnostics import DigidotError
from digidot_term.diagnostics.diagnostic import Diagnostic
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

_TOLD = ("SD095", "SD096")


class Row(NamedTuple):
    """A structure and what became of it; `made` is None where it could not be imported at all."""

    id: str
    made: Imported | None
    told: tuple[Diagnostic, ...]

    @property
    def outcome(self) -> str:
        if self.made is None:
            return "refused"
        if self.made.built is None:
            return "not built"
        return "same" if self.made.same else "otherwise"


def rows(package: FhirPackage, others: list[FhirPackage]) -> Iterator[Row]:
    """Yield a row for each structure of a package, as if its project had made it."""
    known = Definitions([package, *others])
    for entry in package.entries:
        if entry.resource_type != "StructureDefinition":
            continue
        structure, _ = as_r4(package.read_resource(entry.filename))
        around = Surroundings(project_of(structure), known)
        try:
            made = imported(structure, around, Places(InputFile(entry.filename, entry.filename, b"{}"), {}))
        except DigidotError as error:
            yield Row(structure["id"], None, tuple(error.diagnostics))
        else:
            yield Row(structure["id"], made, made.diagnostics)


def project_of(structure: dict[str, Any]) -> Project:
    """Return the project that a structure comes from, without sources."""
    canonical = structure["url"].rpartition("/StructureDefinition/")[0] or "http://example.org/fhir"
    project = {
        "id": "org.published",
        "canonical": canonical,
        "version": structure.get("version", "0.1.0"),
        "name": "Published",
        "title": "Published",
        "description": {"en": "Published", "nb": "Publisert"},
        "status": structure["status"] if structure["status"] != "unknown" else "draft",
        "publisher": structure.get("publisher") or "Published",
        "contact": [{"name": "Published"}],
        "date": structure.get("date", "2026-01-01")[:10],
    }
    if canonical == "http://hl7.org/fhir":  # below which there is more than one package
        project["canonical"] = "http://example.org/fhir"
    return Project(Path(), ProjectConfig.model_validate({"project": project}), "digidot.toml", ())


def main() -> None:
    """Print the figures of each package, and on demand each difference."""
    parser = argparse.ArgumentParser()
    parser.add_argument("packages", nargs="+", type=Path)
    parser.add_argument("--details", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    cache = cache_folder()
    cached = [item for item in reversed(list_packages(cache)) if item != CORE]
    others = [read_package(package_folder(cache, item)) for item in (CORE, *cached)]
    for path in asked.packages:
        package = read_package(path)
        found = list(rows(package, others))
        count = Counter(row.outcome for row in found)
        print(path.stem, len(found), dict(count))  # noqa: T201 - what the command is for
        for row in found:
            if asked.output and row.made:
                target = asked.output / path.stem
                target.mkdir(parents=True, exist_ok=True)
                (target / f"{row.id}.yaml").write_text(row.made.text, encoding="utf-8")
            if asked.details and row.outcome != "same":
                print(f"\n{row.id}: {row.outcome}")  # noqa: T201
                for item in row.told:
                    if row.made is None or item.kind.id in _TOLD or item.severity.word == "error":
                        print(f"  {item.kind.id} {item.message()}")  # noqa: T201


if __name__ == "__main__":
    main()
