"""Bindings."""

from __future__ import annotations

from tests.oracles.building import CORE, OWN, VALUE_SETS, bound, element, structure

STRUCTURES = (
    structure(
        "binding",
        "Condition",
        element("Condition.code", binding=bound("required", "condition-code", description="Diagnoses")),
        element("Condition.severity", binding=bound("extensible", "condition-severity")),
        element("Condition.bodySite", binding=bound("preferred", "body-site")),
    ),
    structure(
        "binding-add",
        "Condition",
        element(
            "Condition.code",
            binding={
                "extension": [
                    {
                        "url": "http://hl7.org/fhir/tools/StructureDefinition/additional-binding",
                        "extension": [
                            {"url": "purpose", "valueCode": "preferred"},
                            {"url": "valueSet", "valueCanonical": VALUE_SETS + "body-site"},
                        ],
                    }
                ],
                "strength": "extensible",
                "valueSet": VALUE_SETS + "condition-code",
            },
        ),
    ),
    structure(
        "binding-again", OWN + "binding-add", element("Condition.code", binding=bound("required", "condition-severity"))
    ),
    structure(
        "binding-maxvs",
        "Observation",
        element(
            "Observation.code",
            binding={
                "extension": [
                    {"url": CORE + "elementdefinition-maxValueSet", "valueCanonical": VALUE_SETS + "observation-codes"}
                ],
                "strength": "preferred",
                "valueSet": VALUE_SETS + "observation-codes",
            },
        ),
    ),
    structure(
        "binding-slice",
        OWN + "slice-headsaid",
        element("Condition.code.coding:sct", binding=bound("required", "condition-code")),
    ),
)
