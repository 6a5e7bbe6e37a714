"""The page of a structure: flags, cardinality, types and facts; and that lines fit the width."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.jobs.structures.view import VIEWS, structure_tree
from digidot_term.language import Language
from digidot_term.report.findings import Style
from digidot_term.report.structures.cells import cells_of, facts, flags, translated, type_words
from digidot_term.report.structures.page import StructurePage, render_structure
from digidot_term.report.structures.tree import Branch
from digidot_term.report.table import width_of

CORE = "http://hl7.org/fhir/StructureDefinition/"
TRANSLATED = {
    "short": "Teeth",
    "_short": {
        "extension": [
            {
                "url": "http://hl7.org/fhir/StructureDefinition/translation",
                "extension": [{"url": "lang", "valueCode": "nb"}, {"url": "content", "valueString": "Tenner"}],
            }
        ]
    },
}


def page(structure: dict[str, Any], view: str = "snapshot") -> StructurePage:
    return StructurePage(structure, view, structure_tree(structure, view))


def drawn(structure: dict[str, Any], view: str, width: int, language: Language = "en") -> str:
    return render_structure(page(structure, view), "text", language, width, Style())


@pytest.fixture(scope="module")
def observation(r4_core: FhirPackage) -> dict[str, Any]:
    structure = Definitions([r4_core]).structure("Observation")
    assert structure is not None
    return structure


def test_flags_stand_in_the_order_of_fhirs_pages() -> None:
    status = {"url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status"}
    element = {
        "isModifier": True,
        "isSummary": True,
        "mustSupport": True,
        "constraint": [{"key": "ele-1"}, {"key": "obs-7"}],
        "extension": [{**status, "valueCode": "trial-use"}],
    }
    assert flags(element) == ["S", "Σ", "?!", "I", "TU"]
    assert flags({"constraint": [{"key": "ele-1"}], "mustSupport": False}) == []


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ({"type": [{"code": "string"}, {"code": "Quantity"}]}, ["string", "Quantity"]),
        (
            {"type": [{"code": "Reference", "targetProfile": ["http://x/StructureDefinition/A|1.0", "http://x/B"]}]},
            ["Reference(A | B)"],
        ),
        ({"type": [{"code": "http://hl7.org/fhirpath/System.String"}]}, ["string"]),
        ({"contentReference": "#Observation.referenceRange"}, ["→ Observation.referenceRange"]),
        ({}, []),
    ],
)
def test_types_are_written_as_in_shorthand(element: dict[str, Any], words: list[str]) -> None:
    assert list(type_words(element)) == words


def test_facts_are_lines_of_short_slicing_binding_and_values() -> None:
    element = {
        "short": "Code",
        "slicing": {"discriminator": [{"type": "value", "path": "system"}], "ordered": True, "rules": "closed"},
        "binding": {"strength": "required", "valueSet": "http://x/ValueSet/teeth|2"},
        "patternCodeableConcept": {"coding": [{"system": "http://x", "code": "a"}]},
        "maxLength": 5,
    }
    assert list(facts(element, "en")) == [
        "Code",
        "Slices by value:system (closed, ordered)",
        "Binding: teeth (required)",
        "Pattern: http://x#a",
        "At most 5 characters",
    ]


def test_a_text_is_in_the_language_asked_for_or_the_next_best() -> None:
    assert [translated(TRANSLATED, "short", language) for language in ("en", "nb", "nn")] == [
        "Teeth",
        "Tenner",
        "Tenner",
    ]


def test_what_only_the_base_says_is_in_brackets_in_a_differential() -> None:
    whole = {"id": "A.b", "path": "A.b", "min": 0, "max": "1", "type": [{"code": "string"}]}
    own = {"id": "A.b", "path": "A.b", "min": 0}
    cells = cells_of(Branch("A.b", whole, own), "differential", "en")
    assert (cells.card, cells.types) == ("0..1", "(string)")
    assert cells_of(Branch("A.b", whole, own), "snapshot", "en").types == "string"


@pytest.mark.parametrize("view", VIEWS)
def test_lines_fit_the_width(observation: dict[str, Any], view: str) -> None:
    for width in (60, 72, 80, 100, 132, 200):
        lines = drawn(observation, view, width).splitlines()
        assert max(map(width_of, lines)) <= width, width


@given(width=st.integers(1, 220))
def test_every_element_is_drawn_at_every_width(observation: dict[str, Any], width: int) -> None:
    text = drawn(observation, "snapshot", width)
    for element in observation["snapshot"]["element"]:
        assert element["path"].rpartition(".")[2] in text


def test_a_page_of_a_differential_looks_like_this() -> None:
    snapshot = [
        {"id": "Basic", "path": "Basic", "min": 0, "max": "*", "short": "Thing"},
        {"id": "Basic.code", "path": "Basic.code", "min": 1, "max": "1", "type": [{"code": "CodeableConcept"}]},
        {"id": "Basic.author", "path": "Basic.author", "min": 0, "max": "0", "type": [{"code": "Reference"}]},
    ]
    own = [{"id": "Basic.code", "path": "Basic.code", "min": 1, "mustSupport": True, **TRANSLATED}]
    own.append({"id": "Basic.author", "path": "Basic.author", "max": "0"})
    structure = {
        "url": "http://x/StructureDefinition/thing",
        "name": "Thing",
        "kind": "resource",
        "type": "Basic",
        "derivation": "constraint",
        "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Basic",
        "snapshot": {"element": snapshot},
        "differential": {"element": own},
    }
    assert drawn(structure, "differential", 80, "nb") == (
        "Thing\n"
        "http://x/StructureDefinition/thing\n"
        "resource, constraint på Basic\n"
        "\n"
        "Navn       Flagg  Ant.    Type               Beskrivelse\n"
        "Basic             (0..*)\n"
        "├─ code    S      1..1    (CodeableConcept)  Tenner\n"
        "└─ author         0..0    (Reference)\n"
        "\n"
        "S skal støttes · ( ) som i grunnstrukturen\n"
    )


def test_constraints_are_named_in_the_tree_and_explained_below() -> None:
    rule = {
        "key": "a-1",
        "severity": "warning",
        "human": "A thing has a code, and it is one that all who read it know.",
    }
    element = {"id": "Basic", "path": "Basic", "constraint": [rule, {**rule, "key": "ele-1"}]}
    structure = {"url": "http://x/a", "name": "A", "kind": "resource", "type": "Basic", "derivation": "constraint"}
    text = drawn({**structure, "differential": {"element": [element]}}, "differential", 60, "nb")
    assert "Betingelser: a-1\n" in text
    assert "\na-1  advarsel: A thing has a code, and it is one that all\n     who read it know.\n" in text
    assert "ele-1" not in text


def test_further_value_sets_and_obligations_are_shown() -> None:
    extension = [
        {"url": "purpose", "valueCode": "candidate"},
        {"url": "valueSet", "valueCanonical": "http://x/ValueSet/more"},
    ]
    binding = {
        "strength": "preferred",
        "valueSet": "http://x/ValueSet/own",
        "extension": [
            {"url": "http://hl7.org/fhir/tools/StructureDefinition/additional-binding", "extension": extension},
            {
                "url": "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet",
                "valueCanonical": "http://x/ValueSet/most",
            },
        ],
    }
    duty = [{"url": "code", "valueCode": "SHALL:populate"}, {"url": "actor", "valueCanonical": "http://x/Actor/sender"}]
    element = {"binding": binding, "extension": [{"url": f"{CORE}obligation", "extension": duty}]}
    assert list(facts(element, "en")) == [
        "Binding: own (preferred)",
        "Binding: more (candidate)",
        "Binding: most (maximum)",
        "SHALL:populate for sender",
    ]


def test_json_says_what_the_page_says(observation: dict[str, Any]) -> None:
    data = json.loads(render_structure(page(observation, "key"), "json", "en", 100, Style()))
    assert (data["url"], data["view"]) == (observation["url"], "key")
    status = next(item for item in data["elements"] if item["id"] == "Observation.status")
    assert status["flags"] == ["Σ", "?!"]
    assert (status["min"], status["max"], status["types"]) == (1, "1", ["code"])
    assert status["binding"]["strength"] == "required"


def test_markdown_is_a_table_whose_cells_hold_no_bars(observation: dict[str, Any]) -> None:
    text = render_structure(page(observation), "markdown", "en", 100, Style())
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {6}
    assert len(rows) == len(observation["snapshot"]["element"]) + 2
