"""NO104: a profile stands beside the Norwegian base profile of its resource, without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact, Compilation
from digidot_term.diagnostics import Diagnostic, Kind, Severity
from digidot_term.language import Text
from digidot_term.rules.rule import Rule
from digidot_term.rules.structure_elements import structures

KIND = Kind(
    "NO104",
    "no-basis-not-reused",
    Severity.ERROR,
    Text(
        en="a profile of {type} that does not derive from {basis}, without a reason",
        nb="en profil på {type} som ikke bygger på {basis}, uten begrunnelse",
        nn="ein profil på {type} som ikkje byggjer på {basis}, utan grunngjeving",
    ),
    Text(
        en="derive from {basis}, or name it in `description` or `purpose` and say why not",
        nb="bygg på {basis}, eller nevn den i `description` eller `purpose` og si hvorfor ikke",
        nn="bygg på {basis}, eller nemn han i `description` eller `purpose` og sei kvifor ikkje",
    ),
)

_BASIS = "http://hl7.no/fhir/StructureDefinition/no-basis-"
_PROFILED = frozenset(
    {
        "AllergyIntolerance",
        "Appointment",
        "AppointmentResponse",
        "Composition",
        "DocumentReference",
        "Endpoint",
        "HealthcareService",
        "Location",
        "Medication",
        "MedicationStatement",
        "Organization",
        "Patient",
        "Person",
        "Practitioner",
        "PractitionerRole",
        "Procedure",
        "RelatedPerson",
        "Substance",
    }
)
"""Resources with a profile in HL7 Norway's basisprofiler-r4 (hl7.fhir.no.basis 2.2.2)."""


def check(compilation: Compilation) -> Iterator[Diagnostic]:
    """Find profiles whose line of bases has no base profile and whose texts do not name it."""
    for artefact in structures(compilation, "profile"):
        resource_type = str(artefact.resource["type"])
        basis = f"no-basis-{resource_type}"
        if resource_type not in _PROFILED or any(url.startswith(_BASIS) for url in _bases(artefact, compilation)):
            continue
        model = artefact.source.model
        texts = [text.en for text in (model.description, model.purpose) if text]
        if not any(basis in text for text in texts):
            place = artefact.source.document.place(("base",))
            yield Diagnostic.of(KIND, place, type=resource_type, basis=basis)


def _bases(artefact: Artefact, compilation: Compilation) -> list[str]:
    """Return the canonicals a structure derives from, nearest first."""
    bases: list[str] = []
    url = str(artefact.resource.get("baseDefinition", ""))
    while url and url not in bases:
        bases.append(url)
        url = str((compilation.definitions.structure(url) or {}).get("baseDefinition", ""))
    return bases


RULE = Rule(KIND, "no", "HL7 Norway best-practice (national profiles principles)", check)
