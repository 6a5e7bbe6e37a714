"""Extensions of a definition itself: where they stand, what their values are, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, elements, extension, profile

CORE = "http://hl7.org/fhir/StructureDefinition/"
OWN = "http://example.org/fhir/StructureDefinition/"
HINT = f"{CORE}structuredefinition-display-hint"


def element(root: Path, definitions: Definitions, rest: str) -> Any:
    made = clean(root, definitions, a=profile("a", "Patient", f"elements:\n  gender:\n{rest}"))
    return elements(made["a"])["Patient.gender"]


def test_a_value_gets_its_type_from_the_definition(tmp_path: Path, definitions: Definitions) -> None:
    made = element(tmp_path, definitions, "    extensions: [{url: structuredefinition-display-hint, value: x}]\n")
    assert made["extension"] == [{"url": HINT, "valueString": "x"}]


def test_a_value_may_be_written_with_its_type(tmp_path: Path, definitions: Definitions) -> None:
    made = element(tmp_path, definitions, f'    extensions: [{{url: "{HINT}", valueString: x}}]\n')
    assert made["extension"] == [{"url": HINT, "valueString": "x"}]


def test_it_stands_on_the_part_named(tmp_path: Path, definitions: Definitions) -> None:
    rest = """\
    short: {en: Sex, nb: Kjønn}
    type: code
    bind: {valueset: codes, strength: required}
    extensions:
      - {url: structuredefinition-display-hint, on: short, value: a}
      - {url: structuredefinition-display-hint, on: binding, value: b}
      - {url: structuredefinition-display-hint, on: "type[0]", value: c}
      - {url: structuredefinition-display-hint, on: maxValueDate, value: d}
"""
    made, _, found = compiled(tmp_path, definitions, a=profile("a", "Patient", f"elements:\n  gender:\n{rest}"))
    said = elements(made["a"])["Patient.gender"]
    assert [item["url"] for item in said["_short"]["extension"]] == [f"{CORE}translation", HINT]
    assert said["binding"]["extension"] == [{"url": HINT, "valueString": "b"}]
    assert said["type"] == [{"code": "code", "extension": [{"url": HINT, "valueString": "c"}]}]
    assert said["_maxValueDate"] == {"extension": [{"url": HINT, "valueString": "d"}]}
    assert {item.kind.id for item in found} <= {"SD076", "SD054"}  # it is for elements alone


def test_heads_and_rules_have_them_too(tmp_path: Path, definitions: Definitions) -> None:
    best = f"{CORE}elementdefinition-bestpractice"
    rest = """\
extensions: [{url: structuredefinition-wg, value: pa}]
invariants:
  a-1:
    severity: warning
    human: Rule.
    expression: name.exists()
    extensions: [{url: elementdefinition-bestpractice, valueBoolean: true}]
"""
    made = clean(tmp_path, definitions, a=profile("a", "Patient", rest))["a"]
    assert made.resource["extension"] == [{"url": f"{CORE}structuredefinition-wg", "valueCode": "pa"}]
    assert elements(made)["Patient"]["constraint"][0]["extension"] == [{"url": best, "valueBoolean": True}]


def test_an_extension_of_the_project(tmp_path: Path, definitions: Definitions) -> None:
    own = extension("hint", "elements: {'value[x]': {only: [code], card: 1..1}}\n", context="ElementDefinition")
    user = profile("a", "Patient", "elements: {gender: {extensions: [{url: hint, value: x}]}}\n")
    made = clean(tmp_path, definitions, a=user, hint=own)["a"]
    assert elements(made)["Patient.gender"]["extension"] == [{"url": f"{OWN}hint", "valueCode": "x"}]


@pytest.mark.parametrize(
    ("use", "kind", "at"),
    [
        ("{url: structuredefinition-display-hnt, value: x}", "SD033", "structuredefinition"),
        ("{url: Patient, value: x}", "SD075", "Patient"),
        ("{url: structuredefinition-display-hint, value: 1}", "SD039", "1"),
        ("{url: structuredefinition-display-hint, valeu: x}", "SD062", "x"),
        ("{url: structuredefinition-display-hint, on: bindng, value: x}", "SD156", "bindng"),
        ("{url: structuredefinition-display-hint, on: binding, value: x}", "SD156", "binding"),
        ("{url: structuredefinition-display-hint, on: 'type[0]', value: x}", "SD156", "'type"),
        ("{url: 'http://example.com/e', value: x}", "SD157", "x}"),
        ("{url: 'http://example.com/e', valueString: x}", "SD148", "'http"),
        ("{url: patient-birthPlace, valueAddress: {city: x}}", "SD076", "patient-birth"),
        ("{url: structuredefinition-wg, value: nobody}", "SD055", "nobody"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(
    tmp_path: Path, definitions: Definitions, use: str, kind: str, at: str
) -> None:
    text = f"elements: {{gender: {{extensions: [{use}]}}}}"
    source = profile("a", "Patient", f"{text}\n")
    _, _, found = compiled(tmp_path, definitions, a=source)
    place = next(item.place for item in found if item.kind.id == kind)
    start = text.index("[{") + 1
    assert (place.line, place.column) == (source.splitlines().index(text) + 1, start + use.index(at) + 1)
