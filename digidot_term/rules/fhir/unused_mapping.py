"""FHIR117: a mapping is declared and no element uses it."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import differential, structures

KIND = Kind(
    "FHIR117",
    "unused-mapping",
    Severity.WARNING,
    Text(
        en="the mapping `{identity}` is declared, and no element is mapped to it",
        nb="mappingen `{identity}` er deklarert, men ingen elementer er koblet til den",
        nn="mappinga `{identity}` er deklarert, men ingen element er kopla til henne",
    ),
    Text(
        en="map elements with `maps: {{{identity}: ...}}`, or take the declaration out",
        nb="koble elementer med `maps: {{{identity}: ...}}`, eller ta ut deklarasjonen",
        nn="kople element med `maps: {{{identity}: ...}}`, eller ta ut deklarasjonen",
    ),
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find declared identities that no element of the differential has."""
    for artefact in structures(compilation):
        used = {item["identity"] for element in differential(artefact) for item in element.get("mapping", ())}
        for identity in artefact.source.model.mappings:
            if identity not in used:
                place = artefact.source.document.key_place(("mappings", identity))
                yield Diagnostic.of(KIND, place, identity=identity)


RULE = Rule(KIND, "fhir", "FHIR R4 (StructureDefinition.mapping)", check)
