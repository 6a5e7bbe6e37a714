"""Extensions defined and used, and what extensions say of structures and elements."""

from __future__ import annotations

from tests.oracles.building import CORE, OWN, bound, element, extension, rule, sliced_by, structure, typed

STRUCTURES = (
    extension(
        "ext-simple",
        element("Extension.extension", max="0"),
        element("Extension.value[x]", type=typed("string"), min=1),
        root={"short": "Simple", "definition": "A simple one", "max": "1"},
        context="Patient",
    ),
    extension(
        "ext-cc",
        element("Extension.extension", max="0"),
        element("Extension.value[x]", type=typed("CodeableConcept", "dt-cc"), binding=bound("required", "body-site")),
        root={"short": "CC", "min": 1, "max": "1"},
    ),
    extension(
        "ext-ref",
        element("Extension.extension", max="0"),
        element(
            "Extension.value[x]",
            type=typed(
                "Reference",
                to=(
                    "Practitioner",
                    OWN + "card",
                ),
            ),
        ),
        root={"short": "Ref"},
    ),
    extension(
        "ext-many",
        element("Extension.extension", max="0"),
        element("Extension.value[x]", type=[*typed("string"), *typed("code")]),
    ),
    extension(
        "ext-complex",
        element("Extension.extension:from", min=1, max="1"),
        element("Extension.extension:from.extension", max="0"),
        element("Extension.extension:from.url", fixedUri="from"),
        element("Extension.extension:from.value[x]", min=1, type=typed("date")),
        element("Extension.extension:to", min=0, max="1"),
        element("Extension.extension:to.extension", max="0"),
        element("Extension.extension:to.url", fixedUri="to"),
        element("Extension.extension:to.value[x]", min=1, type=typed("date")),
        element("Extension.url", fixedUri=OWN + "ext-complex"),
        element("Extension.value[x]", max="0"),
        root={"short": "Complex", "definition": "A complex one"},
    ),
    extension(
        "ext-nested",
        element("Extension.extension:in", min=0, max="1"),
        element("Extension.extension:in.extension", slicing=sliced_by(("value", "url"))),
        element("Extension.extension:in.extension:deep", min=1, max="1"),
        element("Extension.extension:in.extension:deep.extension", max="0"),
        element("Extension.extension:in.extension:deep.url", fixedUri="deep"),
        element("Extension.extension:in.extension:deep.value[x]", type=typed("Quantity", "dt-quantity")),
        element("Extension.extension:in.url", fixedUri="in"),
        element("Extension.extension:in.value[x]", max="0"),
        element("Extension.extension:own", min=0, max="1", type=typed("Extension", "ext-simple")),
        element("Extension.url", fixedUri=OWN + "ext-nested"),
        element("Extension.value[x]", max="0"),
    ),
    extension(
        "ext-mod",
        element("Extension.extension", max="0"),
        element("Extension.value[x]", type=typed("boolean"), min=1),
        root={
            "short": "Mod",
            "isModifier": True,
            "isModifierReason": "Negates",
            "min": 0,
            "max": "1",
            "constraint": [rule("m-1", "value.exists()")],
        },
        contextInvariant=["true"],
    ),
    structure("ext-prof", OWN + "ext-simple", element("Extension.value[x]", maxLength=10), kind="complex-type"),
    structure(
        "use-ext",
        "Patient",
        element("Patient.extension", slicing=sliced_by(("value", "url"))),
        element("Patient.extension:simple", min=0, max="1", type=typed("Extension", "ext-simple"), mustSupport=True),
        element("Patient.extension:complex", min=1, max="*", type=typed("Extension", "ext-complex")),
        element("Patient.modifierExtension", slicing=sliced_by(("value", "url"))),
        element("Patient.modifierExtension:mod", min=0, max="1", type=typed("Extension", "ext-mod")),
    ),
    structure(
        "use-ext-deep",
        "Patient",
        element("Patient.name.extension", slicing=sliced_by(("value", "url"))),
        element("Patient.name.extension:simple", min=0, max="1", type=typed("Extension", "ext-simple")),
        element("Patient.name.family.extension", slicing=sliced_by(("value", "url"))),
        element("Patient.name.family.extension:cc", min=0, max="1", type=typed("Extension", "ext-cc")),
        element("Patient.birthDate.extension", slicing=sliced_by(("value", "url"))),
        element(
            "Patient.birthDate.extension:time", min=1, max="1", type=typed("Extension", CORE + "patient-birthTime")
        ),
    ),
    structure(
        "use-ext-inside",
        "Patient",
        element("Patient.extension", slicing=sliced_by(("value", "url"))),
        element("Patient.extension:simple", min=0, max="1", type=typed("Extension", "ext-simple")),
        element("Patient.extension:simple.value[x]", maxLength=5),
        element("Patient.extension:complex", min=0, max="1", type=typed("Extension", "ext-complex")),
        element("Patient.extension:complex.extension:from.value[x]", type=typed("date"), minValueDate="2000-01-01"),
    ),
    structure(
        "use-ext-plain",
        "Patient",
        element("Patient.extension", slicing=sliced_by(("value", "url"))),
        element("Patient.extension:simple", type=typed("Extension", "ext-simple"), min=0, max="1"),
    ),
    structure(
        "use-ext-again",
        OWN + "use-ext",
        element("Patient.extension:simple", min=1),
        element("Patient.extension:third", min=0, max="1", type=typed("Extension", "ext-ref")),
    ),
    structure("use-ext-max0", OWN + "use-ext", element("Patient.extension:simple", max="0")),
    structure(
        "ext-on-slice",
        OWN + "slice-value",
        element("Patient.identifier:fnr.extension", slicing=sliced_by(("value", "url"))),
        element("Patient.identifier:fnr.extension:note", min=0, max="1", type=typed("Extension", "ext-simple")),
    ),
    structure(
        "ext-on-cref",
        "Questionnaire",
        element("Questionnaire.item.item.extension", slicing=sliced_by(("value", "url"))),
        element("Questionnaire.item.item.extension:note", min=0, max="1", type=typed("Extension", "ext-simple")),
    ),
    structure(
        "impose",
        "Condition",
        element("Condition.code", min=1),
        extension=[
            {"url": CORE + "structuredefinition-imposeProfile", "valueCanonical": OWN + "binding"},
            {"url": CORE + "structuredefinition-compliesWithProfile", "valueCanonical": OWN + "binding"},
        ],
    ),
    structure(
        "oblig",
        "Patient",
        element(
            "Patient.name",
            extension=[{"url": CORE + "obligation", "extension": [{"url": "code", "valueCode": "SHALL:populate"}]}],
            mustSupport=True,
        ),
    ),
    structure("oblig-again", OWN + "oblig", element("Patient.name", min=1)),
)
