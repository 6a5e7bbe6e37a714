from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures import clean, compiled, elements, extension
from tests.project_files import said

URL = "http://example.org/fhir/StructureDefinition/x"
COMPLEX = """\
elements:
  extension:
    slices:
      one: {card: 1..1, elements: {"value[x]": {card: 1..1, only: [Period]}}}
      two: {elements: {"value[x]": {only: [string]}}}
"""


def test_a_simple_extension_gets_its_url_and_no_inner_extensions(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, x=extension("x", 'elements: {"value[x]": {card: 1..1, only: [code]}}\n'))["x"]
    assert elements(made) == {
        "Extension.extension": {"id": "Extension.extension", "path": "Extension.extension", "max": "0"},
        "Extension.url": {"id": "Extension.url", "path": "Extension.url", "fixedUri": URL},
        "Extension.value[x]": {
            "id": "Extension.value[x]",
            "path": "Extension.value[x]",
            "min": 1,
            "type": [{"code": "code"}],
        },
    }
    assert made.resource["context"] == [{"type": "element", "expression": "Patient"}]
    assert (made.resource["kind"], made.resource["type"]) == ("complex-type", "Extension")


def test_a_complex_extension_names_its_parts_and_has_no_value(tmp_path: Path, definitions: Definitions) -> None:
    made = elements(clean(tmp_path, definitions, x=extension("x", COMPLEX))["x"])
    assert list(made) == [
        "Extension.extension",
        "Extension.extension:one",
        "Extension.extension:one.extension",
        "Extension.extension:one.url",
        "Extension.extension:one.value[x]",
        "Extension.extension:two",
        "Extension.extension:two.extension",
        "Extension.extension:two.url",
        "Extension.extension:two.value[x]",
        "Extension.url",
        "Extension.value[x]",
    ]
    assert made["Extension.extension:two.url"]["fixedUri"] == "two"
    assert made["Extension.extension:one.extension"]["max"] == "0"
    assert made["Extension.value[x]"]["max"] == "0"


def test_contexts_are_elements_of_fhir(tmp_path: Path, definitions: Definitions) -> None:
    text = extension("x", 'elements: {"value[x]": {only: [code]}}\n', "Address.district, Encounter.statu, Patiant")
    _, _, found = compiled(tmp_path, definitions, x=text)
    assert said(found) == [
        "structuredefinitions/x.yaml:3:29 SD044 the context `Encounter.statu` is no element of FHIR R4 (`status`?)",
        "structuredefinitions/x.yaml:3:46 SD044 the context `Patiant` is no element of FHIR R4",
    ]
