from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, elements, logical
from tests.project_files import said

MODEL = """\
mappings: {fhir: {name: FHIR}}
elements:
  group: {card: 0..1, type: BackboneElement, short: {en: A group, nb: En gruppe}}
  other: {card: 1..1, type: b, short: Another model}
  group.part: {card: 0..*, only: [string, code], short: A part, maps: {fhir: Condition.note}}
"""
OTHER = "elements: {x: {card: 0..1, type: date, short: A date}}\n"


def test_elements_are_complete_and_groups_hold_their_parts(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, a=logical("a", MODEL), b=logical("b", OTHER))["a"]
    resource = made.resource
    url = "http://example.org/fhir/StructureDefinition/a"
    assert (resource["kind"], resource["type"], resource["derivation"]) == ("logical", url, "specialization")
    assert resource["baseDefinition"] == "http://hl7.org/fhir/StructureDefinition/Base"
    assert list(elements(made)) == ["a", "a.group", "a.group.part", "a.other"]
    assert elements(made)["a"] == {"id": "a", "path": "a", "short": "Title", "definition": "Title"}
    part = elements(made)["a.group.part"]
    assert (part["min"], part["max"], part["definition"]) == (0, "*", "A part")
    assert part["type"] == [{"code": "string"}, {"code": "code"}]
    assert elements(made)["a.other"]["type"] == [{"code": "http://example.org/fhir/StructureDefinition/b"}]
    assert elements(made)["a.group"]["_definition"] == elements(made)["a.group"]["_short"]
    assert all("base" in element for element in elements(made, "snapshot").values())


def test_what_an_element_lacks_is_told(tmp_path: Path, definitions: Definitions) -> None:
    _, _, found = compiled(tmp_path, definitions, a=logical("a", "elements: {x: {card: 0..1}, y: {type: nosuch}}\n"))
    assert said(found) == [
        "structuredefinitions/a.yaml:5:12 SD042 `x` of a logical model lacks type, short",
        "structuredefinitions/a.yaml:5:29 SD042 `y` of a logical model lacks card, short",
        "structuredefinitions/a.yaml:5:39 SD033 nothing is known by the name `nosuch`",
    ]


def test_an_element_may_have_the_content_of_another(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
elements:
  part: {card: 0..*, type: BackboneElement, short: Part}
  part.number: {card: 1..1, type: code, short: Number, modifier: true, modifier-reason: Says which}
  part.parts: {card: 0..*, content: part, short: Parts}
"""
    made = clean(tmp_path, definitions, a=logical("a", text))["a"]
    assert elements(made)["a.part.parts"] == {
        "id": "a.part.parts",
        "path": "a.part.parts",
        "short": "Parts",
        "definition": "Parts",
        "min": 0,
        "max": "*",
        "contentReference": "#a.part",
    }
    assert elements(made)["a.part.number"]["isModifierReason"] == "Says which"


def test_a_model_specialises_another_and_says_only_what_differs(tmp_path: Path, definitions: Definitions) -> None:
    base = logical("a", "abstract: true\n" + OTHER)
    text = "elements: {x: {card: 1..1}, y: {card: 0..1, type: a, short: Another}}\n"
    more = logical("b", text).replace("id: b\n", "id: b\nbase: a\n")
    made = clean(tmp_path, definitions, a=base, b=more)
    assert made["a"].resource["abstract"] is True
    assert made["b"].resource["baseDefinition"] == "http://example.org/fhir/StructureDefinition/a"
    assert elements(made["b"])["b.x"] == {"id": "b.x", "path": "b.x", "min": 1}
    whole = elements(made["b"], "snapshot")
    assert list(whole) == ["b", "b.x", "b.y"]
    assert (whole["b.x"]["min"], whole["b.x"]["short"]) == (1, "A date")


def test_a_model_cannot_specialise_a_profile(tmp_path: Path, definitions: Definitions) -> None:
    wrong = logical("a", "").replace("id: a\n", "id: a\nbase: vitalsigns\n")
    _, _, found = compiled(tmp_path, definitions, a=wrong)
    assert [item.kind.id for item in found] == ["SD043"]
