from __future__ import annotations

import pytest

from digidot_term.compiler.structures.shapes import Shapes, Spot, type_code, type_codes
from digidot_term.fhir.definitions import Definitions


@pytest.fixture(scope="module")
def shapes(definitions: Definitions) -> Shapes:
    return Shapes(definitions)


def spot_at(shapes: Shapes, path: str) -> Spot:
    first, *names = path.split(".")
    structure = shapes.definitions.structure(first)
    assert structure
    spot = shapes.root(structure)
    for name in names:
        assert spot
        element, _, slice_name = name.partition(":")
        spot = shapes.child(spot, element, slice_name)
    assert spot
    return spot


def test_children_stand_in_specification_order(shapes: Shapes) -> None:
    names = [item.name for item in shapes.children(spot_at(shapes, "CodeableConcept"))]
    assert names == ["id", "extension", "coding", "text"]


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("Condition.code.coding.system", ("uri",)),
        ("Observation.component.referenceRange.low.value", ("decimal",)),
        ("Patient.name.family.extension.url", ("uri",)),
        ("Observation.value[x]", ("Quantity", "CodeableConcept", "string")),
    ],
)
def test_paths_lead_through_datatypes_and_references(shapes: Shapes, path: str, codes: tuple[str, ...]) -> None:
    assert type_codes(spot_at(shapes, path).element["type"])[: len(codes)] == codes


def test_narrowed_types_open_their_children(shapes: Shapes) -> None:
    value = spot_at(shapes, "Observation.value[x]")
    assert shapes.child(value, "unit") is None
    assert shapes.child(value.typed([{"code": "Quantity"}]), "unit") is not None


def test_a_new_slice_has_the_children_of_its_element(shapes: Shapes) -> None:
    component = spot_at(shapes, "Observation.component")
    assert shapes.child(component.new_slice("a"), "code") is not None
    assert component.new_slice("a").slice_name == "a"


def test_type_code_reads_the_type_behind_fhirpath() -> None:
    url = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type"
    assert type_code({"code": "http://hl7.org/fhirpath/System.String"}) == "string"
    stated = {"code": "http://hl7.org/fhirpath/System.String", "extension": [{"url": url, "valueUrl": "uri"}]}
    assert type_code(stated) == "uri"
