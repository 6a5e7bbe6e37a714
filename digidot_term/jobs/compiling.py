"""Compile a project: sources, an edition and FHIR packages to artefacts, with every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from digidot_term.artefact import Artefact, Compilation, in_order
from digidot_term.compiler.codesystem import compile_codesystem
from digidot_term.compiler.conceptmap import compile_conceptmaps
from digidot_term.compiler.extract import load_extract
from digidot_term.compiler.structures.structuredefinition import compile_examples, compile_structures
from digidot_term.compiler.valueset import compile_valuesets
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.fhir.definitions import Definitions, open_definitions
from digidot_term.fhir.packages.cache import is_installed, package_folder
from digidot_term.fhir.packages.dependencies import resolve_packages
from digidot_term.fhir.packages.package import read_package
from digidot_term.fhir.snapshot.completion import complete_structures
from digidot_term.jobs.dependencies import CORE, EXTRACTED, refuse_inexact, wanted_packages
from digidot_term.language import Text
from digidot_term.snomed.edition import Edition
from digidot_term.source.kinds import DUPLICATE_ID
from digidot_term.source.load import Project

SAMPLE_EDITION = Kind(
    "SCT060",
    "sample-edition",
    Severity.WARNING,
    Text(
        en="built against the sample edition {version}, which is test data and not SNOMED CT",
        nb="bygd mot eksempelutgaven {version}, som er testdata og ikke SNOMED CT",
        nn="bygd mot eksempelutgåva {version}, som er testdata og ikkje SNOMED CT",
    ),
    Text(
        en="for use, build against Norway's release: --edition INTERNATIONAL.zip+NORWAY.zip",
        nb="til bruk: bygg mot den norske utgaven: --edition INTERNATIONAL.zip+NORWAY.zip",
        nn="til bruk: bygg mot den norske utgåva: --edition INTERNATIONAL.zip+NORWAY.zip",
    ),
)
EXTERNAL_PACKAGE = Kind(
    "PKG041",
    "package-not-installed-extract-used",
    Severity.INFO,
    Text(
        en="FHIR package {package} is not in the cache: its structure is taken from the extract in the tool",
        nb="FHIR-pakken {package} er ikke i pakkelageret: strukturen tas fra utdraget som følger verktøyet",
        nn="FHIR-pakken {package} er ikkje i pakkelageret: strukturen er teken frå utdraget som følgjer verktøyet",
    ),
    Text(
        en="install it where a registry is reachable: digidot-term --online package install {package}",
        nb="installer den der et pakkeregister kan nås: digidot-term --online package install {package}",
        nn="installer han der eit pakkeregister kan nåast: digidot-term --online package install {package}",
    ),
)


def load_definitions(project: Project, cache: Path) -> tuple[Definitions, tuple[Diagnostic, ...]]:
    """Open the packages the project depends on, and those that they need.

    One that the project names and that is missing, or has no exact version, ends the run, unless the tool has an
    extract; what a package needs and is missing is a warning.
    """
    wanted = wanted_packages(project.config)
    refuse_inexact(wanted, project.config_path, cache)
    absent = [item for item in wanted if item.name == EXTRACTED and not is_installed(cache, item)]
    present = [item for item in wanted if item not in absent]
    resolved, doubts = resolve_packages(present, (), cache=cache)
    definitions = open_definitions(resolved, cache=cache)
    added = [read_package(package_folder(cache, item)) for item in resolved if item != CORE]
    definitions = complete_structures(definitions, added)
    found = tuple(Diagnostic.of(EXTERNAL_PACKAGE, Place(project.config_path), package=item) for item in absent)
    return (load_extract(definitions) if absent else definitions), (*found, *doubts)


def compile_project(
    project: Project, edition: Edition, definitions: Definitions
) -> tuple[Compilation, tuple[Diagnostic, ...]]:
    """Compile everything; artefacts that have problems are still there as far as they could be made."""
    found: list[Diagnostic] = []
    if edition.is_sample:
        found.append(Diagnostic.of(SAMPLE_EDITION, Place(project.config_path), version=edition.version_uri))
    codesystems = tuple(
        compile_codesystem(file, project, experimental=edition.is_sample) for file in project.of_kind("codesystem")
    )
    valuesets, problems = compile_valuesets(project, edition)
    found.extend(problems)
    conceptmaps, problems = compile_conceptmaps(project, edition, valuesets)
    found.extend(problems)
    terminology: tuple[Artefact, ...] = (*codesystems, *valuesets, *conceptmaps)
    known = definitions.with_resources(item.resource for item in terminology)
    structures, known, problems = compile_structures(project, known, experimental=edition.is_sample)
    found.extend(problems)
    examples, problems = compile_examples(project, known)
    found.extend(problems)
    artefacts = in_order((*terminology, *structures, *examples))
    found.extend(_clashes(artefacts))
    return Compilation(project, edition, known, artefacts), tuple(found)


def _clashes(artefacts: tuple[Artefact, ...]) -> Iterator[Diagnostic]:
    """Report artefacts that would be written over each other: their ids are the same but for case."""
    first: dict[str, Artefact] = {}
    for artefact in artefacts:
        other = first.setdefault(artefact.file_name.lower(), artefact)
        if other is not artefact:
            values = {"type": artefact.type, "id": artefact.id, "first": other.source.path}
            yield Diagnostic.of(DUPLICATE_ID, artefact.place(), **values)
