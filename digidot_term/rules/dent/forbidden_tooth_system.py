"""DENT101: a code system or value set for teeth is used whose quadrants are not those of ISO 3950."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Place, Severity
from digidot_term.language import Text
from digidot_term.rules.content import texts
from digidot_term.rules.rule import Rule

KIND = Kind(
    "DENT101",
    "forbidden-tooth-system",
    Severity.ERROR,
    Text(
        en="{uri} is used, an example of HL7's that swaps left and right in the lower jaw",
        nb="{uri} er brukt, et eksempel fra HL7 som bytter om venstre og høyre i underkjeven",
        nn="{uri} er brukt, eit døme frå HL7 som byter om venstre og høgre i underkjeven",
    ),
    Text(
        en="use SNOMED CT concepts for teeth and surfaces, with the ISO 3950 designation beside them where it is shown",
        nb="bruk SNOMED CT-begreper for tenner og flater, med ISO 3950-betegnelsen ved siden av der den vises",
        nn="bruk SNOMED CT-omgrep for tenner og flater, med ISO 3950-nemninga ved sida av der ho blir vist",
    ),
)

FORBIDDEN = (
    "http://terminology.hl7.org/CodeSystem/ex-tooth",
    "http://terminology.hl7.org/CodeSystem/FDI-surface",
    "http://hl7.org/fhir/ex-tooth",
    "http://hl7.org/fhir/FDI-surface",
    "http://hl7.org/fhir/ValueSet/tooth",
    "http://hl7.org/fhir/ValueSet/surface",
)


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find these URIs anywhere in the project's own resources, and as systems of the configuration."""
    for artefact in compilation.artefacts:
        for found in texts(artefact):
            if found.value.partition("|")[0] in FORBIDDEN:
                yield Diagnostic.of(KIND, found.place, uri=found.value)
    for _, uri in sorted(compilation.project.config.systems.items()):
        if uri in FORBIDDEN:
            yield Diagnostic.of(KIND, Place(compilation.project.config_path), uri=uri)


RULE = Rule(KIND, "dent", "HL7 FHIR R4 code system ex-tooth against ISO 3950", check)
