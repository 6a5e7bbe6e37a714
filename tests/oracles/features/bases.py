"""Profiles on abstract types and on HL7's own profiles."""

from __future__ import annotations

from tests.oracles.building import CORE, element, sliced_by, structure, typed

STRUCTURES = (
    structure("res-domain", "DomainResource", element("DomainResource.text", min=1), abstract=True),
    structure(
        "meta-prof",
        "Patient",
        element("Patient.meta.profile", min=1),
        element("Patient.text", min=1),
        element("Patient.contained", max="0"),
    ),
    structure(
        "contained",
        "MedicationRequest",
        element("MedicationRequest.medication[x]", type=typed("Reference", to=("Medication",)), min=1),
        element(
            "MedicationRequest.dosageInstruction.doseAndRate.dose[x]", type=typed("Quantity", CORE + "SimpleQuantity")
        ),
        element("MedicationRequest.dosageInstruction.timing.repeat.bounds[x]", type=typed("Period")),
    ),
    structure(
        "med-choice",
        "MedicationRequest",
        element("MedicationRequest.medication[x]", slicing=sliced_by(("type", "$this"), rules="closed")),
        element(
            "MedicationRequest.medication[x]:medicationCodeableConcept", type=typed("CodeableConcept"), min=0, max="1"
        ),
        element("MedicationRequest.medication[x]:medicationCodeableConcept.coding", min=1),
    ),
    structure(
        "vital",
        CORE + "vitalsigns",
        element("Observation.code.coding", slicing=sliced_by(("value", "code"), ("value", "system"))),
        element("Observation.code.coding:rate", min=1, max="1"),
        element("Observation.code.coding:rate.code", fixedCode="8867-4", min=1),
        element("Observation.code.coding:rate.system", fixedUri="http://loinc.org", min=1),
        element("Observation.value[x]", type=typed("Quantity")),
    ),
    structure(
        "vital-cat",
        CORE + "vitalsigns",
        element("Observation.category:VSCat.coding.display", min=1),
        element("Observation.category", mustSupport=True),
    ),
    structure(
        "bp2",
        CORE + "bp",
        element("Observation.component:SystolicBP.value[x]", min=1),
        element("Observation.component:SystolicBP", mustSupport=True),
        element("Observation.component:MAP", min=0, max="1"),
    ),
)
