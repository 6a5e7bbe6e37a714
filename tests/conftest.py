"""Fixtures every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.fhir.cache import cache_folder, parse_package_id
from digidot_term.fhir.install import install
from digidot_term.fhir.package import FhirPackage, read_package


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
