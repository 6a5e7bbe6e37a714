"""Types: choices, their slices, what references may point to."""

from __future__ import annotations

from tests.oracles.building import OWN, bound, element, sliced_by, structure, typed

STRUCTURES = (
    structure("type-one", "Observation", element("Observation.value[x]", type=typed("Quantity"))),
    structure(
        "type-two",
        "Observation",
        element("Observation.value[x]", type=[*typed("Quantity"), *typed("CodeableConcept")]),
        element("Observation.effective[x]", type=typed("dateTime"), min=1),
    ),
    structure(
        "ref-target",
        "Observation",
        element("Observation.subject", type=typed("Reference", to=("Patient",)), min=1),
        element(
            "Observation.performer",
            type=typed(
                "Reference",
                to=(
                    "Practitioner",
                    OWN + "card",
                ),
            ),
        ),
    ),
    structure(
        "ref-own",
        "Condition",
        element("Condition.subject", type=typed("Reference", to=(OWN + "card",))),
        element("Condition.encounter", type=typed("Reference", to=(OWN + "deep",)), mustSupport=True),
    ),
    structure(
        "choice-slice",
        "Observation",
        element("Observation.value[x]", slicing=sliced_by(("type", "$this"))),
        element("Observation.value[x]:valueQuantity", type=typed("Quantity"), min=0, max="1"),
        element("Observation.value[x]:valueQuantity.system", min=1, fixedUri="http://unitsofmeasure.org"),
        element(
            "Observation.value[x]:valueCodeableConcept",
            type=typed("CodeableConcept"),
            binding=bound("required", "observation-codes"),
        ),
    ),
    structure(
        "choice-one-slice",
        "Observation",
        element("Observation.value[x]", type=typed("Quantity"), slicing=sliced_by(("type", "$this"))),
        element("Observation.value[x]:valueQuantity", type=typed("Quantity"), min=0, max="1", mustSupport=True),
        element("Observation.value[x]:valueQuantity.code", min=1),
    ),
    structure(
        "choice-below",
        "Observation",
        element("Observation.value[x]", type=typed("CodeableConcept")),
        element("Observation.value[x].coding", min=1),
        element("Observation.value[x].coding.system", min=1),
    ),
    structure(
        "choice-many-below",
        "Observation",
        element("Observation.value[x]", type=[*typed("CodeableConcept"), *typed("Quantity")]),
        element("Observation.value[x].extension", max="0"),
    ),
    structure(
        "choice-component",
        "Observation",
        element("Observation.component.value[x]", slicing=sliced_by(("type", "$this"))),
        element("Observation.component.value[x]:valueString", type=typed("string"), min=0, max="1", maxLength=20),
    ),
)
