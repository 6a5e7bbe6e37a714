"""Code lists as CodeSystems."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.artefact import Artefact
from digidot_term.compiler.codesystem import compile_codesystem
from digidot_term.source.load import load_project
from tests.project_files import codesystem, project_of, said, write_project

CONCEPTS = """\
concepts:
  "01": {nb: Overflate, nn: Overflate nynorsk, en: Surface, definition: Of a tooth., definition_nb: Av en tann.}
  B: {nb: Bare bokmål}
  C: {nb: Tredje, definition_nb: Bare norsk.}
"""


def compiled(tmp_path: Path, text: str) -> Artefact:
    project = project_of(tmp_path, {"valuesets/a.yaml": codesystem("surface", text)})
    return compile_codesystem(project.files[0], project, experimental=False)


def resource(tmp_path: Path, text: str) -> dict[str, Any]:
    return compiled(tmp_path, text).resource


def test_concepts_keep_their_order_and_terms(tmp_path: Path) -> None:
    first, second, _ = resource(tmp_path, CONCEPTS)["concept"]
    assert first["code"] == "01"
    assert (first["display"], first["definition"]) == ("Surface", "Of a tooth.")
    assert [(item["language"], item["value"]) for item in first["designation"]] == [
        ("nb", "Overflate"),
        ("nn", "Overflate nynorsk"),
        ("en", "Surface"),
    ]
    assert second == {
        "code": "B",
        "display": "Bare bokmål",
        "designation": [{"language": "nb", "value": "Bare bokmål"}],
    }


def test_a_norwegian_definition_is_a_translation_or_stands_alone(tmp_path: Path) -> None:
    first, second, third = resource(tmp_path, CONCEPTS)["concept"]
    inner = first["_definition"]["extension"][0]["extension"]
    assert inner == [{"url": "lang", "valueCode": "nb"}, {"url": "content", "valueString": "Av en tann."}]
    assert "definition" not in second
    assert third["definition"] == "Bare norsk."
    assert "_definition" not in third


def test_an_invented_list_is_experimental(tmp_path: Path) -> None:
    told = [resource(tmp_path, text + CONCEPTS)["experimental"] for text in ("", "experimental: true\n")]
    assert told == [False, True]


@pytest.mark.parametrize(("content", "count"), [("complete", 3), ("fragment", None), ("example", None)])
def test_only_a_complete_list_says_how_many_there_are(tmp_path: Path, content: str, count: int | None) -> None:
    made = resource(tmp_path, f"content: {content}\n{CONCEPTS}")
    assert made["content"] == content
    assert made.get("count") == count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("volven: 9060\n", "urn:oid:2.16.578.1.12.4.1.1.9060"),
        ("oid: 2.999.1\n", "urn:oid:2.999.1"),
        ("volven: 9060\noid: 2.999.1\n", "urn:oid:2.999.1"),
        ("", None),
    ],
)
def test_an_oid_is_an_identifier(tmp_path: Path, text: str, value: str | None) -> None:
    made = resource(tmp_path, text + CONCEPTS)
    expected = [{"system": "urn:ietf:rfc:3986", "value": value}] if value else None
    assert made.get("identifier") == expected


def test_publisher_and_copyright_of_a_list_are_its_own(tmp_path: Path) -> None:
    made = resource(tmp_path, f"publisher: Directorate\ncopyright: Theirs.\n{CONCEPTS}")
    assert (made["publisher"], made["copyright"]) == ("Directorate", "Theirs.")


def test_each_concept_has_its_place(tmp_path: Path) -> None:
    made = compiled(tmp_path, CONCEPTS)
    assert str(made.place("concept[1].display")) == "valuesets/a.yaml:6:6"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("concepts: {}\n", "SRC007 `concepts` is `{}`"),
        ("concepts: {A: {en: Only English}}\n", "SRC006 key `nb` is missing"),
        ("concepts: {A: {nb: a}, A: {nb: b}}\n", "SRC004 key `A` stands twice"),
        ("oid: 3.1.2\nconcepts: {A: {nb: a}}\n", "SRC007 `oid` is `3.1.2`"),
        ("content: none\nconcepts: {A: {nb: a}}\n", "SRC007 `content` is `none`"),
    ],
)
def test_mistakes_are_located(tmp_path: Path, text: str, expected: str) -> None:
    _, found = load_project(write_project(tmp_path, {"valuesets/a.yaml": codesystem("x", text)}))
    assert any(line.startswith("valuesets/a.yaml:") and expected in line for line in said(found)), said(found)
