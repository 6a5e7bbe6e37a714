"""Concept maps: relations, scopes, inverses, what is unmapped."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from digidot_term.artefact import Artefact
from digidot_term.compiler.conceptmap import EQUIVALENCE, MIRROR, compile_conceptmaps
from digidot_term.compiler.valueset import compile_valuesets
from digidot_term.snomed.edition import Edition
from digidot_term.source.conceptmap import Relation
from digidot_term.source.load import load_project
from tests.compiler.small_edition import SNOMED, UNKNOWN, VERSION, D, E, F, X
from tests.project_files import codesystem, conceptmap, project_of, said, valueset, write_project

SYSTEM = codesystem("surface", "concepts: {O: {nb: Okklusal, en: Occlusal}, M: {nb: Mesial}}\n")
OWN = "http://example.org/fhir/CodeSystem/surface"
SIDES = "source: {system: surface}\ntarget: {system: snomed}\n"
SETS = {
    "valuesets/system.yaml": SYSTEM,
    "valuesets/de.yaml": valueset("de", f"include: [{{codes: [{D}, {E}]}}]\n"),
    "valuesets/only-o.yaml": valueset("only-o", "include: [{codes: [O], system: surface}]\n"),
}


def compiled(tmp_path: Path, edition: Edition, files: dict[str, str]) -> tuple[dict[str, Artefact], list[str]]:
    project = project_of(tmp_path, {**SETS, **files})
    valuesets, problems = compile_valuesets(project, edition)
    assert problems == ()
    made, found = compile_conceptmaps(project, edition, valuesets)
    return {item.id: item for item in made}, said(found)


def one(tmp_path: Path, edition: Edition, rest: str) -> tuple[Artefact, list[str]]:
    artefacts, found = compiled(tmp_path, edition, {"conceptmaps/m.yaml": conceptmap("m", rest)})
    return artefacts["m"], found


def elements(artefact: Artefact) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = artefact.resource["group"][0]["element"]
    return listed


def test_every_relation_has_an_equivalence_and_a_mirror() -> None:
    assert set(EQUIVALENCE) == set(MIRROR) == set(get_args(Relation))
    assert {relation: MIRROR[MIRROR[relation]] for relation in MIRROR} == {relation: relation for relation in MIRROR}


@pytest.mark.parametrize(
    ("relation", "equivalence"),
    [
        ("equivalent", "equivalent"),
        ("related-to", "relatedto"),
        ("source-is-narrower-than-target", "wider"),
        ("source-is-broader-than-target", "narrower"),
        ("not-related-to", "disjoint"),
    ],
)
def test_r4_says_of_the_target_what_r5_says_of_the_source(
    tmp_path: Path, edition: Edition, relation: str, equivalence: str
) -> None:
    rows = f"map:\n  O: {{to: {D} |d|, relation: {relation}, why: because}}\n  M: {{to: none, why: no use}}\n"
    made, found = one(tmp_path, edition, SIDES + rows)
    assert found == []
    assert elements(made)[0]["target"] == [
        {"code": str(D), "display": "d", "equivalence": equivalence, "comment": "because"}
    ]
    assert elements(made)[1]["target"] == [{"equivalence": "unmatched", "comment": "no use"}]


def test_the_group_names_systems_and_versions_and_the_map_its_scopes(tmp_path: Path, edition: Edition) -> None:
    sides = 'source: {system: surface, version: "2"}\ntarget: {system: snomed, valueset: de}\nunmapped: allow\n'
    made, found = one(tmp_path, edition, f"{sides}map: {{O: {{to: {D}, relation: equivalent}}}}\n")
    assert found == []
    group = made.resource["group"][0]
    assert (group["source"], group["sourceVersion"]) == (OWN, "2")
    assert (group["target"], group["targetVersion"]) == (SNOMED, VERSION)
    assert made.resource["targetCanonical"] == "http://example.org/fhir/ValueSet/de"
    assert not {"sourceCanonical", "sourceUri", "targetUri"} & made.resource.keys()
    assert made.resource["copyright"].startswith("This concept map includes")


def test_an_unbounded_snomed_side_is_the_implicit_value_set(tmp_path: Path, edition: Edition) -> None:
    rows = f"map: {{O: {{to: {D}, relation: equivalent}}, M: {{to: {E}, relation: equivalent}}}}\n"
    made, _ = one(tmp_path, edition, SIDES + rows)
    assert made.resource["targetUri"] == "http://snomed.info/sct?fhir_vs"


@pytest.mark.parametrize("form", ["{{to: {0}, relation: equivalent}}", "[{{to: {0}, relation: equivalent}}]"])
def test_short_forms_of_a_row(tmp_path: Path, edition: Edition, form: str) -> None:
    made, found = one(tmp_path, edition, f"{SIDES}unmapped: allow\nmap:\n  O: {form.format(D)}\n")
    assert found == []
    assert elements(made)[0]["target"][0]["code"] == str(D)


def test_one_code_may_have_several_targets(tmp_path: Path, edition: Edition) -> None:
    why = "relation: source-is-broader-than-target, why: two things"
    rows = f"map:\n  O: [{{to: {D}, {why}}}, {{to: {E}, {why}}}]\n  M: {{to: none, why: x}}\n"
    made, found = one(tmp_path, edition, SIDES + rows)
    assert found == []
    assert [target["code"] for target in elements(made)[0]["target"]] == [str(D), str(E)]
    assert str(made.place("group[0].element[0].target[1].code")) == "conceptmaps/m.yaml:7:80"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (f"map:\n  O: {{to: {X}, relation: equivalent}}\n", f"7:11 SCT053 inactive concept {X} |x|"),
        (f"map:\n  O: {{to: {UNKNOWN}, relation: equivalent}}\n", f"7:11 SCT052 {UNKNOWN} is not in"),
        ("map:\n  O: {to: 1234567, relation: equivalent}\n", "7:11 SCT051 1234567 has a wrong check digit"),
        ("map:\n  O: {to: D, relation: equivalent}\n", "7:11 SCT050 `D` is not a SNOMED CT identifier"),
        (
            f"map:\n  O:\n    targets: [{{to: {X}, relation: equivalent}}]\n",
            f"8:20 SCT053 inactive concept {X} |x|",
        ),
        (f"map:\n  O:\n    - to: {X}\n      relation: equivalent\n", f"8:11 SCT053 inactive concept {X} |x|"),
        (f"map:\n  Q: {{to: {D}, relation: equivalent}}\n", f"7:3 CM001 source code `Q` is not in {OWN}"),
        (f"map:\n  Q:\n    to: {D}\n    relation: equivalent\n", f"7:3 CM001 source code `Q` is not in {OWN}"),
    ],
)
def test_wrong_codes_are_located(tmp_path: Path, edition: Edition, rest: str, expected: str) -> None:
    _, found = one(tmp_path, edition, f"{SIDES}{rest}unmapped: allow\n")
    assert len(found) == 1, found
    assert found[0].startswith(f"conceptmaps/m.yaml:{expected}"), found


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ("source: {system: surfac}\ntarget: {system: snomed}\n", "4:18 VS003 no code system `surfac` (`surface`?)"),
        ("source: {system: surface}\ntarget: {system: x}\n", "5:18 VS003 no code system `x`"),
        (
            "source: {system: surface}\ntarget: {system: snomed, valueset: d}\n",
            "5:36 VS002 no value set `d` (`de`?)",
        ),
        (
            "source: {system: surface, valueset: only-m}\ntarget: {system: snomed}\n",
            "4:37 VS002 no value set `only-m` (`only-o`?)",
        ),
    ],
)
def test_unknown_sides_are_located(tmp_path: Path, edition: Edition, sides: str, expected: str) -> None:
    rows = f"map: {{O: {{to: {D}, relation: equivalent}}, M: {{to: {D}, relation: equivalent}}}}\n"
    _, found = one(tmp_path, edition, sides + rows)
    assert [line for line in found if line.startswith(f"conceptmaps/m.yaml:{expected}")], found
    assert len(found) == 1, found


@pytest.mark.parametrize(
    "word", ["de", "http://example.org/fhir/ValueSet/de", "http://example.org/fhir/ValueSet/de|1.0.0"]
)
def test_a_target_outside_its_value_set_is_an_error(tmp_path: Path, edition: Edition, word: str) -> None:
    sides = f'source: {{system: surface}}\ntarget: {{system: snomed, valueset: "{word}"}}\n'
    rows = f"map: {{O: {{to: {F}, relation: equivalent}}, M: {{to: {D}, relation: equivalent}}}}\n"
    _, found = one(tmp_path, edition, sides + rows)
    assert len(found) == 1
    assert f"CM002 target code `{F}` is not in http://example.org/fhir/ValueSet/de" in found[0]


def test_a_value_set_of_another_package_bounds_nothing_here(tmp_path: Path, edition: Edition) -> None:
    sides = 'source: {system: surface}\ntarget: {system: snomed, valueset: "http://hl7.org/fhir/ValueSet/x"}\n'
    rows = f"map: {{O: {{to: {F}, relation: equivalent}}, M: {{to: {D}, relation: equivalent}}}}\n"
    made, found = one(tmp_path, edition, sides + rows)
    assert found == []
    assert made.resource["targetCanonical"] == "http://hl7.org/fhir/ValueSet/x"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", ["6:6 CM003 source codes that are not mapped (1): M |Mesial|"]),
        ("unmapped: error\n", ["6:6 CM003 source codes that are not mapped (1): M |Mesial|"]),
        ("unmapped: allow\n", []),
    ],
)
def test_unmapped_codes(tmp_path: Path, edition: Edition, rest: str, expected: list[str]) -> None:
    _, found = one(tmp_path, edition, f"{SIDES}map: {{O: {{to: {D}, relation: equivalent}}}}\n{rest}")
    assert found == [f"conceptmaps/m.yaml:{line}" for line in expected]


def test_a_bounded_source_asks_only_for_its_own_codes(tmp_path: Path, edition: Edition) -> None:
    sides = "source: {system: surface, valueset: only-o}\ntarget: {system: snomed}\n"
    _, found = one(tmp_path, edition, f"{sides}map: {{O: {{to: {D}, relation: equivalent}}}}\n")
    assert found == []
    _, found = one(
        tmp_path, edition, f"{sides}map: {{O: {{to: {D}, relation: equivalent}}, M: {{to: none, why: x}}}}\n"
    )
    assert [line.split()[:2] for line in found] == [["conceptmaps/m.yaml:6:47", "CM001"]]


def test_rows_in_a_table_have_their_places(tmp_path: Path, edition: Edition) -> None:
    table = f"source\tto\tterm\trelation\twhy\nO\t{X}\tx\tequivalent\t\nQ\tnone\t\t\tnothing\n"
    files = {"conceptmaps/m.yaml": conceptmap("m", SIDES + "rows: m.tsv\n"), "conceptmaps/m.tsv": table}
    _, found = compiled(tmp_path, edition, files)
    assert [" ".join(line.split()[:2]) for line in found] == [
        "conceptmaps/m.tsv:2:3 SCT053",
        "conceptmaps/m.tsv:3:1 CM001",
        "conceptmaps/m.yaml:6:7 CM003",
    ]


def test_a_table_without_rows_is_an_error(tmp_path: Path, edition: Edition) -> None:
    files = {"conceptmaps/m.yaml": conceptmap("m", SIDES + "rows: m.tsv\n"), "conceptmaps/m.tsv": "source\tto\n"}
    made, found = compiled(tmp_path, edition, files)
    assert found == ["conceptmaps/m.yaml:6:7 CM005 the concept map has no rows"]
    assert "group" not in made["m"].resource


def test_a_row_without_targets_is_an_error_of_the_source(tmp_path: Path) -> None:
    text = conceptmap("m", SIDES + "map: {O: []}\n")
    _, found = load_project(write_project(tmp_path, {"conceptmaps/m.yaml": text}))
    assert [item.kind.id for item in found] == ["SRC007"]


FORWARD = f"""\
map:
  O:
    - {{to: {D}, relation: source-is-broader-than-target, why: wide}}
    - {{to: {E}, relation: not-related-to, why: never}}
  M:
    - {{to: {D}, relation: equivalent}}
    - {{to: {F}, relation: source-is-narrower-than-target, why: narrow}}
  N: {{to: none, why: nothing}}
