"""What may be published: nothing that stands on the sample edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from digidot_term.diagnostics import Diagnostic, DigidotError, ExitCode, Place
from digidot_term.fhir.values import texts_in
from digidot_term.package.kinds import SAMPLE_CONTENT

_SAMPLE_VERSION = re.compile(r"http://snomed\.info/xsct/\S*")


def find_sample(artefacts: Iterable[tuple[str, dict[str, Any]]]) -> tuple[tuple[str, str], ...]:
    """Return the (file name, SNOMED CT version) of each resource that names a version of the sample edition."""
    versions = ((name, next(_sample_versions(resource), None)) for name, resource in artefacts)
    return tuple((name, version) for name, version in versions if version is not None)


def refuse_sample(artefacts: Iterable[tuple[str, dict[str, Any]]], *, origin: Path) -> None:
    """Raise DigidotError PKG050 when any resource of the package at `origin` stands on the sample edition."""
    found = find_sample(artefacts)
    if not found:
        return
    file, version = found[0]
    diagnostic = Diagnostic.of(SAMPLE_CONTENT, Place(str(origin)), count=len(found), file=file, version=version)
    raise DigidotError(diagnostic, exit_code=ExitCode.INPUT)


def _sample_versions(resource: dict[str, Any]) -> Iterator[str]:
    """Yield every sample version that a text in a resource names, on its own or as `system|version`."""
    return (version for _, text in texts_in(resource) for version in _SAMPLE_VERSION.findall(text))
