from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, elements, extension, profile
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


def test_complex_extensions_may_be_nested_and_use_others(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
elements:
  extension:
    slices:
      outer:
        card: 0..*
        elements:
          extension: {slices: {inner: {card: 1..1, elements: {"value[x]": {only: [code]}}}}}
  extension[other]: {use: more, card: 0..1}
"""
    other = extension("more", 'elements: {"value[x]": {only: [string]}}\n', "{extension: x}")
    made = elements(clean(tmp_path, definitions, x=extension("x", text), more=other)["x"])
    assert list(made) == [
        "Extension.extension:outer",
        "Extension.extension:outer.extension",
        "Extension.extension:outer.extension:inner",
        "Extension.extension:outer.extension:inner.extension",
        "Extension.extension:outer.extension:inner.url",
        "Extension.extension:outer.extension:inner.value[x]",
        "Extension.extension:outer.url",
        "Extension.extension:outer.value[x]",
        "Extension.extension:other",
        "Extension.url",
        "Extension.value[x]",
    ]
    assert made["Extension.extension:outer.value[x]"]["max"] == "0"
    assert made["Extension.extension:outer.extension:inner.extension"]["max"] == "0"
    assert made["Extension.extension:outer.extension:inner.url"]["fixedUri"] == "inner"
    assert made["Extension.extension:outer.extension"]["min"] == 1


def test_contexts_of_three_kinds_with_invariants(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
context-invariants: ["name.exists()", "%extension.value.exists()"]
elements: {"value[x]": {only: [code]}}
"""
    context = (
        'Patient, {element: Address.district}, {extension: more}, {fhirpath: "Patient.contact.where(name.exists())"}'
    )
    other = extension("more", COMPLEX)
    made = clean(tmp_path, definitions, x=extension("x", text, context), more=other)["x"].resource
    assert made["context"] == [
        {"type": "element", "expression": "Patient"},
        {"type": "element", "expression": "Address.district"},
        {"type": "extension", "expression": "http://example.org/fhir/StructureDefinition/more"},
        {"type": "fhirpath", "expression": "Patient.contact.where(name.exists())"},
    ]
    assert made["contextInvariant"] == ["name.exists()", "%extension.value.exists()"]


def test_a_modifier_extension_has_a_reason_and_stands_where_modifiers_stand(
    tmp_path: Path, definitions: Definitions
) -> None:
    root = "elements: {.: {modifier: true, modifier-reason: {en: It is not so, nb: Slik er det ikke}}}\n"
    user = profile("p", "Patient", 'elements: {"modifierExtension[not]": {use: x, card: 0..1}}\n')
    made = clean(tmp_path, definitions, x=extension("x", root), p=user)
    assert elements(made["x"])["Extension"]["isModifierReason"] == "It is not so"
    assert "_isModifierReason" in elements(made["x"])["Extension"]
    assert elements(made["p"])["Patient.modifierExtension"]["slicing"]["discriminator"] == [
        {"type": "value", "path": "url"}
    ]
    assert elements(made["p"], "snapshot")["Patient.modifierExtension:not"]["isModifier"] is True


def test_extensions_stand_where_their_contexts_are(tmp_path: Path, definitions: Definitions) -> None:
    context = "HumanName, Patient.contact, Address.city, DomainResource"
    here = ["extension", "name.extension", "contact.extension", "address.city.extension", "contact.name.extension"]
    uses = "".join(f'  "{path}[x1]": {{use: x, card: 0..1}}\n' for path in here)
    wrong = '  "address.extension[x2]": {use: x, card: 0..1}\n  "gender.extension[x2]": {use: x, card: 0..1}\n'
    sources = {"x": extension("x", 'elements: {"value[x]": {only: [code]}}\n', context)}
    clean(tmp_path, definitions, p=profile("p", "Patient", f"elements:\n{uses}"), **sources)
    _, _, found = compiled(tmp_path, definitions, p=profile("p", "Patient", f"elements:\n{uses}{wrong}"), **sources)
    assert [item.kind.id for item in found] == ["SD076", "SD076"]