"""
LOCAL = "source: {system: local}\ntarget: {system: snomed}\n"
TURNED = "source: {system: snomed}\ntarget: {system: local}\ninverse: m\n"


def test_an_inverse_turns_rows_and_mirrors_relations(tmp_path: Path, edition: Edition) -> None:
    files = {
        "conceptmaps/m.yaml": conceptmap("m", LOCAL + FORWARD),
        "conceptmaps/back.yaml": conceptmap("back", TURNED),
    }
    artefacts, found = compiled(tmp_path, edition, files)
    assert found == []
    turned = [
        (element["code"], [(target["code"], target["equivalence"]) for target in element["target"]])
        for element in elements(artefacts["back"])
    ]
    assert turned == [
        (str(D), [("O", "wider"), ("M", "equivalent")]),
        (str(F), [("M", "narrower")]),
    ]
    assert elements(artefacts["back"])[0]["display"] == "d"
    assert str(artefacts["back"].place("group[0].element[1].target[0]")) == "conceptmaps/back.yaml:6:10"


@pytest.mark.parametrize(
    ("inverse", "expected"),
    [("mm", "CM004 no concept map `mm` (`m`?) to turn round"), ("back", "CM004 no concept map `back` to turn round")],
)
def test_an_inverse_of_nothing_is_located(tmp_path: Path, edition: Edition, inverse: str, expected: str) -> None:
    files = {
        "conceptmaps/m.yaml": conceptmap("m", LOCAL + FORWARD),
        "conceptmaps/back.yaml": conceptmap("back", TURNED.replace("inverse: m", f"inverse: {inverse}")),
    }
    _, found = compiled(tmp_path, edition, files)
    assert found == [f"conceptmaps/back.yaml:6:10 {expected}"]
