"""Fixed values and patterns of many types, bounds, lengths, examples."""

from __future__ import annotations

from tests.oracles.building import element, sliced_by, structure, typed

_VALUES = [
    ("fixed-bool", "Patient", "Patient.active", "fixedBoolean", True),
    ("fixed-code", "Patient", "Patient.gender", "fixedCode", "female"),
    ("fixed-date", "Patient", "Patient.birthDate", "fixedDate", "2000-01-01"),
    (
        "pat-cc",
        "Observation",
        "Observation.code",
        "patternCodeableConcept",
        {"coding": [{"system": "http://loinc.org", "code": "1-8"}], "text": "x"},
    ),
    (
        "fix-cc",
        "Observation",
        "Observation.code",
        "fixedCodeableConcept",
        {"coding": [{"system": "http://loinc.org", "code": "1-8"}]},
    ),
    ("pat-id", "Patient", "Patient.identifier", "patternIdentifier", {"system": "http://a.b", "type": {"text": "t"}}),
    ("pat-ref", "Observation", "Observation.subject", "patternReference", {"reference": "Patient/1"}),
    ("pat-hn", "Patient", "Patient.name", "patternHumanName", {"use": "official", "family": "x"}),
    ("pat-addr", "Patient", "Patient.address", "patternAddress", {"country": "NO"}),
    ("pat-period", "Encounter", "Encounter.period", "patternPeriod", {"start": "2020"}),
    ("fix-instant", "Observation", "Observation.issued", "fixedInstant", "2020-01-01T00:00:00Z"),
    (
        "pat-quant",
        "Encounter",
        "Encounter.length",
        "patternDuration",
        {"value": 5, "system": "http://unitsofmeasure.org", "code": "min"},
    ),
    ("pat-contact", "Patient", "Patient.telecom", "patternContactPoint", {"system": "phone"}),
    ("fix-posint", "ImagingStudy", "ImagingStudy.numberOfSeries", "fixedUnsignedInt", 3),
    ("pat-meta", "Patient", "Patient.meta", "patternMeta", {"tag": [{"system": "http://t", "code": "c"}]}),
    ("fix-uri", "Patient", "Patient.implicitRules", "fixedUri", "http://r"),
    ("pat-att", "Patient", "Patient.photo", "patternAttachment", {"contentType": "image/png"}),
    ("pat-range", "Observation", "Observation.referenceRange.age", "patternRange", {"low": {"value": 1.5}}),
    ("pat-annot", "Observation", "Observation.note", "patternAnnotation", {"text": "hei"}),
]

STRUCTURES = (
    *(structure(name, base, element(path, **{key: value})) for name, base, path, key, value in _VALUES),
    structure(
        "fix-choice",
        "Observation",
        element("Observation.value[x]", type=typed("string"), fixedString="yes"),
        element("Observation.effective[x]", type=typed("Period"), patternPeriod={"start": "2020-01-01"}),
    ),
    structure(
        "minmax",
        "Observation",
        element("Observation.value[x]", type=typed("integer"), minValueInteger=0, maxValueInteger=32),
        element("Observation.issued", minValueInstant="2020-01-01T00:00:00Z"),
    ),
    structure(
        "minmax-date", "Patient", element("Patient.birthDate", minValueDate="1900-01-01", maxValueDate="2030-01-01")
    ),
    structure(
        "maxlen",
        "Patient",
        element("Patient.name.family", maxLength=50),
        element("Patient.address.postalCode", maxLength=4, example=[{"label": "NO", "valueString": "0150"}]),
    ),
    structure(
        "min-slice-quantity",
        "Observation",
        element("Observation.value[x]", slicing=sliced_by(("type", "$this"))),
        element(
            "Observation.value[x]:valueQuantity",
            type=typed("Quantity"),
            min=1,
            max="1",
            patternQuantity={"system": "http://unitsofmeasure.org", "code": "mm"},
        ),
    ),
)
