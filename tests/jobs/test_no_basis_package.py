"""Where hl7.fhir.no.basis is in the cache it is used instead of the extract, and gives the same structure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.fhir.packages.cache import PackageId, cache_folder
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.fhir.type_table import TypeTable
from digidot_term.jobs.compiling import load_definitions
from digidot_term.source.load import Project, load_project
from tests.fhir.xml.documents import read

ROOT = Path(__file__).resolve().parent.parent.parent
NO_BASIS = PackageId("hl7.fhir.no.basis", "2.2.2")


@pytest.fixture(scope="module")
def cache_with_no_basis(
    shared: Path, r4_core: FhirPackage, types: TypeTable, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A cache that holds R4 core (by a link) and the published Norwegian base profiles."""
    cache = tmp_path_factory.mktemp("packages")
    (cache / r4_core.id.folder_name).symlink_to(cache_folder() / r4_core.id.folder_name)
    folder = cache / NO_BASIS.folder_name / "package"
    folder.mkdir(parents=True)
    manifest = {"name": NO_BASIS.name, "version": NO_BASIS.version, "fhirVersions": ["4.0.1"]}
    (folder / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    for path in sorted((shared / "packages" / "hl7.fhir.no.basis-2.2.2" / "StructureDefinition").glob("*.xml")):
        structure = read(path.read_bytes(), types)
        name = f"StructureDefinition-{structure['id']}.json"
        (folder / name).write_text(json.dumps(structure), encoding="utf-8")
    return cache


def structures(project: Project, cache: Path) -> tuple[dict[str, dict[str, Any]], set[str]]:
    definitions, found = load_definitions(project, cache)
    artefacts, _, problems = compile_structures(project, definitions, experimental=True)
    assert [item.message() for item in problems] == []
    return {item.id: item.resource for item in artefacts}, {item.kind.id for item in found}


def facets(structure: dict[str, Any]) -> list[tuple[object, ...]]:
    wanted = ("id", "min", "max", "fixedUri", "mustSupport")
    return [
        (*(element.get(name) for name in wanted), [item["code"] for item in element.get("type", ())])
        for element in structure["snapshot"]["element"]
    ]


def test_the_package_takes_the_place_of_the_extract(cache_with_no_basis: Path) -> None:
    project, _ = load_project(ROOT)
    with_extract, said = structures(project, cache_folder())
    with_package, silent = structures(project, cache_with_no_basis)
    assert "PKG041" in said
    assert "PKG041" not in silent
    for name in ("digidot-patient", "digidot-practitioner", "digidot-organization", "digidot-location"):
        assert facets(with_package[name]) == facets(with_extract[name]), name
