"""A small project and the cache the jobs run with."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.fhir.packages.cache import cache_folder
from digidot_term.fhir.packages.package import FhirPackage
from tests.project_files import codesystem, valueset, write_project

TEETH = valueset("teeth", 'include: [{ecl: "<< 80967001 |Dental caries|"}]\n')
FILES = {
    "valuesets/teeth.yaml": TEETH,
    "valuesets/surface.yaml": codesystem("surface", "concepts: {O: {nb: Okklusal, en: Occlusal}}\n"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a value set and a code system."""
    folder = tmp_path / "project"
    folder.mkdir()
    return write_project(folder, FILES)


@pytest.fixture(scope="session")
def cache(r4_core: FhirPackage) -> Path:
    """The FHIR package cache, with R4 core in it."""
    return cache_folder()
