"""What the tests of rules stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.snomed.edition import Edition
from tests.rules.small_project import SmallProjects


@pytest.fixture
def small_project(tmp_path: Path, sample_edition: Edition, definitions: Definitions) -> SmallProjects:
    """An empty project with an example configuration, to which a test adds sources."""
    return SmallProjects(tmp_path, sample_edition, definitions)
