"""The project itself, loaded once, and the sample edition its content is written against."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import Diagnostic
from digidot_term.sample import sample_packages
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.reading import read_edition
from digidot_term.source.load import Project, load_project

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def loaded() -> tuple[Project, tuple[Diagnostic, ...]]:
    return load_project(ROOT)


@pytest.fixture(scope="session")
def project(loaded: tuple[Project, tuple[Diagnostic, ...]]) -> Project:
    return loaded[0]


@pytest.fixture(scope="session")
def editions() -> tuple[Edition, Edition]:
    """Both releases of the sample edition, the earlier one first."""
    earlier, _ = read_edition(sample_packages("earlier"), name="earlier")
    newer, _ = read_edition(sample_packages("newer"), name="newer")
    return earlier, newer
