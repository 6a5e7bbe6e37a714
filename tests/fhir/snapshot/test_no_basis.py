"""Norway's base profiles as published: every one gets a snapshot, and nothing in them contradicts its base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.fhir.snapshot import SnapshotGenerator
from digidot_term.fhir.type_table import TypeTable
from tests.fhir.xml.documents import read

URL = "http://hl7.no/fhir/StructureDefinition/"


@pytest.fixture(scope="module")
def structures(shared: Path, types: TypeTable) -> dict[str, dict[str, Any]]:
    folder = shared / "packages/hl7.fhir.no.basis-2.2.2/StructureDefinition"
    published = [read(path.read_bytes(), types) for path in sorted(folder.glob("*.xml"))]
    return {structure["url"]: structure for structure in published}


@pytest.fixture(scope="module")
def generated(r4_core: FhirPackage, structures: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    stripped = [{key: value for key, value in item.items() if key != "snapshot"} for item in structures.values()]
    generator = SnapshotGenerator(Definitions([r4_core], stripped))
    results = {item["url"]: generator.generate(item) for item in stripped}
    assert [problem.message() for _, problems in results.values() for problem in problems] == []
    return {url: {item["id"]: item for item in result["snapshot"]["element"]} for url, (result, _) in results.items()}


def test_every_profile_gets_a_snapshot(structures: dict[str, Any], generated: dict[str, Any]) -> None:
    assert len(generated) == len(structures) == 33
    for url, structure in structures.items():
        assert [item["id"] for item in structure["differential"]["element"] if item["id"] not in generated[url]] == []


def test_snapshots_published_with_them_have_the_same_elements(
    structures: dict[str, Any], generated: dict[str, Any]
) -> None:
    with_snapshot = {url: item for url, item in structures.items() if "snapshot" in item}
    assert len(with_snapshot) == 6
    for url, structure in with_snapshot.items():
        assert [item["id"] for item in structure["snapshot"]["element"]] == list(generated[url])


def test_a_patients_name_is_norways(generated: dict[str, Any]) -> None:
    patient = generated[URL + "no-basis-Patient"]
    assert patient["Patient.name"]["type"] == [{"code": "HumanName", "profile": [URL + "no-basis-HumanName"]}]
    middle_name = generated[URL + "no-basis-HumanName"]["HumanName.extension:middlename"]
    assert middle_name["type"] == [{"code": "Extension", "profile": [URL + "no-basis-middlename"]}]
    assert patient["Patient.identifier:FNR.system"]["fixedUri"] == "urn:oid:2.16.578.1.12.4.1.4.1"
