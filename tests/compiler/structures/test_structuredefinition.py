from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, elements, extension, profile
from tests.project_files import said

CONDITION = """\
elements:
  subject: {only: ["Reference(p)"], ms: true, short: {en: The patient, nb: Pasienten}, why: "Because."}
  code.coding:
    card: 1..2
    slice: {by: {profile: $this}, rules: open, description: "By profile"}
    slices:
      PRE: {card: 1..1, type: Coding(pre), bind: {valueset: codes, strength: extensible}}
  clinicalStatus: {card: 1..1}
  "onset[x]": {only: [dateTime]}
"""
PRE = profile("pre", "Coding", "elements: {system: {card: 1..1, fixed: http://snomed.info/sct}}\n", "datatype")
PATIENT = profile("p", "Patient", "elements: {identifier: {card: 1..*}}\n")


def test_head_differential_and_snapshot(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, a=profile("c", "Condition", CONDITION), b=PATIENT, z=PRE)["c"]
    resource = made.resource
    assert {key: resource[key] for key in ("url", "name", "fhirVersion", "kind", "abstract", "type")} == {
        "url": "http://example.org/fhir/StructureDefinition/c",
        "name": "C",
        "fhirVersion": "4.0.1",
        "kind": "resource",
        "abstract": False,
        "type": "Condition",
    }
    assert resource["baseDefinition"] == "http://hl7.org/fhir/StructureDefinition/Condition"
    assert resource["derivation"] == "constraint"
    assert list(elements(made)) == [
        "Condition.clinicalStatus",
        "Condition.code.coding",
        "Condition.code.coding:PRE",
        "Condition.subject",
        "Condition.onset[x]",
    ]
    assert elements(made)["Condition.code.coding"] == {
        "id": "Condition.code.coding",
        "path": "Condition.code.coding",
        "slicing": {
            "discriminator": [{"type": "profile", "path": "$this"}],
            "description": "By profile",
            "ordered": False,
            "rules": "open",
        },
        "min": 1,
        "max": "2",
    }
    assert elements(made)["Condition.code.coding:PRE"] == {
        "id": "Condition.code.coding:PRE",
        "path": "Condition.code.coding",
        "sliceName": "PRE",
        "min": 1,
        "max": "1",
        "type": [{"code": "Coding", "profile": ["http://example.org/fhir/StructureDefinition/pre"]}],
        "binding": {"strength": "extensible", "valueSet": "http://example.org/fhir/ValueSet/codes"},
    }
    assert elements(made, "snapshot")["Condition.code.coding:PRE"]["min"] == 1


def test_texts_are_translated_and_why_is_the_comment(tmp_path: Path, definitions: Definitions) -> None:
    made = elements(clean(tmp_path, definitions, a=profile("c", "Condition", CONDITION), b=PATIENT, z=PRE)["c"])
    subject = made["Condition.subject"]
    assert subject["short"] == "The patient"
    assert subject["_short"]["extension"][0]["extension"][1]["valueString"] == "Pasienten"
    assert subject["comment"] == "Because."
    assert subject["mustSupport"] is True


def test_only_what_differs_is_said(tmp_path: Path, definitions: Definitions) -> None:
    text = "elements: {subject: {card: 1..1, ms: true}, code: {card: 0..1, ms: true}}\n"
    made = elements(clean(tmp_path, definitions, a=profile("c", "Condition", text))["c"])
    assert made["Condition.subject"] == {"id": "Condition.subject", "path": "Condition.subject", "mustSupport": True}
    assert "min" not in made["Condition.code"]


