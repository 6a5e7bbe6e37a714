"""What the tests of rules stand on: the sample edition and R4 core, each opened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.package import FhirPackage
from digidot_term.jobs.opening import open_edition
from digidot_term.snomed.edition import Edition
from tests.rules.small_project import SmallProjects


@pytest.fixture(scope="session")
def sample_edition() -> Edition:
    edition, problems = open_edition("sample")
    assert problems == ()
    return edition


@pytest.fixture(scope="session")
def core_definitions(r4_core: FhirPackage) -> Definitions:
    return Definitions([r4_core])


@pytest.fixture
def small_project(tmp_path: Path, sample_edition: Edition, core_definitions: Definitions) -> SmallProjects:
    """An empty project with an example configuration, to which a test adds sources."""
    return SmallProjects(tmp_path, sample_edition, core_definitions)
