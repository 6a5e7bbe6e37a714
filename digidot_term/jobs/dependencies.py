"""Which FHIR packages a project stands on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digidot_term.diagnostics import Diagnostic, DigidotError, Place
from digidot_term.fhir.packages.cache import PackageId, is_installed, list_packages
from digidot_term.fhir.packages.dependencies import is_open
from digidot_term.fhir.packages.kinds import INEXACT_DEPENDENCY
from digidot_term.source.project import ProjectConfig

CORE = PackageId("hl7.fhir.r4.core", "4.0.1")
EXTRACTED = "hl7.fhir.no.basis"
"""The package the tool has an extract of, for where it cannot be had."""


def wanted_packages(config: ProjectConfig | None) -> list[PackageId]:
    """Return the packages a project depends on, FHIR's own first."""
    named = config.dependencies if config else {}
    return [PackageId(name, version) for name, version in {CORE.name: CORE.version, **named}.items()]


def refuse_inexact(packages: Sequence[PackageId], configuration: str, cache: Path) -> None:
    """End the run when a project names `latest` or `5.1.x`: the same sources must build the same tomorrow (PKG019)."""
    found = [
        Diagnostic.of(INEXACT_DEPENDENCY, Place(configuration), package=item, installed=_installed(item.name, cache))
        for item in packages
        if is_open(item.version) and not is_installed(cache, item)
    ]
    if found:
        raise DigidotError(*found)


def _installed(name: str, cache: Path) -> str:
    return ", ".join(str(item) for item in list_packages(cache) if item.name == name) or "-"
