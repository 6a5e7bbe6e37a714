"""Fixtures every test may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.cache import cache_folder, parse_package_id
from digidot_term.fhir.packages.install import install
from digidot_term.fhir.packages.package import FhirPackage, read_package
from digidot_term.fhir.type_table import TypeTable
from digidot_term.snomed.edition import Edition

settings.register_profile("project", deadline=None)  # what a test takes depends on the machine
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--update-docs`: pages get what their commands really print."""
    parser.addoption("--update-docs", action="store_true", help="write what commands print into docs/ pages")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the tool remembers goes to a folder of this run, and the environment names no edition or language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGIDOT_CACHE", str(tmp_path_factory.mktemp("digidot-cache")))
        patch.setenv("DIGIDOT_LANG", "en")
        patch.delenv("DIGIDOT_EDITION", raising=False)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared test material beside the project; a test that needs it skips where it is absent."""
    folder = Path(__file__).resolve().parent.parent.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def r4_core() -> FhirPackage:
    """HL7's R4 core package: from the FHIR package cache, else installed there from the Python package index."""
    outcome = install(parse_package_id("hl7.fhir.r4.core@4.0.1"), cache=cache_folder(), online=False)
    return read_package(outcome.path)


@pytest.fixture(scope="session")
def sample_edition() -> Edition:
    """The newer release of the sample edition."""
    from digidot_term.jobs.opening import open_edition

    return open_edition("sample")[0]


@pytest.fixture(scope="session")
def definitions(r4_core: FhirPackage) -> Definitions:
    """FHIR R4's own definitions."""
    return Definitions([r4_core])


@pytest.fixture(scope="session")
def types(definitions: Definitions) -> TypeTable:
    """The types of FHIR R4."""
    return TypeTable(definitions)


@pytest.fixture(scope="session")
def compiled(r4_core: FhirPackage, sample_edition: Edition) -> tuple[Compilation, tuple[Diagnostic, ...]]:
    """This repository's sources compiled against the sample edition, and every problem on the way."""
    from digidot_term.jobs.compiling import compile_project, load_definitions
    from digidot_term.source.load import load_project

    project, in_sources = load_project(ROOT)
    known, in_packages = load_definitions(project, cache_folder())
    compilation, problems = compile_project(project, sample_edition, known)
    return compilation, (*in_sources, *in_packages, *problems)


@pytest.fixture(scope="session")
def compilation(compiled: tuple[Compilation, tuple[Diagnostic, ...]]) -> Compilation:
    """This repository's sources compiled against the sample edition."""
    return compiled[0]
