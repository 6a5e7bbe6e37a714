"""Texts, translations, constraints, conditions and mappings."""

from __future__ import annotations

from tests.oracles.building import CORE, OWN, element, rule, structure

STRUCTURES = (
    structure(
        "texts",
        "Observation",
        element("Observation", short="Own", definition="Own definition", comment="c", alias=["A", "B"]),
        element("Observation.code", short="s", definition="d", comment="c", requirements="r", alias=["X"]),
        element("Observation.component", short="part"),
        element("Observation.status", label="Status", code=[{"system": "http://loinc.org", "code": "1-8"}]),
    ),
    structure(
        "texts-append",
        "Observation",
        element("Observation.code", definition="...and more", comment="...more comment", requirements="...more"),
        element("Observation.method", comment="...no"),
    ),
    structure("texts-again", OWN + "texts", element("Observation.code", alias=["Y"], definition="...also")),
    structure(
        "texts-transl",
        "Observation",
        element(
            "Observation.code",
            short="Code",
            _short={
                "extension": [
                    {
                        "url": CORE + "translation",
                        "extension": [{"url": "lang", "valueCode": "nb"}, {"url": "content", "valueString": "Kode"}],
                    }
                ]
            },
        ),
    ),
    structure("texts-transl2", OWN + "texts-transl", element("Observation.code", short="Other")),
    structure(
        "example",
        "Observation",
        element("Observation.code", example=[{"label": "e", "valueCodeableConcept": {"text": "x"}}]),
    ),
    structure(
        "constr",
        "Patient",
        element("Patient", constraint=[rule("p-1", "name.exists()")]),
        element("Patient.name", constraint=[rule("p-2", "family.exists()", "warning")], condition=["p-1"]),
    ),
    structure(
        "constr-again",
        OWN + "constr",
        element("Patient.name", constraint=[rule("p-3", "given.exists()")]),
        element("Patient", constraint=[rule("p-4", "active.exists()")]),
    ),
    structure("constr-deep", OWN + "constr", element("Patient.name.given", min=1)),
    structure(
        "mapped",
        "Patient",
        element("Patient", mapping=[{"identity": "m", "map": "Pasient"}]),
        element("Patient.name", mapping=[{"identity": "m", "map": "Pasient.navn", "comment": "c"}]),
        element("Patient.name.given", mapping=[{"identity": "m", "map": "Pasient.fornavn"}]),
        mapping=[{"identity": "m", "uri": "http://m", "name": "M"}],
    ),
    structure(
        "mapped-again",
        OWN + "mapped",
        element("Patient.name", mapping=[{"identity": "n", "map": "N.name"}]),
        mapping=[{"identity": "n", "uri": "http://n"}],
    ),
)
