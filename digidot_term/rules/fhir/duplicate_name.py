"""FHIR105: two resources have the same computable name."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule

KIND = Kind(
    "FHIR105",
    "duplicate-name",
    Severity.WARNING,
    Text(
        en="{name} is also the name of {type}/{id} ({other})",
        nb="{name} er også navnet på {type}/{id} ({other})",
        nn="{name} er òg namnet på {type}/{id} ({other})",
    ),
    Text(
        en="change one id (the name follows from it), or the name of the structure",
        nb="endre den ene id-en (navnet følger av den), eller navnet på strukturen",
        nn="endre den eine id-en (namnet følgjer av han), eller namnet på strukturen",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find the second and later bearers of a name of one resource type."""
    first: dict[tuple[str, str], Artefact] = {}
    for artefact in compilation.artefacts:
        name = str(artefact.resource.get("name", ""))
        if artefact.is_example or not name:
            continue
        other = first.setdefault((artefact.type, name), artefact)
        if other is not artefact:
            values = {"name": name, "type": other.type, "id": other.id, "other": other.source.path}
            yield Diagnostic.of(KIND, artefact.place(), **values)


RULE = Rule(KIND, "fhir", "FHIR R4 (invariants vsd-0, cmd-0, csd-0, sdf-0)", check)
