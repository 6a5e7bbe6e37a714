from __future__ import annotations

from pathlib import Path

from digidot_term.fhir.definitions import Definitions
from tests.compiler.structures.samples import clean, compiled, elements, logical, profile
from tests.project_files import said

MODEL = logical(
    "model",
    """\
elements:
  tooth: {card: 0..*, type: BackboneElement, short: Tooth}
  tooth.number: {card: 1..1, type: code, short: Number}
  tooth.who[x]: {card: 0..1, only: [string, Reference(Patient)], short: Who}
""",
)
OTHER = logical("other", "elements: {name: {card: 0..1, type: HumanName, short: Name}}\n")
TO_MODEL = 'mappings: {m: {uri: "http://example.org/fhir/StructureDefinition/model", name: Model}}\n'


def test_a_mapping_has_language_and_comment_in_order(tmp_path: Path, definitions: Definitions) -> None:
    text = """\
mappings: {m: {name: M, comment: {en: Draft, nb: Utkast}}}
elements: {code: {maps: {m: [M.a, {map: M.b, language: text/fhirpath, comment: {en: Also, nb: Også}}]}}}
"""
    made = clean(tmp_path, definitions, a=profile("c", "Condition", text))["c"]
    assert made.resource["mapping"][0]["comment"] == "Draft"
    assert "_comment" in made.resource["mapping"][0]
    first, second = elements(made)["Condition.code"]["mapping"]
    assert first == {"identity": "m", "map": "M.a"}
    assert list(second) == ["identity", "language", "map", "comment", "_comment"]


def test_an_identity_declared_in_the_base_is_known(tmp_path: Path, definitions: Definitions) -> None:
    base = profile("a", "Condition", "mappings: {m: {name: M}}\n")
    made = clean(tmp_path, definitions, a=base, b=profile("b", "a", "elements: {code: {maps: {m: M.x, w5: X.y}}}\n"))
    assert [item["identity"] for item in made["b"].resource["mapping"]].count("m") == 1
    assert [item["identity"] for item in elements(made["b"])["Condition.code"]["mapping"]] == ["m", "w5"]


def test_targets_that_are_there(tmp_path: Path, definitions: Definitions) -> None:
    targets = [
        "Model",
        "Model.tooth.number",
        '"Model.tooth.who[x]"',
        "Model.tooth.whoReference.reference",
        "Other.name.family",
        "Patient.name",
        '"Model.tooth where tooth is 18"',
        "any words at all",
    ]
    text = f"{TO_MODEL}elements: {{bodySite: {{maps: {{m: [{', '.join(targets)}]}}}}}}\n"
    clean(tmp_path, definitions, m=MODEL, o=OTHER, p=profile("p", "Condition", text))


def test_targets_that_are_not_there(tmp_path: Path, definitions: Definitions) -> None:
    text = f"{TO_MODEL}elements: {{bodySite: {{maps: {{m: [Model.teeth, Modl.tooth, Other.tooth]}}}}}}\n"
    _, _, found = compiled(tmp_path, definitions, m=MODEL, o=OTHER, p=profile("p", "Condition", text))
    model = "http://example.org/fhir/StructureDefinition/model"
    assert [line.partition(" ")[2] for line in said(found)] == [
        f"SD083 `bodySite` is mapped to `Model.teeth`, which {model} does not have (`tooth`?)",
        f"SD083 `bodySite` is mapped to `Modl.tooth`, which {model} does not have (`model`?)",
        f"SD083 `bodySite` is mapped to `Other.tooth`, which {model} does not have",
    ]
