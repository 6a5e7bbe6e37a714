"""Which FHIR packages a project stands on."""

from __future__ import annotations

from digidot_term.fhir.packages.cache import PackageId
from digidot_term.source.project import ProjectConfig

CORE = PackageId("hl7.fhir.r4.core", "4.0.1")
EXTRACTED = "hl7.fhir.no.basis"
"""The package the tool has an extract of, for where it cannot be had."""


def wanted_packages(config: ProjectConfig | None) -> list[PackageId]:
    """Return the packages a project depends on, FHIR's own first."""
    named = config.dependencies if config else {}
    return [PackageId(name, version) for name, version in {CORE.name: CORE.version, **named}.items()]
