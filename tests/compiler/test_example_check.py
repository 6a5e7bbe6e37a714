from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digidot_term.compiler.example import compile_example, compile_examples
from digidot_term.compiler.example_check import check_example
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.load import SourceFile
from tests.compiler.structures.samples import CODES, FOLDER, extension, profile
from tests.project_files import HEAD, project_of, said, valueset

PROFILE = profile(
    "o",
    "Observation",
    """\
elements:
  "extension[mine]": {use: x, card: 1..1}
  identifier: {card: 1..1}
  method: {card: 0..0}
  code: {pattern: {coding: [{system: "http://a", code: q}]}}
  subject: {card: 1..1, only: [Reference(Patient)]}
  "value[x]": {only: [Quantity, CodeableConcept], bind: {valueset: codes, strength: required}}
  bodySite.coding:
    slice: {by: {value: system}, rules: open}
    slices:
      a: {card: 1..1, elements: {system: {card: 1..1, fixed: "http://a"}, code: {card: 1..1}}}
  component:
    slice: {by: {pattern: code}, rules: open}
    slices:
      one: {card: 0..1, elements: {code: {pattern: {coding: [{code: one}]}}, "value[x]": {card: 1..1}}}
""",
)
EXTENSION = extension("x", 'elements: {"value[x]": {only: [boolean]}}\n', "Observation")
GOOD = """\
  extension: [{url: "http://example.org/fhir/StructureDefinition/x", valueBoolean: true}]
  identifier: [{value: a}]
  status: final
  code: {coding: [{system: "http://b", code: z}, {system: "http://a", code: q}]}
  subject: {reference: Patient/x}
  valueQuantity: {value: 1.5, system: "http://example.org/local", code: a}
  bodySite: {coding: [{system: "http://a", code: b}, {system: "http://c"}]}
  component: [{code: {coding: [{code: one}]}, valueString: x}, {code: {text: other}}]
"""


def checked(root: Path, definitions: Definitions, text: str, of: str = "o") -> tuple[Diagnostic, ...]:
    files = {
        f"{FOLDER}/o.yaml": PROFILE,
        f"{FOLDER}/x.yaml": EXTENSION,
        f"{FOLDER}/examples/e.yaml": f"example: e\nof: {of}\n{HEAD}resource:\n{text}",
        "valuesets/codes.yaml": valueset("codes", CODES),
    }
    project = project_of(root, files)
    codes = {
        "resourceType": "ValueSet",
        "url": "http://example.org/fhir/ValueSet/codes",
        "expansion": {"contains": [{"system": "http://example.org/local", "code": code} for code in "ab"]},
    }
    _, known, found = compile_structures(project, definitions.with_resources([codes]))
    assert said(found) == []
    return compile_examples(project, known)[1]


def test_a_good_example_has_no_findings(tmp_path: Path, definitions: Definitions) -> None:
    assert said(checked(tmp_path, definitions, GOOD)) == []


