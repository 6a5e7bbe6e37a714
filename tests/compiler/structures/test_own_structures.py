"""This repository's own profiles, models and examples."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from digidot_term.artefact import Artefact
from digidot_term.compiler.example import compile_examples
from digidot_term.compiler.extract import load_extract
from digidot_term.compiler.fhirpath import find_flaw
from digidot_term.compiler.instance.kinds import NOT_CHECKED
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.load import Project, load_project
from digidot_term.source.structure import Element
from tests.compiler.structures.samples import elements
from tests.conftest import ROOT
from tests.project_files import said

PROFILES = [
    "digidot-appointment",
    "digidot-bleeding-on-probing",
    "digidot-caries-index",
    "digidot-condition",
    "digidot-encounter",
    "digidot-episode-of-care",
    "digidot-location",
    "digidot-observation",
    "digidot-organization",
    "digidot-patient",
    "digidot-practitioner",
    "digidot-practitioner-role",
    "digidot-probing-depth",
    "digidot-procedure",
]
EXPRESSION = (
    "278551006:{363698007=83473006}{363698007=8483002}{363698007=865988009}"
    "{116676008=245849007,255234002=(45330002:424361007=256496006)}"
)


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(ROOT)[0]


@pytest.fixture(scope="module")
def structures(project: Project, definitions: Definitions) -> dict[str, Artefact]:
    made, _, found = compile_structures(project, load_extract(definitions))
    assert said(found) == []
    return {item.id: item for item in made}


@pytest.fixture(scope="module")
def examples(project: Project, definitions: Definitions, structures: dict[str, Artefact]) -> dict[str, dict[str, Any]]:
    known = load_extract(definitions).with_resources(item.resource for item in structures.values())
    made, found = compile_examples(project, known)
    assert said(item for item in found if item.kind is not NOT_CHECKED) == []  # the value sets are not built here
    return {item.id: item.resource for item in made}


def test_the_profiles_of_the_domain_are_there(project: Project) -> None:
    assert sorted(file.id for file in project.of_kind("profile")) == PROFILES


def test_every_profile_has_an_example(structures: dict[str, Artefact], examples: dict[str, dict[str, Any]]) -> None:
    used = {url for example in examples.values() for url in example["meta"]["profile"]}
    assert {structures[name].url for name in PROFILES} <= used


def test_every_changed_element_says_why_and_is_named_in_norwegian(project: Project) -> None:
    for file in project.of_kind("profile", "datatype", "extension"):
        for key, element in walk(file.model.elements):
            says = element.model_fields_set - {"slices", "elements"}
            assert element.why or not says, f"{file.path}: {key}"
            if element.short is not None:
                assert not isinstance(element.short, str), f"{file.path}: {key}"


def walk(under: dict[str, Element]) -> list[tuple[str, Element]]:
    found: list[tuple[str, Element]] = []
    for key, element in under.items():
        found += [(key, element), *walk(element.elements or {}), *walk(element.slices or {})]
    return found


def test_conditions_and_procedures_have_the_shape_of_the_slides(structures: dict[str, Artefact]) -> None:
    for name, root in (("digidot-condition", "Condition"), ("digidot-procedure", "Procedure")):
        found = elements(structures[name], "snapshot")
        cards = {key: (found[f"{root}.{key}"]["min"], found[f"{root}.{key}"]["max"]) for key in ("identifier", "code")}
        assert cards == {"identifier": (1, "1"), "code": (1, "1")}
        for key, card in (("", (1, "2")), (":SCTpre", (1, "1")), (":SCText", (0, "1"))):
            coding = found[f"{root}.code.coding{key}"]
            assert (coding["min"], coding["max"]) == card
        assert found[f"{root}.bodySite.coding:sct.system"]["fixedUri"] == "http://snomed.info/sct"
    assert elements(structures["digidot-condition"], "snapshot")["Condition.clinicalStatus"]["min"] == 1
    assert elements(structures["digidot-procedure"], "snapshot")["Procedure.encounter"]["min"] == 1


def test_the_worked_example_says_its_sites_twice(examples: dict[str, dict[str, Any]]) -> None:
    condition = examples["digidot-condition-restored-26"]
    pre, ext = condition["code"]["coding"]
    assert (pre["code"], ext["code"]) == ("278551006", EXPRESSION)
    [site] = condition["bodySite"]
    codes = [coding["code"] for coding in site["coding"]]
    assert sorted(codes) == ["83473006", "8483002", "865988009"]
    assert all(f"363698007={code}}}" in EXPRESSION for code in codes)
    assert EXPRESSION.count("363698007") == len(codes)


def test_no_forbidden_tooth_system_and_no_real_identity_number(examples: dict[str, dict[str, Any]]) -> None:
    text = json.dumps(examples, default=str)
    assert "ex-tooth" not in text
    assert "FDI-surface" not in text
    numbers = [item["value"] for example in examples.values() for item in identifiers(example)]
    assert numbers
    assert all(80 < int(number[2:4]) <= 92 for number in numbers), "months of synthetic persons are 81 to 92"


def identifiers(example: dict[str, Any]) -> list[dict[str, Any]]:
    listed = example.get("identifier", [])
    return [item for item in listed if isinstance(item, dict) and item["system"].endswith("2.16.578.1.12.4.1.4.1")]


def test_references_between_examples_resolve(examples: dict[str, dict[str, Any]]) -> None:
    known = {f"{example['resourceType']}/{name}" for name, example in examples.items()}
    assert set(references(list(examples.values()))) <= known


def references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for item in value for found in references(item)]
    if isinstance(value, dict):
        here = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return here + [found for item in value.values() for found in references(item)]
    return []


def test_a_lost_quote_in_an_invariant_is_always_found(project: Project) -> None:
    expressions = [rule.expression for file in project.files for rule in getattr(file.model, "invariants", {}).values()]
    assert expressions
    for expression in expressions:
        for offset, character in enumerate(expression):
            if character == "'":
                assert find_flaw(expression[:offset] + expression[offset + 1 :]) is not None


def test_the_concept_model_is_mapped_to_profiles_and_back(structures: dict[str, Artefact]) -> None:
    models = {name: item for name, item in structures.items() if item.resource["kind"] == "logical"}
    assert len(models) == 13
    for model in models.values():
        assert all(element.get("mapping") for element in elements(model).values())
    known = {element for model in models.values() for element in elements(model)}
    for name in PROFILES:
        for element in elements(structures[name]).values():
            targets = [item["map"] for item in element.get("mapping", ()) if item["identity"] == "concept-model"]
            assert set(targets) <= known, element["id"]


def test_every_element_of_the_ehds_models_is_mapped_or_waived(project: Project, shared: Path) -> None:
    with (shared / "facts" / "ehds" / "xtehr-elements.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row["element_id"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    known = Counter(rows)
    realised = [file for file in project.of_kind("profile") if "ehds" in file.model.realises]
    assert len(realised) == 9
    for file in realised:
        realises = file.model.realises["ehds"]
        mapped = [path for _, item in walk(file.model.elements) for path in paths(item)]
        wanted = {name for name in known if name == realises.model or name.startswith(f"{realises.model}.")}
        assert set(mapped) | set(realises.waivers) == wanted, file.path
        assert len(mapped) == len(set(mapped)), file.path


def paths(element: Element) -> tuple[str, ...]:
    targets = (element.maps or {}).get("ehds", ())
    return (targets,) if isinstance(targets, str) else targets
