from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.fhir.definitions import Definitions, open_definitions
from digidot_term.fhir.packages.cache import PackageId
from digidot_term.fhir.packages.package import FhirPackage, read_package
from tests.fhir.packages.package_files import MANIFEST, TOOTH, write_folder

URL = TOOTH["url"]


def package(folder: Path, *resources: dict[str, Any], name: str = "test.teeth") -> FhirPackage:
    files = {f"{each['resourceType']}-{number}.json": each for number, each in enumerate(resources)}
    return read_package(write_folder(folder / name, {"package.json": {**MANIFEST, "name": name}, **files}))


def test_a_canonical_finds_its_resource_with_and_without_version(tmp_path: Path) -> None:
    definitions = Definitions([package(tmp_path, TOOTH)])
    assert definitions.resource(URL) == TOOTH
    assert definitions.resource(f"{URL}|1.0.0") == TOOTH
    assert definitions.resource(f"{URL}|1.0") is None
    assert definitions.resource("http://example.org/other") is None


def test_a_resource_is_read_once(tmp_path: Path) -> None:
    definitions = Definitions([package(tmp_path, TOOTH)])
    first = definitions.resource(URL)
    assert definitions.resource(URL) is first
    assert definitions.with_resources([]).resource(URL) is first


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    one = package(tmp_path, TOOTH)
    (tmp_path / "test.teeth/ValueSet-0.json").write_text("{", encoding="utf-8")
    definitions = Definitions([one])
    assert list(definitions.resources_of("ValueSet")) == [URL]
    with pytest.raises(DigidotError):
        definitions.resource(URL)


def test_the_highest_version_of_a_package_comes_first(tmp_path: Path) -> None:
    versions = ["1.9.0", "1.10.0", "1.10.0-ballot", "1.2.0"]
    definitions = Definitions([package(tmp_path, *({**TOOTH, "version": version} for version in versions))])
    found = definitions.resource(URL)
    assert found is not None
    assert found["version"] == "1.10.0"


def test_the_first_package_comes_first(tmp_path: Path) -> None:
    newer = {**TOOTH, "version": "2.0.0"}
    definitions = Definitions([package(tmp_path, TOOTH, name="a"), package(tmp_path, newer, name="b")])
    assert definitions.resource(URL) == TOOTH
    assert definitions.resource(f"{URL}|2.0.0") == newer


def test_the_newest_of_an_extension_comes_first_whatever_package_has_it(tmp_path: Path) -> None:
    extension = {"resourceType": "StructureDefinition", "url": URL, "type": "Extension", "version": "4.0.1"}
    newer = {**extension, "version": "5.1.0"}
    packages = [
        package(tmp_path, item, name=name) for name, item in {"a": extension, "b": newer, "c": extension}.items()
    ]
    definitions = Definitions(packages)
    assert definitions.resource(URL) == newer
    assert [item.package for item in definitions.known(URL)] == ["b@1.0.0", "a@1.0.0", "c@1.0.0"]


def test_the_projects_resources_come_before_the_packages(tmp_path: Path) -> None:
    below = Definitions([package(tmp_path, TOOTH)])
    own = {**TOOTH, "version": "3.0.0"}
    newest = {**TOOTH, "version": "4.0.0"}
    above = below.with_resources([own]).with_resources([newest])
    assert above.resource(URL) is newest
    assert above.resource(f"{URL}|3.0.0") is own
    assert above.resource(f"{URL}|1.0.0") == TOOTH
    assert below.resource(URL) == TOOTH


def test_types_are_kept_apart() -> None:
    structure = {"resourceType": "StructureDefinition", "url": "http://hl7.org/fhir/StructureDefinition/Condition"}
    teeth = {"resourceType": "CodeSystem", "url": "http://example.org/teeth"}
    of_teeth = {"resourceType": "ValueSet", "url": "http://example.org/teeth"}
    definitions = Definitions(resources=[structure, teeth, of_teeth, {"resourceType": "Patient", "id": "x"}])
    assert definitions.structure("Condition") is structure
    assert definitions.structure(structure["url"]) is structure
    assert definitions.structure("http://example.org/teeth") is None
    assert definitions.code_system("http://example.org/teeth") is teeth
    assert definitions.value_set("http://example.org/teeth") is of_teeth
    assert list(definitions.resources_of("CodeSystem")) == ["http://example.org/teeth"]


def test_every_missing_package_is_named(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a#1.0.0/package/package.json": {"name": "a", "version": "1.0.0"}})
    wanted = [PackageId(name, "1.0.0") for name in ("a", "b", "c")]
    with pytest.raises(DigidotError) as caught:
        open_definitions(wanted, cache=tmp_path)
    assert [each.kind.id for each in caught.value.diagnostics] == ["PKG001", "PKG001"]
    assert "package install b@1.0.0" in caught.value.diagnostics[0].advice()
    assert str(tmp_path) in caught.value.diagnostics[0].message()


def test_installed_packages_open(tmp_path: Path) -> None:
    files = {"package.json": {"name": "a", "version": "1.0.0"}, "ValueSet-tooth.json": TOOTH}
    write_folder(tmp_path / "a#1.0.0/package", files)
    assert open_definitions([PackageId("a", "1.0.0")], cache=tmp_path).value_set(URL) == TOOTH


def test_the_core_package(r4_core: FhirPackage) -> None:
    definitions = Definitions([r4_core])
    condition = definitions.structure("Condition")
    assert condition is not None
    assert condition["snapshot"]["element"][0]["path"] == "Condition"
    assert definitions.code_system("http://hl7.org/fhir/administrative-gender|4.0.1") is not None
    assert definitions.value_set("http://hl7.org/fhir/ValueSet/administrative-gender") is not None
    assert len(list(definitions.resources_of("StructureDefinition"))) == 655
    assert len(list(definitions.resources_of("ValueSet"))) == 1316