MISTAKES = {
    "unknown element": ("status:", "statsu:", "8:3 SD051 Observation has no element `statsu` (`status`?)"),
    "unknown element inside": (
        "{value: 1.5,",
        "{valu: 1.5,",
        "11:19 SD051 valueQuantity has no element `valu` (`value`?)",
    ),
    "type that is not allowed": (
        'valueQuantity: {value: 1.5, system: "http://example.org/local", code: a}',
        "valueString: a",
        "11:3 SD051 Observation has no element `valueString`",
    ),
    "missing": ("  subject: {reference: Patient/x}\n", "", "1:10 SD052 `subject` occurs 0 times, O wants 1..1"),
    "too many": ("[{value: a}]", "[{value: a}, {value: b}]", "7:15 SD052 `identifier` occurs 2 times, O wants 1..1"),
    "prohibited": (
        "status: final",
        "status: final\n  method: {text: x}",
        "9:11 SD052 `method` occurs 1 times, O wants 0..0",
    ),
    "object for a list": ("[{value: a}]", "{value: a}", "7:15 SD053 `identifier` should be a list, not an object"),
    "list for an object": (
        "{reference: Patient/x}",
        "[{reference: Patient/x}]",
        "10:12 SD053 `subject` should be one value, not a list",
    ),
    "text for an object": ("{reference: Patient/x}", "x", "10:12 SD053 `subject` should be an object, not a text"),
    "object for a code": (
        "final",
        "{code: final}",
        "8:11 SD053 `status` should be a value of type code, not an object",
    ),
    "pattern": (
        "code: q}",
        "code: p}",
        (
            '9:9 SD054 `code` is `{ "coding": [ { "system": "http://b", "code": "z" }, { "system": "http://a", "code": "p" } ] }`, '
            'O wants `{ "coding": [ { "system": "http://a", "code": "q" } ] }`'
        ),
    ),
    "required binding": (
        "code: a}\n  body",
        "code: c}\n  body",
        "11:18 SD055 `valueQuantity` has no code from http://example.org/fhir/ValueSet/codes: c",
    ),
    "required binding of FHIR": (
        "final",
        "finished",
        "8:11 SD055 `status` has no code from http://hl7.org/fhir/ValueSet/observation-status|4.0.1: finished",
    ),
    "reference": ("Patient/x", "Group/x", "10:24 SD056 `subject.reference` refers to `Group/x`, O allows Patient"),
    "slice missing": (
        '{system: "http://a", code: b}, ',
        "",
        "12:22 SD052 `bodySite.coding:a` occurs 0 times, O wants 1..1",
    ),
    "slice without its part": (
        '{system: "http://a", code: b}',
        '{system: "http://a"}',
        "12:23 SD052 `bodySite.coding[0].code` occurs 0 times, O wants 1..1",
    ),
    "slice of a pattern": (
        ", valueString: x}",
        "}",
        "13:15 SD052 `component[0].value[x]` occurs 0 times, O wants 1..1",
    ),
    "extension missing": (
        'StructureDefinition/x"',
        'StructureDefinition/y"',
        "6:14 SD052 `extension:mine` occurs 0 times, O wants 1..1",
    ),
    "extension of another type": (
        "valueBoolean: true",
        "valueCode: x",
        "6:70 SD051 extension[0] has no element `valueCode` (`valueBoolean`?)",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_mistakes_are_told_at_their_line(tmp_path: Path, definitions: Definitions, case: str) -> None:
    old, new, message = MISTAKES[case]
    assert old in GOOD
    found = said(checked(tmp_path, definitions, GOOD.replace(old, new)))
    assert f"structuredefinitions/examples/e.yaml:{message}" in found


def test_an_example_of_an_unknown_profile(tmp_path: Path, definitions: Definitions) -> None:
    assert said(checked(tmp_path, definitions, GOOD, of="oo")) == [
        "structuredefinitions/examples/e.yaml:2:5 SD050 the example is of `oo`, which is no profile of the project (`o`?)"
    ]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> SourceFile:
    root = tmp_path_factory.mktemp("example")
    files = {f"{FOLDER}/examples/e.yaml": f"example: e\nof: o\n{HEAD}resource: {{}}\n"}
    return project_of(root, files).files[0]


names = st.sampled_from(["code", "coding", "system", "valueQuantity", "value", "_status", "component", "meta", "x"])
junk = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.just("a")),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(names, inner, max_size=3)),
    max_leaves=8,
)


@settings(deadline=None)
@given(resource=st.dictionaries(names, junk, max_size=4))
def test_no_resource_whatever_is_too_much(
    definitions: Definitions, example: SourceFile, resource: dict[str, Any]
) -> None:
    profile = definitions.structure("Observation")
    assert profile
    file = replace(example, model=example.model.model_copy(update={"resource": resource}))
    found = check_example(compile_example(file, profile), profile, definitions)
    assert all(item.place.path.endswith("e.yaml") for item in found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  issued: 123\n", '"..."'),
        ('  issued: "2026-10-20T09:00:00"\n', "2026-10-20T09:00:00+02:00"),
        ('  effectiveDateTime: "20.10.2026"\n', "2026-10-20 / "),
        ("  effectiveDateTime: 2026\n", '"..."'),
        ("  valueCodeableConcept: {text: 1.50}\n", '"..."'),
        ('  note: [{text: ""}]\n', '"..."'),
        ("  category: [{coding: [{system: nonsense, code: a}]}]\n", "http://... / urn:oid:..."),
        ('  category: [{coding: [{system: "http://a", code: " a"}]}]\n', "\\S+"),
        ('  category: [{coding: [{system: "http://a", userSelected: "true"}]}]\n', "true / false"),
        ('  referenceRange: [{low: {value: "1"}}]\n', "1.5"),
    ],
)
def test_primitives_have_the_form_of_their_type(
    tmp_path: Path, definitions: Definitions, line: str, expected: str
) -> None:
    base = GOOD.replace('  valueQuantity: {value: 1.5, system: "http://example.org/local", code: a}\n', "")
    found = [item for item in checked(tmp_path, definitions, base + line) if item.kind.id == "SD057"]
    assert len(found) == 1
    assert dict(found[0].values)["expected"].startswith(expected)
    assert found[0].place.line == 6 + base.count("\n")
