from __future__ import annotations

import pytest

from digidot_term.compiler.fhirpath import Follower, parse
from digidot_term.compiler.fhirpath.syntax import Name, inside
from digidot_term.compiler.structures.shapes import Shapes, Spot
from digidot_term.fhir.definitions import Definitions

KNOWN_DEFECTS = {
    ("ChargeItemDefinition", "cid-0"),  # no such element
    ("familymemberhistory-genetic", "fhs-1"),  # `age` for `age[x]` of another version
    ("familymemberhistory-genetic", "fhs-2"),
    ("allergyintolerance-substanceExposureRisk", "inv-1"),  # begins with a property of the resource
}


def astray(definitions: Definitions, element: str, expression: str) -> list[tuple[str, str]]:
    shapes = Shapes(definitions)
    structure = definitions.structure(element.partition(".")[0])
    assert structure is not None
    spot = next(Spot(structure, item) for item in structure["snapshot"]["element"] if item["id"] == element)
    found = Follower(shapes, spot, shapes.root(structure)).follow(parse(expression))
    return [(item.name, item.near) for item in found]


@pytest.mark.parametrize(
    ("element", "expression"),
    [
        ("Condition", "onset.exists() or Condition.onset.as(dateTime).exists()"),
        ("Condition", "code.coding.where(system = 'x' and $this.code = 'y').display.exists()"),
        ("Condition.code", "coding.all(system.exists()) and %resource.subject.reference.exists()"),
        ("Condition.code", "%context.text = text and $this.text.length() < 5"),
        ("Observation", "value.ofType(Quantity).value > 1 and (value as Quantity).unit.exists()"),
        ("Observation", "component.select(value).union(value).ofType(CodeableConcept).coding.exists()"),
        ("Observation", "(component | component).code.coding.exists() and subject.resolve().anything.there"),
        ("Bundle", "entry.resource.whatever.exists() and entry.first().request.url.exists()"),
        ("Patient", "contained.name.exists() and extension('http://x').value.as(string).exists()"),
        ("Questionnaire.item", "item.item.linkId.exists()"),
        ("Patient", "name.given[0].extension.url.exists() and id.extension.exists()"),
        ("Questionnaire", "%rootResource.ofType(QuestionnaireResponse).questionnaire = '#' + id"),
        ("Questionnaire", "%resource.ofType(QuestionnaireResponse).questionnaire.empty()"),
        ("QuestionnaireResponse", "repeat(answer | item).where(answer.value.exists()).linkId.isDistinct()"),
        ("Patient", "name is HumanName and name.is(FHIR.HumanName) and name.given.first() is System.String"),
    ],
)
def test_paths_that_lead_somewhere(definitions: Definitions, element: str, expression: str) -> None:
    assert astray(definitions, element, expression) == []


@pytest.mark.parametrize(
    ("element", "expression", "names"),
    [
        ("Condition", "cod.exists()", [("cod", " (`code`?)")]),
        ("Condition", "code.coding.where(sytem = 'x').exists()", [("sytem", " (`system`?)")]),
        ("Condition.code", "code.exists()", [("code", " (`coding`?)")]),
        ("Observation", "value.ofType(Quantity).coding.exists()", [("coding", " (`code`?)")]),
        ("Observation", "valueQuantity.exists()", [("valueQuantity", "")]),
        ("Observation", "value.ofType(Quantty).exists()", [("Quantty", "")]),
        ("Patient", "name.exists(famly = 'x') and nam.exists()", [("famly", " (`family`?)"), ("nam", " (`name`?)")]),
        ("Patient", "iif(name.exists(), nme, name)", [("nme", " (`name`?)")]),
        ("QuestionnaireResponse", "repeat(anwser | item).linkId.exists()", [("anwser", " (`answer`?)")]),
        ("Patient", "name is HumanNam and name.is(HumanNme)", [("HumanNam", ""), ("HumanNme", "")]),
        ("Patient", "oftype(Quantity).exists() and nam.empty()", [("nam", " (`name`?)")]),
        ("Patient.contact", "%resource.contacts.exists()", [("contacts", " (`contact`?)")]),
    ],
)
def test_paths_that_lead_nowhere(
    definitions: Definitions, element: str, expression: str, names: list[tuple[str, str]]
) -> None:
    assert astray(definitions, element, expression) == names


def test_a_type_is_told_where_it_is_named(definitions: Definitions) -> None:
    shapes = Shapes(definitions)
    root = shapes.root(definitions.structure("Observation") or {})
    assert root is not None
    expression = "value.ofType(Quantty).exists() or (value as FHIR.Strin).exists()"
    found = Follower(shapes, root, root).follow(parse(expression))
    assert [item.offset for item in found] == [expression.index("Quantty"), expression.index("FHIR.")]


def test_a_misspelt_name_in_r4s_own_rules_is_told_alone(definitions: Definitions) -> None:
    """Every name but those behind a function that nobody can follow."""
    shapes = Shapes(definitions)
    unseen = {"sdf-9", "csd-1", "que-2"}  # children(), descendants()
    for name in ("CodeSystem", "ElementDefinition", "Questionnaire", "Timing", "ValueSet", "CareTeam"):
        structure = definitions.structure(name) or {}
        root = shapes.root(structure)
        rules = [(item, rule) for item in structure["snapshot"]["element"] for rule in item.get("constraint", ())]
        for element, rule in rules:
            if rule["key"] in unseen or rule["key"].startswith(("ele-", "ext-", "dom-")):
                continue
            for node in inside(parse(rule["expression"])):
                if isinstance(node, Name):
                    wrong = f"{rule['expression'][: node.offset]}zz{rule['expression'][node.offset :]}"
                    told = Follower(shapes, Spot(structure, element), root).follow(parse(wrong))
                    assert [item.offset for item in told] == [node.offset], wrong


def test_the_paths_of_r4s_own_rules_lead_somewhere(definitions: Definitions) -> None:
    shapes = Shapes(definitions)
    found: set[tuple[str, str]] = set()
    for url in definitions.resources_of("StructureDefinition"):
        structure = definitions.structure(url) or {}
        if structure.get("kind") == "logical":
            continue
        root = shapes.root(structure) if structure["kind"] == "resource" else None
        for element in structure.get("snapshot", {}).get("element", ()):
            for rule in element.get("constraint", ()):
                if "expression" not in rule or rule["key"] in {"ele-1", "ext-1"}:
                    continue
                if Follower(shapes, Spot(structure, element), root).follow(parse(rule["expression"])):
                    found.add((url.rpartition("/")[2], rule["key"]))
    assert found == KNOWN_DEFECTS
