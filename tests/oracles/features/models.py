"""Logical models."""

from __future__ import annotations

from tests.oracles.building import OWN, bound, element, structure, typed

STRUCTURES = (
    structure(
        "lm",
        "Element",
        element("lm", short="M", definition="Model"),
        element("lm.a", min=1, max="1", type=typed("string"), short="a", definition="a"),
        element("lm.b", min=0, max="*", type=typed("BackboneElement"), short="b", definition="b"),
        element(
            "lm.b.c",
            min=0,
            max="1",
            type=typed("CodeableConcept"),
            short="c",
            definition="c",
            binding=bound("preferred", "body-site"),
        ),
        element("lm.d[x]", min=0, max="1", type=[*typed("string"), *typed("Quantity")], short="d", definition="d"),
        element("lm.r", min=0, max="1", type=typed("Reference", to=("Patient",)), short="r", definition="r"),
        kind="logical",
        derivation="specialization",
        type=OWN + "lm",
    ),
    structure(
        "lm-child",
        OWN + "lm",
        element("lm-child", short="C", definition="Child"),
        element("lm-child.e", min=0, max="1", type=typed("date"), short="e", definition="e"),
        kind="logical",
        derivation="specialization",
        type=OWN + "lm-child",
    ),
    structure(
        "lm-prof",
        OWN + "lm",
        element("lm.a", maxLength=10),
        element("lm.b", min=1),
        element("lm.b.c", min=1),
        kind="logical",
        type=OWN + "lm",
    ),
)
