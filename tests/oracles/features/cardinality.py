"""Cardinalities, flags, and what stands deep below."""

from __future__ import annotations

from tests.oracles.building import CORE, element, structure

STRUCTURES = (
    structure(
        "card",
        "Patient",
        element("Patient.name", min=1, max="3"),
        element("Patient.gender", min=1),
        element("Patient.photo", max="0"),
        element("Patient.contact.name", min=1),
        element("Patient.communication.language.coding", min=1, max="1"),
    ),
    structure(
        "flags",
        "Observation",
        element("Observation.status", mustSupport=True),
        element("Observation.note", mustSupport=True, min=1),
        element("Observation.focus", mustSupport=True),
        element("Observation.component.code", mustSupport=True),
    ),
    structure(
        "deep",
        "Encounter",
        element("Encounter.participant.individual.identifier.system", fixedUri="http://x.org"),
        element("Encounter.location.location.display", min=1),
    ),
    structure(
        "status-ext",
        "Condition",
        element(
            "Condition.code",
            extension=[
                {"url": CORE + "structuredefinition-standards-status", "valueCode": "trial-use"},
                {"url": CORE + "structuredefinition-fmm", "valueInteger": 2},
            ],
            min=1,
        ),
        extension=[{"url": CORE + "structuredefinition-fmm", "valueInteger": 1}],
    ),
)
