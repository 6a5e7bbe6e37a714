"""FHIR104: two resources are written to the same file, case set aside."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR104",
    "clashing-file-name",
    Severity.ERROR,
    Text(
        en="{file} is also the file of {other}",
        nb="{file} er også filen til {other}",
        nn="{file} er òg fila til {other}",
    ),
    Text(
        en="give one of them another id",
        nb="gi en av dem en annen id",
        nn="gi ein av dei ein annan id",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find the second and later resources of one file name."""
    first: dict[str, Artefact] = {}
    for artefact in compilation.artefacts:
        other = first.setdefault(f"{artefact.is_example}/{artefact.file_name}".lower(), artefact)
        if other is not artefact:
            yield Diagnostic.of(KIND, artefact.place(), file=artefact.file_name, other=other.source.path)


RULE = Rule(KIND, "fhir", "FHIR packages (file names)", check)
