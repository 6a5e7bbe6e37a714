"""SCT101: SNOMED CT is named by another URI than http://snomed.info/sct."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.codings import SNOMED, written_codings
from digidot_term.rules.rule import Rule
from digidot_term.rules.selections import entries
from digidot_term.rules.structure_elements import last_name, place_of, structures, written_elements

KIND = Kind(
    "SCT101",
    "snomed-system-not-exact",
    Severity.ERROR,
    Text(
        en="`{system}` is not the system of SNOMED CT",
        nb="`{system}` er ikke systemet til SNOMED CT",
        nn="`{system}` er ikkje systemet til SNOMED CT",
    ),
    Text(
        en="write http://snomed.info/sct and nothing else; an edition belongs in `version`",
        nb="skriv http://snomed.info/sct og ikke noe annet; en utgave hører hjemme i `version`",
        nn="skriv http://snomed.info/sct og ikkje noko anna; ei utgåve høyrer heime i `version`",
    ),
)

_MEANT = re.compile(
    r"(https?://)?(www\.)?snomed(ct)?\.(info|org)\b.*|(urn:oid:)?2\.16\.840\.1\.113883\.6\.96|snomed.*", re.IGNORECASE
)
_FIXED = ("fixedUri", "patternUri")


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find systems that mean SNOMED CT and are not its URI, letter by letter."""
    for place, system in (*_of_terminology(compilation), *_of_structures(compilation)):
        if system != SNOMED and _MEANT.fullmatch(system):
            yield Diagnostic.of(KIND, place, system=system)


def _of_terminology(compilation: Compilation) -> Iterator[tuple[Place, str]]:
    for written in written_codings(compilation):
        yield written.place, written.system
    for artefact in compilation.of_type("CodeSystem"):
        yield artefact.source.document.place(("url",)), str(artefact.url)
    for artefact in compilation.of_type("ValueSet"):
        for element, entry in entries(artefact, "include"):
            yield artefact.place(element), str(entry.get("system", ""))
    for artefact in compilation.of_type("ConceptMap"):
        for group in artefact.resource.get("group", ()):
            for side in ("source", "target"):
                yield artefact.source.document.place((side, "system")), str(group.get(side, ""))


def _of_structures(compilation: Compilation) -> Iterator[tuple[Place, str]]:
    for artefact in structures(compilation):
        for element in written_elements(artefact):
            for key in _FIXED:
                if key in element and last_name(element) == "system":
                    yield place_of(artefact, element, key.removesuffix("Uri")), str(element[key])


RULE = Rule(KIND, "snomed", "HL7 (Using SNOMED CT with FHIR)", check)
