from __future__ import annotations

import json
import random
from decimal import Decimal
from typing import Any

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.json.write import ElementOrder, order_resource, render_json, render_resource
from digidot_term.fhir.packages.package import FhirPackage


@pytest.fixture(scope="module")
def definitions(r4_core: FhirPackage) -> Definitions:
    return Definitions([r4_core])


def keys(value: Any) -> Any:
    """The keys of a value, nested, in order."""
    if isinstance(value, dict):
        return [(key, keys(item)) for key, item in value.items()]
    return [keys(item) for item in value] if isinstance(value, list) else None


def shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        pairs = [(key, shuffled(item, chance)) for key, item in value.items()]
        chance.shuffle(pairs)
        return dict(pairs)
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


def test_elements_siblings_contained_and_extensions(definitions: Definitions) -> None:
    patient = {
        "birthDate": "1970-01-01",
        "_birthDate": {"extension": [{"valueString": "x", "url": "http://example.org"}]},
        "name": [{"given": ["A", "B"], "_given": [None, {"id": "g"}], "family": "F", "use": "official"}],
        "contained": [{"name": "Klinikk", "id": "o", "resourceType": "Organization"}],
        "deceasedBoolean": False,
        "id": "p",
        "resourceType": "Patient",
    }
    assert render_resource(patient, definitions) == (
        """{
  "resourceType": "Patient",
  "id": "p",
  "contained": [
    {
      "resourceType": "Organization",
      "id": "o",
      "name": "Klinikk"
    }
  ],
  "name": [
    {
      "use": "official",
      "family": "F",
      "given": [
        "A",
        "B"
      ],
      "_given": [
        null,
        {
          "id": "g"
        }
      ]
    }
  ],
  "birthDate": "1970-01-01",
  "_birthDate": {
    "extension": [
      {
        "url": "http://example.org",
        "valueString": "x"
      }
    ]
  },
  "deceasedBoolean": false
}
"""
    )


def test_a_sibling_without_its_primitive_stands_in_its_place(definitions: Definitions) -> None:
    patient = {"gender": "male", "_birthDate": {"id": "b"}, "active": True, "resourceType": "Patient"}
    assert list(order_resource(patient, definitions)) == ["resourceType", "active", "gender", "_birthDate"]


def test_a_content_reference_is_followed(definitions: Definitions) -> None:
    questions = {
        "item": [{"item": [{"type": "string", "linkId": "1"}], "linkId": "0"}],
        "resourceType": "Questionnaire",
    }
    item = order_resource(questions, definitions)["item"][0]
    assert list(item) == ["linkId", "item"]
    assert list(item["item"][0]) == ["linkId", "type"]


def test_what_no_definition_knows_comes_last_by_name(definitions: Definitions) -> None:
    odd = {"zebra": {"b": 1, "a": 2}, "apple": 1, "id": "x", "resourceType": "Patient"}
    assert json.dumps(order_resource(odd, definitions)) == (
        '{"resourceType": "Patient", "id": "x", "apple": 1, "zebra": {"a": 2, "b": 1}}'
    )
    assert list(order_resource({"b": 1, "a": 2}, definitions)) == ["a", "b"]


def test_numbers_and_letters_are_written_as_they_are() -> None:
    value = {
        "decimals": [Decimal("1.10"), Decimal("0.0000001"), Decimal("0.000"), Decimal("-3E+2"), 1.5, 2],
        "text": 'blåbær "x"\n\t\\ €',
        "no": None,
    }
    text = render_json(value)
    assert "1.10,\n    0.0000001,\n    0.000,\n    -3E+2,\n    1.5,\n    2\n" in text
    assert "blåbær" in text
    assert json.loads(text, parse_float=Decimal, parse_int=int)["text"] == value["text"]
    assert render_json({"a": [], "b": {}}) == '{\n  "a": [],\n  "b": {}\n}\n'


@pytest.mark.parametrize("value", [Decimal("NaN"), {1, 2}, b"x"])
def test_what_is_not_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be written as JSON"):
        render_json({"value": value})


def test_the_specifications_own_resources_get_their_published_order_back(
    r4_core: FhirPackage, definitions: Definitions
) -> None:
    order = ElementOrder(definitions)
    chance = random.Random(1)
    files = sorted(entry.filename for entry in r4_core.entries)[::23]
    assert len(files) > 150
    for name in files:
        published = r4_core.read_resource(name)
        ordered = order.ordered(shuffled(published, chance))
        assert keys(ordered) == keys(published), name
        assert json.loads(render_json(ordered)) == published, name


def test_an_element_called_resource_type_stands_in_its_place(definitions: Definitions) -> None:
    scenario = {
        "instance": [{"name": "Konsultasjon", "resourceType": "Encounter", "resourceId": "e"}],
        "status": "draft",
        "resourceType": "ExampleScenario",
    }
    ordered = order_resource(scenario, definitions)
    assert list(ordered) == ["resourceType", "status", "instance"]
    assert list(ordered["instance"][0]) == ["resourceId", "resourceType", "name"]