def test_values_take_the_property_of_their_type(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
elements:
  status: {fixed: final}
  code: {pattern: {coding: [{code: x}]}}
  "value[x]": {only: [Quantity]}
  "value[x].system": {fixed: "http://unitsofmeasure.org"}
  "value[x].value": {min-value: 0, max-value: 20}
"""
    made = elements(clean(tmp_path, definitions, a=profile("o", "Observation", text))["o"])
    assert made["Observation.status"]["fixedCode"] == "final"
    assert made["Observation.code"]["patternCodeableConcept"] == {"coding": [{"code": "x"}]}
    assert made["Observation.value[x].system"]["fixedUri"] == "http://unitsofmeasure.org"
    assert made["Observation.value[x].value"]["minValueDecimal"] == 0


def test_an_extension_is_sliced_by_url_without_saying_so(tmp_path: Path, definitions: Definitions) -> None:
    simple = extension("x", 'elements: {"value[x]": {only: [boolean]}}\n')
    text = 'elements: {"extension[mine]": {use: x, card: 0..1}}\n'
    made = elements(clean(tmp_path, definitions, a=profile("p", "Patient", text), z=simple)["p"])
    assert list(made) == ["Patient.extension", "Patient.extension:mine"]
    assert made["Patient.extension"]["slicing"]["discriminator"] == [{"type": "value", "path": "url"}]
    assert made["Patient.extension:mine"]["type"] == [
        {"code": "Extension", "profile": ["http://example.org/fhir/StructureDefinition/x"]}
    ]


def test_constraints_stand_on_their_element(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
invariants:
  x-1: {severity: error, human: {en: Said, nb: Sagt}, expression: "code.exists()"}
  x-2: {on: code, severity: warning, human: {en: Said, nb: Sagt}, expression: "text.exists()"}
"""
    made = elements(clean(tmp_path, definitions, a=profile("c", "Condition", text))["c"])
    assert [item["key"] for item in made["Condition"]["constraint"]] == ["x-1"]
    rule = made["Condition.code"]["constraint"][0]
    assert (rule["severity"], rule["human"], rule["source"]) == (
        "warning",
        "Said",
        "http://example.org/fhir/StructureDefinition/c",
    )


def test_mappings_follow_the_declarations_and_waivers_are_told(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
mappings: {ehds: {uri: "http://e", name: E}, model: {name: M}}
realises: {ehds: {model: EHDSX, version: "1", waivers: {EHDSX.b: {why: "No use."}}}}
elements: {code: {maps: {model: [M.a, M.b], ehds: EHDSX.a}}}
"""
    made = clean(tmp_path, definitions, a=profile("c", "Condition", text))["c"]
    assert made.resource["mapping"][:2] == [
        {
            "identity": "ehds",
            "uri": "http://e",
            "name": "E",
            "comment": "Realises EHDSX 1. Not carried: EHDSX.b: No use.",
        },
        {"identity": "model", "name": "M"},
    ]
    assert elements(made)["Condition.code"]["mapping"] == [
        {"identity": "ehds", "map": "EHDSX.a"},
        {"identity": "model", "map": "M.a"},
        {"identity": "model", "map": "M.b"},
    ]


def test_mappings_of_the_bases_are_declared_after_its_own(tmp_path: Path, definitions: Definitions) -> None:
    first = profile("first", "Condition", 'mappings: {ehds: {name: E}, w5: {name: "Own words"}}\n')
    second = profile("second", "first", "mappings: {model: {name: M}}\n")
    made = clean(tmp_path, definitions, a=first, b=second)
    of_condition = ["workflow", "sct-concept", "v2", "rim", "sct-attr"]
    assert [item["identity"] for item in made["first"].resource["mapping"]] == ["ehds", "w5", *of_condition]
    assert [item["identity"] for item in made["second"].resource["mapping"]] == ["model", "ehds", "w5", *of_condition]
    assert {"identity": "w5", "name": "Own words"} in made["second"].resource["mapping"]


def test_a_profile_may_derive_from_another_that_comes_later(tmp_path: Path, definitions: Definitions) -> None:
    first = profile("a", "z", 'elements: {"code.coding[sct].system": {card: 1..1}}\n')
    last = profile(
        "z", "Condition", "elements: {code.coding: {slice: {by: {value: code}}, slices: {sct: {card: 0..1}}}}\n"
    )
    made = clean(tmp_path, definitions, a=first, z=last)
    assert made["a"].resource["type"] == "Condition"
    assert elements(made["a"], "snapshot")["Condition.code.coding:sct.system"]["min"] == 1


def test_elements_know_their_line(tmp_path: Path, definitions: Definitions) -> None:
    made = clean(tmp_path, definitions, a=profile("c", "Condition", CONDITION), b=PATIENT, z=PRE)["c"]
    source = (tmp_path / "structuredefinitions" / "a.yaml").read_text("utf-8").splitlines()
    assert "PRE:" in source[made.place("Condition.code.coding:PRE").line - 1]
    assert "PRE:" in source[made.place("Condition.code.coding:PRE.system").line - 1]
    assert "onset" in source[made.place("Condition.onset[x]").line - 1]


LINES = ["subject: {ms: true}", "code.text: {ms: true}", "code: {ms: true}", "encounter: {ms: true}", ".: {short: X}"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(lines=st.permutations(LINES))
def test_the_order_of_writing_does_not_matter(definitions: Definitions, lines: list[str]) -> None:
    text = "elements:\n" + "".join(f"  {line}\n" for line in lines)
    with TemporaryDirectory() as folder:
        made = clean(Path(folder), definitions, a=profile("c", "Condition", text))["c"]
    names = ["Condition", "Condition.code", "Condition.code.text", "Condition.subject", "Condition.encounter"]
    assert list(elements(made)) == names


BAD = {
    "unknown element": (
        "elements: {clinicalState: {ms: true}}",
        "SD031 `clinicalState`: Condition has no element `clinicalState` (`clinicalStatus`?)",
    ),
    "choice without [x]": (
        "elements: {onset: {ms: true}}",
        "SD031 `onset`: Condition has no element `onset` (`onset[x]`?)",
    ),
    "inside a datatype": (
        "elements: {code.codings: {ms: true}}",
        "SD031 `code.codings`: code has no element `codings` (`coding`?)",
    ),
    "unknown slice": (
        'elements: {code.coding: {slice: {by: {value: system}}, slices: {sct: {}}}, "code.coding[scr]": {ms: true}}',
        "SD032 `code.coding[scr]`: `coding` has no slice `scr` (`sct`?)",
    ),
    "said twice": (
        "elements: {code: {elements: {text: {ms: true}}}, code.text: {ms: true}}",
        "SD035 `code.text` is described twice, here and on line 6",
    ),
    "unknown target": (
        'elements: {subject: {only: ["Reference(Patiant)"]}}',
        "SD033 nothing is known by the name `Patiant` (`Patient`?)",
    ),
    "not a type": ('elements: {subject: {only: ["Reference("]}}', "SD037 `Reference(` is not a type"),
    "unknown value set": (
        "elements: {code: {bind: {valueset: code, strength: required}}}",
        "SD034 `code` is bound to `code`, which is no known value set (`codes`?)",
    ),
    "undeclared mapping": (
        "mappings: {ehds: {name: E}}\nelements: {code: {maps: {ehd: X.y}}}",
        "SD036 `code` is mapped to `ehd`, which the file does not declare (`ehds`?)",
    ),
    "value of several types": (
        'elements: {"onset[x]": {fixed: x}}',
        "SD038 `onset[x]` has `fixed`, but its type is one of dateTime, Age, Period, Range, string",
    ),
    "wrong value": (
        "elements: {language: {fixed: 12}}",
        "SD039 `language` has the fixed value `12`, which is not of type code",
    ),
    "unknown extension": (
        'elements: {"extension[a]": {use: nothing-here}}',
        "SD033 nothing is known by the name `nothing-here`",
    ),
    "too loose": (
        "elements: {subject: {card: 0..1}}",
        "SD002 `subject` has minimum 0, lower than the base's 1",
    ),
    "broken FHIRPath": (
        'invariants: {k: {severity: error, human: {en: a, nb: b}, expression: "code.where(a = \'b)"}}',
        "SD041 the expression of `k` is broken: `'` where `' ... '` should be",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_mistakes_are_located_in_the_words_of_the_source(tmp_path: Path, definitions: Definitions, case: str) -> None:
    text, message = BAD[case]
    _, _, found = compiled(tmp_path, definitions, c=profile("c", "Condition", f"{text}\n"))
    assert [line.split(" ", 1)[1] for line in said(found)] == [message]
    assert all(item.place.path == "structuredefinitions/c.yaml" and item.place.line >= 6 for item in found)


def test_broken_fhirpath_is_located_at_its_character(tmp_path: Path, definitions: Definitions) -> None:
    text = 'invariants:\n  k:\n    severity: error\n    human: {en: a, nb: b}\n    expression: "a.b(c"\n'
    _, _, found = compiled(tmp_path, definitions, c=profile("c", "Condition", text))
    assert [(item.place.line, item.place.column) for item in found] == [(10, 21)]


def test_unknown_base_and_wrong_kind_of_base(tmp_path: Path, definitions: Definitions) -> None:
    made, _, found = compiled(
        tmp_path, definitions, a=profile("a", "Conditoin", ""), b=profile("b", "Coding", ""), c=profile("c", "b", "")
    )
    assert said(found) == [
        "structuredefinitions/a.yaml:3:7 SD033 nothing is known by the name `Conditoin` (`Condition`?)",
        "structuredefinitions/b.yaml:3:7 SD043 `profile:` cannot stand on `Coding`, whose kind is complex-type",
        "structuredefinitions/c.yaml:3:7 SD043 `profile:` cannot stand on `b`, whose kind is complex-type",
    ]
    assert list(made) == ["b", "c"]


def test_structures_that_need_each_other_are_told_once(tmp_path: Path, definitions: Definitions) -> None:
    _, _, found = compiled(tmp_path, definitions, a=profile("a", "b", ""), b=profile("b", "a", ""))
    assert said(found) == ["structuredefinitions/a.yaml:3:7 SD040 structures need each other: a -> b -> a"]


def test_a_sliced_element_has_at_least_what_its_slices_need(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
elements:
  category:
    slice: {by: {pattern: $this}, rules: open}
    slices: {one: {card: 1..1}, two: {card: 1..*}, three: {card: 0..1}}
"""
    made = clean(tmp_path, definitions, a=profile("c", "Condition", text))["c"]
    assert elements(made)["Condition.category"]["min"] == 2


def test_a_slice_of_the_base_says_only_what_differs(tmp_path: Path, definitions: Definitions) -> None:
    text = "elements: {code.coding: {slice: {by: {value: code}}, slices: {sct: {card: 0..1, short: A}}}}\n"
    derived = 'elements: {"code.coding[sct]": {card: 1..1}}\n'
    made = clean(tmp_path, definitions, a=profile("a", "Condition", text), b=profile("b", "a", derived))["b"]
    assert elements(made)["Condition.code.coding:sct"] == {
        "id": "Condition.code.coding:sct",
        "path": "Condition.code.coding",
        "sliceName": "sct",
        "min": 1,
    }
    assert elements(made)["Condition.code.coding"]["min"] == 1


def test_what_the_base_says_of_a_type_in_extensions_stays(tmp_path: Path, definitions: Definitions) -> None:
    text = "elements: {partOf: {only: [Reference(e)]}}\n"
    made = elements(clean(tmp_path, definitions, a=profile("e", "Encounter", text))["e"])
    [kind] = made["Encounter.partOf"]["type"]
    assert kind["extension"][0]["url"].endswith("structuredefinition-hierarchy")
    assert kind["targetProfile"] == ["http://example.org/fhir/StructureDefinition/e"]
