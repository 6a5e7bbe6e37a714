"""Profiles of datatypes, and elements that use them."""

from __future__ import annotations

from tests.oracles.building import CORE, OWN, element, rule, sliced_by, structure, typed

STRUCTURES = (
    structure(
        "dt-coding",
        "Coding",
        element("Coding"),
        element("Coding.system", min=1, fixedUri="http://snomed.info/sct"),
        element("Coding.code", min=1),
        element("Coding.display", mustSupport=True),
        kind="complex-type",
    ),
    structure(
        "dt-quantity",
        "Quantity",
        element(
            "Quantity",
            short="A quantity in mm",
            definition="Millimetres only.",
            constraint=[rule("mm-1", "value >= 0")],
        ),
        element("Quantity.system", fixedUri="http://unitsofmeasure.org", min=1),
        element("Quantity.code", fixedCode="mm", min=1),
        kind="complex-type",
    ),
    structure(
        "dt-cc",
        "CodeableConcept",
        element("CodeableConcept.coding", type=typed("Coding", "dt-coding"), min=1),
        element("CodeableConcept.text", max="0"),
        kind="complex-type",
    ),
    structure(
        "dt-identifier",
        "Identifier",
        element("Identifier", short="National number"),
        element("Identifier.system", min=1, patternUri="urn:oid:2.16.578.1.12.4.1.4.1"),
        element("Identifier.value", min=1, maxLength=11, example=[{"label": "Normal", "valueString": "13031353453"}]),
        kind="complex-type",
    ),
    structure(
        "dt-string",
        "string",
        element("string", short="Short text"),
        element("string.value", maxLength=40),
        kind="primitive-type",
    ),
    structure(
        "dt-quantity2",
        OWN + "dt-quantity",
        element("Quantity", short="Depth"),
        element("Quantity.value", min=1, minValueDecimal=0, maxValueDecimal=15),
        kind="complex-type",
    ),
    structure(
        "use-dt",
        "Observation",
        element("Observation.code", type=typed("CodeableConcept", "dt-cc")),
        element("Observation.value[x]", type=typed("Quantity", "dt-quantity")),
        element("Observation.identifier", type=typed("Identifier", "dt-identifier"), min=1),
    ),
    structure(
        "use-dt-deep",
        "Observation",
        element("Observation.code", type=typed("CodeableConcept", "dt-cc")),
        element("Observation.code.coding.display", min=1),
        element("Observation.value[x]", type=typed("Quantity", "dt-quantity")),
        element("Observation.value[x].unit", min=1),
    ),
    structure(
        "use-dt-text",
        "Observation",
        element(
            "Observation.value[x]",
            type=typed("Quantity", "dt-quantity"),
            short="Pocket depth",
            definition="The depth of the pocket",
        ),
    ),
    structure(
        "use-simple",
        "Observation",
        element("Observation.referenceRange.low", type=typed("Quantity", CORE + "SimpleQuantity"), min=1),
        element("Observation.value[x]", type=typed("Quantity", CORE + "SimpleQuantity")),
    ),
    structure(
        "dt-slice-profile",
        "Condition",
        element("Condition.code.coding", slicing=sliced_by(("profile", "$this")), min=1),
        element("Condition.code.coding:sct", min=1, max="1", type=typed("Coding", "dt-coding"), mustSupport=True),
        element("Condition.code.coding:other", min=0, max="*"),
    ),
)
