"""The packages a project stands on: those it names, what these need, and what is said of the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError
from digidot_term.jobs.build import compile_all
from tests.project_files import write_project

MIDDLE = "http://example.com/fhir/StructureDefinition/middle"
PROFILE = """\
profile: OwnPatient
id: own-patient
base: BASE
title: {en: Own patient, nb: Egen pasient, nn: Eigen pasient}
description: {en: A patient., nb: En pasient., nn: Ein pasient.}
elements:
  birthDate: {card: 1..1}
"""


def install(cache: Path, name: str, needs: dict[str, str], *structures: dict[str, Any]) -> None:
    package, _, version = name.partition("@")
    folder = cache / f"{package}#{version}" / "package"
    folder.mkdir(parents=True)
    manifest = {"name": package, "version": version, "dependencies": needs}
    for file, content in (("package.json", manifest), *((f"{item['id']}.json", item) for item in structures)):
        (folder / file).write_text(json.dumps(content), "utf-8")


def structure(version: str) -> dict[str, Any]:
    return {
        "resourceType": "StructureDefinition",
        "id": "middle",
        "url": MIDDLE,
        "version": version,
        "name": "Middle",
        "status": "active",
        "kind": "resource",
        "abstract": False,
        "type": "Patient",
        "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
        "derivation": "constraint",
        "differential": {"element": [{"id": "Patient.gender", "path": "Patient.gender", "short": f"As in {version}"}]},
    }


@pytest.fixture
def packages(tmp_path: Path, cache: Path) -> Path:
    """A cache with two packages in a circle, one of them in three versions, and R4 core."""
    folder = tmp_path / "packages"
    folder.mkdir()
    (folder / "hl7.fhir.r4.core#4.0.1").symlink_to(cache / "hl7.fhir.r4.core#4.0.1")
    install(folder, "com.example.top@1.0.0", {"com.example.middle": "1.0.x", "com.example.gone": "3.0.0"})
    for version in ("1.0.9", "1.0.10", "2.0.0"):
        install(folder, f"com.example.middle@{version}", {"com.example.top": "1.0.0"}, structure(version))
    return folder


def said(tmp_path: Path, packages: Path, base: str, **dependencies: str) -> tuple[list[str], list[dict[str, Any]]]:
    folder = tmp_path / "project"
    folder.mkdir()
    write_project(folder, {"structuredefinitions/own-patient.yaml": PROFILE.replace("BASE", base)})
    lines = [f'"com.example.{name}" = "{version}"' for name, version in dependencies.items()]
    with (folder / "digidot.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(("\n[dependencies]", '"hl7.fhir.r4.core" = "4.0.1"', *lines, "")))
    compilation, found = compile_all(folder, edition="sample", cache=packages)
    texts = [f"{item.place} {item.kind.id} {item.message()}" for item in found if item.kind.id != "SCT060"]
    return texts, [item.resource for item in compilation.artefacts]


def test_what_a_package_needs_is_known_too(tmp_path: Path, packages: Path) -> None:
    found, (profile,) = said(tmp_path, packages, MIDDLE, top="1.0.0")
    missing = "com.example.top@1.0.0 needs the FHIR package com.example.gone@3.0.0, which is not installed"
    assert found == [f"com.example.top@1.0.0 PKG017 {missing}; looked in {packages}"]
    shorts = [element.get("short") for element in profile["snapshot"]["element"]]
    assert "As in 1.0.10" in shorts


def test_a_version_that_is_not_there_is_told_with_one_that_is(tmp_path: Path, packages: Path) -> None:
    found, _ = said(tmp_path, packages, f"{MIDDLE}|7.0.0", middle="2.0.0")
    assert f"SD033 nothing is known by the name `{MIDDLE}|7.0.0` (`{MIDDLE}|2.0.0`?)" in "\n".join(found)


def test_an_installed_package_that_is_not_declared_is_named(tmp_path: Path, packages: Path) -> None:
    found, _ = said(tmp_path, packages, f"{MIDDLE}|1.0.9")
    assert [text.split()[1] for text in found] == ["SD033", "PKG042"]
    assert "is defined by com.example.middle@1.0.9, which is installed but not among" in found[1]


@pytest.mark.parametrize("version", ["latest", "current", "1.0.x"])
def test_a_project_names_exact_versions(tmp_path: Path, packages: Path, version: str) -> None:
    with pytest.raises(DigidotError) as caught:
        said(tmp_path, packages, MIDDLE, middle=version)
    (problem,) = caught.value.diagnostics
    assert (problem.kind.id, str(problem.place)) == ("PKG019", "digidot.toml")
    assert problem.advice().endswith("middle@1.0.10, com.example.middle@1.0.9, com.example.middle@2.0.0")


def test_a_package_the_project_names_must_be_installed(tmp_path: Path, packages: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        said(tmp_path, packages, MIDDLE, gone="3.0.0")
    assert [item.kind.id for item in caught.value.diagnostics] == ["PKG001"]
