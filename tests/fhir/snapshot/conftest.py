from __future__ import annotations

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.package import FhirPackage


@pytest.fixture(scope="session")
def core(r4_core: FhirPackage) -> Definitions:
    """The definitions of R4 core alone."""
    return Definitions([r4_core])
