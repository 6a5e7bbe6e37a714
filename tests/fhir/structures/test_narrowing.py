"""What a profile may not widen, element by element."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.structures.files import InputFile
from digidot_term.fhir.structures.read import StructureFile
from digidot_term.fhir.structures.regenerate import regenerate
from tests.fhir.snapshot.profiles import CORE, OURS, element, profile, sliced_by, typed

Json = dict[str, Any]

BY_SYSTEM = sliced_by(("value", "system"))
BASE = profile(
    "base",
    "Patient",
    element("Patient.identifier", slicing={**BY_SYSTEM, "rules": "openAtEnd", "ordered": True}, max="3"),
    element("Patient.identifier:fnr", min=1, max="1"),
    element("Patient.identifier:dnr", min=0, max="1"),
    element("Patient.telecom", slicing={**BY_SYSTEM, "rules": "closed"}),
    element("Patient.telecom:phone", max="1"),
    element("Patient.name", type=typed("HumanName", "name")),
    element("Patient.maritalStatus", patternCodeableConcept={"coding": [{"system": "http://s", "code": "M"}]}),
    element("Patient.birthDate", minValueDate="1900-01-01", maxValueDate="2030"),
    element("Patient.address.postalCode", maxLength=4),
    element("Patient", constraint=[{"key": "p-1", "severity": "error", "human": "x", "expression": "name.exists()"}]),
)
NAME = profile("name", "HumanName", element("HumanName.family", min=1), kind="complex-type")
NARROWER = profile("narrower", OURS + "name", element("HumanName.given", min=1), kind="complex-type")


def found(definitions: Definitions, base: str, *elements: Json) -> list[tuple[str, str]]:
    """The problems of a profile as (kind, element)."""
    root = str(elements[0]["path"]).partition(".")[0]
    own = profile("own", base, *elements, type=root)
    files = [
        StructureFile(InputFile(f"{item['id']}.json", item["id"], b"{}"), item) for item in (own, BASE, NAME, NARROWER)
    ]
    first, *others = list(regenerate(files, definitions))
    assert [item.diagnostics for item in others] == [(), (), ()]
    return [(item.kind.id, dict(item.values)["element"].partition(".")[2]) for item in first.diagnostics]


CODING = element("Patient.maritalStatus", patternCodeableConcept={"coding": [{"system": "http://s", "code": "M", "display": "x"}, {"code": "b"}]})  # fmt: skip
GOOD = [
    [element("Patient.identifier", slicing={**BY_SYSTEM, "rules": "closed", "ordered": True})],
    [element("Patient.identifier", slicing=sliced_by(("value", "system"), ("value", "use"), rules="openAtEnd"))],
    [element("Patient.identifier:hpr", max="1")],
    [element("Patient.telecom:phone/mobile", max="1"), element("Patient.telecom:phone", slicing=BY_SYSTEM)],
    [element("Patient.name", type=typed("HumanName", "narrower"))],
    [CODING],
    [element("Patient.birthDate", minValueDate="1900-02", maxValueDate="2030-01-01")],
    [element("Patient.address.postalCode", maxLength=3)],
    [element("Patient.generalPractitioner", type=[{"code": "Reference", "targetProfile": [CORE + "Practitioner"]}])],
    [element("Patient.active", isModifier=True, isSummary=True)],
    [element("Patient.language", binding={"strength": "required", "valueSet": "http://v"})],
    [element("Patient.identifier:fnr", sliceIsConstraining=True)],
]
BAD = [
    ("SD120", "identifier", [element("Patient.identifier", slicing={**BY_SYSTEM, "rules": "open"})]),
    ("SD121", "identifier", [element("Patient.identifier", slicing={**BY_SYSTEM, "rules": "closed", "ordered": False})]),
    ("SD122", "identifier", [element("Patient.identifier", slicing=sliced_by(("value", "use"), rules="closed"))]),
    ("SD123", "telecom:email", [element("Patient.telecom:email", max="1")]),
    ("SD124", "identifier", [element("Patient.identifier", max="1"), element("Patient.identifier:dnr", min=1)]),
    ("SD125", "identifier:hpr", [element("Patient.identifier", max="2"), element("Patient.identifier:hpr", max="3")]),
    ("SD126", "birthDate", [element("Patient.birthDate", minValueDate="1899-12")]),
    ("SD126", "birthDate", [element("Patient.birthDate", maxValueDate="2031-01-01")]),
    ("SD126", "address.postalCode", [element("Patient.address.postalCode", maxLength=5)]),
    ("SD127", "maritalStatus", [element("Patient.maritalStatus", patternCodeableConcept={"coding": [{"code": "M"}]})]),
    ("SD127", "maritalStatus", [element("Patient.maritalStatus", fixedCodeableConcept={"text": "x"})]),
    ("SD128", "name", [element("Patient.name", type=typed("HumanName"))]),
    ("SD129", "address", [element("Patient.address", type=typed("Address", "name"))]),
    ("SD130", "generalPractitioner", [element("Patient.generalPractitioner", type=typed("Reference"))]),
    ("SD131", "active", [element("Patient.active", isModifier=False)]),
    ("SD132", "photo", [element("Patient.photo", isSummary=True)]),
    ("SD133", "maritalStatus", [element("Patient.maritalStatus", binding={"strength": "example", "valueSet": "http://v"})]),
    ("SD136", "contact", [element("Patient.contact", binding={"strength": "required", "valueSet": "http://v"})]),
    ("SD137", "contact", [element("Patient.contact", contentReference="#Patient.link")]),
    ("SD005", "deceased[x]:deceasedBoolean", [element("Patient.deceased[x]", type=typed("dateTime")), element("Patient.deceased[x]:deceasedBoolean", max="1")]),
    ("SD134", "identifier:x", [element("Patient.identifier:x", sliceIsConstraining=True)]),
    ("SD135", "", [element("Patient", constraint=[{"key": "p-1", "severity": "error", "human": "x", "expression": "true"}])]),
]  # fmt: skip


@pytest.mark.parametrize("elements", GOOD, ids=lambda elements: elements[0]["id"])
def test_what_is_within_the_base(definitions: Definitions, elements: list[Json]) -> None:
    assert found(definitions, OURS + "base", *elements) == []


@pytest.mark.parametrize(("kind", "path", "elements"), BAD, ids=[f"{kind}-{path}" for kind, path, _ in BAD])
def test_what_is_wider_than_the_base(definitions: Definitions, kind: str, path: str, elements: list[Json]) -> None:
    assert (kind, path) in found(definitions, OURS + "base", *elements)
