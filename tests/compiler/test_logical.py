from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures import clean, compiled, elements, logical
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
    assert list(elements(made)) == ["A", "A.group", "A.group.part", "A.other"]
    assert elements(made)["A"] == {"id": "A", "path": "A", "short": "Title", "definition": "Title"}
    part = elements(made)["A.group.part"]
    assert (part["min"], part["max"], part["definition"]) == (0, "*", "A part")
    assert part["type"] == [{"code": "string"}, {"code": "code"}]
    assert elements(made)["A.other"]["type"] == [{"code": "http://example.org/fhir/StructureDefinition/b"}]
    assert elements(made)["A.group"]["_definition"] == elements(made)["A.group"]["_short"]
    assert all("base" in element for element in elements(made, "snapshot").values())


def test_what_an_element_lacks_is_told(tmp_path: Path, definitions: Definitions) -> None:
    _, _, found = compiled(tmp_path, definitions, a=logical("a", "elements: {x: {card: 0..1}, y: {type: nosuch}}\n"))
    assert said(found) == [
        "structuredefinitions/a.yaml:5:12 SD042 `x` of a logical model lacks type, short",
        "structuredefinitions/a.yaml:5:29 SD042 `y` of a logical model lacks card, short",
        "structuredefinitions/a.yaml:5:39 SD033 nothing is known by the name `nosuch`",
    ]
