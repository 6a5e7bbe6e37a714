"""DENT110: a finding or procedure of one dentition stands on a tooth of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.content import snomed_ids
from digidot_term.rules.dent.location import location_of
from digidot_term.rules.dent.sites import sites_of
from digidot_term.rules.rule import Rule
from digidot_term.snomed.edition import Edition

KIND = Kind(
    "DENT110",
    "dentition-mismatch",
    Severity.ERROR,
    Text(
        en="{code} is of {dentition} teeth, but {site} is {location}",
        nb="{code} gjelder {dentition} tenner, men {site} er {location}",
        nn="{code} gjeld {dentition} tenner, men {site} er {location}",
    ),
    Text(
        en="correct the code or the tooth: deciduous teeth are 51 to 85, permanent teeth 11 to 48",
        nb="rett koden eller tannen: melketenner er 51 til 85, permanente tenner 11 til 48",
        nn="rett koden eller tanna: mjølketenner er 51 til 85, permanente tenner 11 til 48",
    ),
)

_TEETH = "(tooth|teeth|dentition|incisor|canine|premolar|molar)"
_NAMES = {
    "deciduous": re.compile(rf"\bdeciduous\b|\b(primary|milk) {_TEETH}"),
    "permanent": re.compile(rf"\bpermanent {_TEETH}"),
}
_SITES = frozenset({363698007, 363704007, 405813007, 405814008})
"""Finding site, procedure site, direct and indirect."""


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find examples whose code speaks of one dentition, by name or site, and whose body site is of the other."""
    edition = compilation.edition
    for example in compilation.examples:
        code = example.resource.get("code")
        ids = snomed_ids(code) if isinstance(code, dict) and isinstance(code.get("coding"), list) else ()
        said = {dentition: sctid for sctid in ids if (dentition := dentition_of(sctid, edition))}
        for found, sites in sites_of(example, edition):
            for site in sites if "bodySite" in found.path else ():
                for dentition, sctid in said.items():
                    if site.location.dentition and site.location.dentition != dentition:
                        yield Diagnostic.of(
                            KIND,
                            found.place,
                            code=f"{sctid} |{edition.term(sctid, ('en',))}|",
                            dentition=dentition,
                            site=site.written,
                            location=site.location,
                        )


def dentition_of(sctid: int, edition: Edition) -> str | None:
    """Return the dentition a finding or procedure is of: by its name, else by its sites; None when it is of both."""
    name = edition.fsn(sctid).lower()
    said = {dentition for dentition, pattern in _NAMES.items() if pattern.search(name)}
    if not said:
        sites = [item.destination_id for item in edition.attributes(sctid) if item.type_id in _SITES]
        found = {location_of(site, edition).dentition for site in sites if site}
        said = {dentition for dentition in found if dentition}
    return said.pop() if len(said) == 1 else None


RULE = Rule(KIND, "dent", "ISO 3950 and SNOMED CT", check)
