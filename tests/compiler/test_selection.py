"""What one include or exclude means: codes, compose entry, problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term import ecl
from digidot_term.compiler.selection import Selected, Selector, concept_problem, filter_of
from digidot_term.diagnostics import Place
from digidot_term.snomed.edition import Edition
from digidot_term.source.model import CodeRef
from tests.compiler.small_edition import SNOMED, UNKNOWN, VERSION, A, B, C, D, E, F, R, X
from tests.project_files import codesystem, project_of, said, valueset

SYSTEM = codesystem("surface", "concepts: {O: {nb: Okklusal, en: Occlusal}, M: {nb: Mesial}}\n")


def selected(tmp_path: Path, edition: Edition, selection: str) -> Selected:
    text = valueset("teeth", f"include:\n  - {selection}\n")
    project = project_of(tmp_path, {"valuesets/a.yaml": text, "valuesets/b.yaml": SYSTEM})
    file = project.of_kind("valueset")[0]
    known = {"other": {(SNOMED, str(D)): None}}
    selector = Selector(file, project, edition, lambda word, _: known.get(word))
    return selector.select(file.model.include[0], ("include", 0))


def codes(found: Selected) -> list[str]:
    return [code for _, code in found.codes]


@pytest.mark.parametrize(
    ("expression", "ids", "filtered"),
    [
        (f"<< {B} |b|", (B, D, E), ("concept", "is-a", str(B))),
        (f"< {B}", (D, E), ("concept", "descendent-of", str(B))),
        (f"<<{D}", (D,), ("concept", "is-a", str(D))),
        (f"^ {R} |r|", (D, E), ("concept", "in", str(R))),
        (f"<< {B} MINUS {D}", (B, E), ("constraint", "=", f"<< {B} MINUS {D}")),
        (f"{D} OR {F}", (D, F), ("constraint", "=", f"{D} OR {F}")),
        (f"<! {A}", (B, C), ("constraint", "=", f"<! {A}")),
        (f"{D}", (D,), ("constraint", "=", str(D))),
    ],
)
def test_ecl_becomes_the_filter_servers_know(
    tmp_path: Path, edition: Edition, expression: str, ids: tuple[int, ...], filtered: tuple[str, str, str]
) -> None:
    found = selected(tmp_path, edition, f'ecl: "{expression}"')
    assert [item.kind.id for item in found.diagnostics if item.kind.id != "VS012"] == []
    assert codes(found) == [str(sctid) for sctid in ids]
    assert found.compose == {
        "system": SNOMED,
        "version": VERSION,
        "filter": [dict(zip(("property", "op", "value"), filtered, strict=True))],
    }


@pytest.mark.parametrize(
    ("expression", "op"),
    [
        ("<< 80967001 |Dental caries|", "is-a"),
        ("< 80967001", "descendent-of"),
        ("^ 723264001", "in"),
        ("<<! 80967001", "="),
        ("> 80967001", "="),
        ("^ (< 80967001)", "="),
        ("<< 80967001 : 363698007 = *", "="),
        ("*", "="),
    ],
)
def test_only_a_bare_operator_has_a_filter_of_its_own(expression: str, op: str) -> None:
    parsed, problems = ecl.parse(expression)
    assert problems == ()
    assert parsed is not None
    assert filter_of(parsed)["op"] == op


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (f'ecl: "<< {UNKNOWN}"', "ECL"),
        (f'ecl: "< {D}"', f"valuesets/a.yaml:5:10 VS001 no active concept meets `< {D}`"),
        (f'ecl: "<< {B} MINUS"', "ECL"),
        (f"refset: {B}", f"valuesets/a.yaml:5:13 VS001 no active concept meets `^ {B}`"),
        (f"refset: {UNKNOWN}", f"valuesets/a.yaml:5:13 SCT052 {UNKNOWN} is not in the edition {VERSION}"),
        ("valueset: othr", "valuesets/a.yaml:5:15 VS002 no value set `othr`"),
        ("valueset: teth", "valuesets/a.yaml:5:15 VS002 no value set `teth` (`teeth`?)"),
        ("valueset: http://example.org/x", "valuesets/a.yaml:5:15 VS002 no value set `http://example.org/x`"),
        ("{codes: [O], system: surfac}", "valuesets/a.yaml:5:26 VS003 no code system `surfac` (`surface`?)"),
        (
            "{codes: [O, X], system: surface}",
            "valuesets/a.yaml:5:17 VS004 code `X` is not in http://example.org/fhir/CodeSystem/surface",
        ),
        ("{all: true, system: snomed}", f"valuesets/a.yaml:5:25 VS010 all codes of {SNOMED} are asked for"),
        ("{all: true, system: local}", "valuesets/a.yaml:5:25 VS010 all codes of http://example.org/local"),
        (f"codes: [{X}]", f"valuesets/a.yaml:5:13 SCT053 inactive concept {X} |x|"),
        ("codes: [11]", "valuesets/a.yaml:5:13 SCT051 11 has a wrong check digit"),
        ("codes: [O]", "valuesets/a.yaml:5:13 SCT050 `O` is not a SNOMED CT identifier"),
    ],
)
def test_mistakes_are_located_and_said_once(tmp_path: Path, edition: Edition, selection: str, expected: str) -> None:
    found = said(selected(tmp_path, edition, selection).diagnostics)
    assert len(found) == 1, found
    assert expected in found[0]
    assert found[0].startswith("valuesets/a.yaml:5:")


def test_good_codes_are_kept_beside_bad_ones(tmp_path: Path, edition: Edition) -> None:
    found = selected(tmp_path, edition, f"codes: [{D} |d|, {X}, {F}]")
    assert codes(found) == [str(D), str(F)]
    assert found.compose is not None
    assert found.compose["concept"] == [{"code": str(D), "display": "d"}, {"code": str(F), "display": "f (test)"}]
    assert [item.kind.id for item in found.diagnostics] == ["SCT053"]


def test_what_is_inactive_says_its_replacement_in_norwegian_where_there_is_one(edition: Edition) -> None:
    problem = concept_problem(CodeRef(str(X)), Place("a.yaml"), edition)
    assert problem is not None
    assert f"{D} |dæ|" in problem.advice()


def test_members_of_a_refset_are_the_active_ones(tmp_path: Path, edition: Edition) -> None:
    found = selected(tmp_path, edition, f"refset: {R} |r|")
    assert codes(found) == [str(D), str(E)]
    assert found.compose is not None
    assert found.compose["filter"] == [{"property": "concept", "op": "in", "value": str(R)}]


def test_another_value_set_is_named_not_copied(tmp_path: Path, edition: Edition) -> None:
    found = selected(tmp_path, edition, "valueset: teeth")
    assert found.compose is None
    text = valueset("other", f"include: [{{codes: [{D}]}}]\n")
    project = project_of(tmp_path, {"valuesets/c.yaml": text})
    assert project.files[-1].id == "other"


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("{all: true, system: surface}", None),
        ("{codes: [M, O], system: surface}", [("M", "Mesial"), ("O", "Occlusal")]),
        ("{codes: [O |something else|], system: surface}", [("O", "Occlusal")]),
        ("{codes: [1 |Written|, 2], system: local}", [("1", "Written"), ("2", None)]),
    ],
)
def test_codes_of_other_systems(
    tmp_path: Path, edition: Edition, selection: str, expected: list[tuple[str, str | None]] | None
) -> None:
    found = selected(tmp_path, edition, selection)
    assert found.diagnostics == ()
    assert found.compose is not None
    assert "version" not in found.compose
    concepts = found.compose.get("concept")
    assert (concepts and [(item["code"], item.get("display")) for item in concepts]) == expected
    assert codes(found) == (["O", "M"] if expected is None else [code for code, _ in expected])


@pytest.mark.parametrize("selection", [f'ecl: "^ {R} |r|"', f"refset: {R} |r|"])
def test_inactive_members_are_left_out_and_said_so(tmp_path: Path, edition: Edition, selection: str) -> None:
    found = selected(tmp_path, edition, selection)
    assert codes(found) == [str(D), str(E)]
    assert [item.kind.id for item in found.diagnostics] == ["VS012"]
    assert f"{X} |x|" in found.diagnostics[0].message()


@pytest.mark.parametrize("expression", [f"<< {B} OR << {X}", f"<< {X}", f"<< {A} : {B} = {X}"])
def test_an_inactive_concept_in_a_definition_is_an_error(tmp_path: Path, edition: Edition, expression: str) -> None:
    found = selected(tmp_path, edition, f'ecl: "{expression}"')
    errors = [item for item in found.diagnostics if item.kind.id == "ECL051"]
    assert [item.severity.word for item in errors] == ["error"]
    assert str(D) in errors[0].advice()


@pytest.mark.parametrize(("content", "compose"), [("complete", {}), ("fragment", {"concept": ["O", "M"]})])
def test_all_of_a_code_list_that_is_here_in_part_is_listed(
    tmp_path: Path, edition: Edition, content: str, compose: dict[str, list[str]]
) -> None:
    text = valueset("teeth", "include:\n  - {system: surface, all: true}\n")
    system = SYSTEM.replace("concepts:", f"content: {content}\nconcepts:")
    project = project_of(tmp_path, {"valuesets/a.yaml": text, "valuesets/b.yaml": system})
    file = project.of_kind("valueset")[0]
    found = Selector(file, project, edition, lambda *_: None).select(file.model.include[0], ("include", 0))
    assert codes(found) == ["O", "M"]
    assert found.compose is not None
    assert [item["code"] for item in found.compose.get("concept", ())] == compose.get("concept", [])
