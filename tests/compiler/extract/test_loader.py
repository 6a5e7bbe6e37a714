from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.compiler.extract import compile_extract, load_extract
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.type_table import TypeTable
from tests.fhir.xml.documents import read

EXTRACTED = [
    "no-basis-Address",
    "no-basis-HumanName",
    "no-basis-Location",
    "no-basis-Organization",
    "no-basis-Patient",
    "no-basis-Practitioner",
    "no-basis-PractitionerRole",
    "no-basis-address-official",
    "no-basis-middlename",
    "no-basis-municipalitycode",
    "no-basis-propertyinformation",
    "no-basis-urban-district",
]
FACTS = ("min", "max", "sliceName", "alias", "slicing", "type", "binding")


@pytest.fixture(scope="module")
def extract(definitions: Definitions) -> dict[str, dict[str, Any]]:
    return {item.id: item.resource for item in compile_extract(definitions)}


@pytest.fixture(scope="module")
def published(shared: Path, types: TypeTable) -> dict[str, dict[str, Any]]:
    folder = shared / "packages" / "hl7.fhir.no.basis-2.2.2" / "StructureDefinition"
    structures = [read(path.read_bytes(), types) for path in sorted(folder.glob("*.xml"))]
    return {structure["id"]: structure for structure in structures}


def test_extract_holds_the_profiles_and_their_extensions_with_snapshots(extract: dict[str, Any]) -> None:
    assert sorted(extract) == EXTRACTED
    assert all(structure["snapshot"]["element"] for structure in extract.values())


def test_load_extract_makes_them_known_and_keeps_what_is_known(definitions: Definitions) -> None:
    url = "http://hl7.no/fhir/StructureDefinition/no-basis-Patient"
    assert definitions.structure(url) is None
    assert load_extract(definitions).structure(url) is not None
    installed = {"resourceType": "StructureDefinition", "url": url, "type": "Patient", "title": "installed"}
    assert load_extract(definitions.with_resources([installed])).structure(url) == installed


@pytest.mark.parametrize("name", EXTRACTED)
def test_extract_says_what_the_published_structure_says(
    name: str, extract: dict[str, Any], published: dict[str, Any]
) -> None:
    ours, theirs = extract[name], published[name]
    for key in ("url", "type", "baseDefinition", "derivation", "abstract"):
        assert ours[key] == theirs[key], key
    assert [item["expression"] for item in ours.get("context", [])] == [
        item["expression"] for item in theirs.get("context", [])
    ]
    said = facts(ours)
    wanted = facts(theirs)
    assert {key: said.get(key) for key in wanted} == wanted
    assert set(said) - set(wanted) <= {key for key in said if key.endswith("extension")}


def facts(structure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What each element of a differential says, without texts; elements that say nothing else are left out."""
    found = {element["id"]: element_facts(element) for element in structure["differential"]["element"]}
    return {key: value for key, value in found.items() if value}


def element_facts(element: dict[str, Any]) -> dict[str, Any]:
    made = {key: element[key] for key in FACTS if key in element}
    made |= {key: value for key, value in element.items() if key.startswith(("fixed", "pattern"))}
    if made.get("min") == 0:
        del made["min"]  # a slice is optional unless it says otherwise
    if "slicing" in made:
        made["slicing"] = {**made["slicing"], "ordered": False}
    if "binding" in made:
        made["binding"] = {key: made["binding"].get(key) for key in ("strength", "valueSet")}
        if element["id"].endswith("extension:municipality"):
            del made["binding"]  # on the extension element itself, beside the one on its value
    if "type" in made:
        made["type"] = [
            {key: item[key] for key in ("code", "profile", "targetProfile") if key in item} for item in made["type"]
        ]
        if element["id"] == "Extension.url":
            del made["type"]  # states the type that Extension.url has anyway
    return made
