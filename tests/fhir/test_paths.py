from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.diagnostics import Place
from digidot_term.fhir.paths import ElementPath, Step, parse_path, path_of_element_id, render_path

HERE = Place("profile.yaml", 7, 3)


@pytest.mark.parametrize(
    ("text", "element_id", "element_path"),
    [
        (".", "Condition", "Condition"),
        ("code", "Condition.code", "Condition.code"),
        ("code.coding[SCTpre].system", "Condition.code.coding:SCTpre.system", "Condition.code.coding.system"),
        ("onset[x]", "Condition.onset[x]", "Condition.onset[x]"),
        ("onset[x][onsetPeriod].start", "Condition.onset[x]:onsetPeriod.start", "Condition.onset[x].start"),
        ("extension[tannflate].value[x]", "Condition.extension:tannflate.value[x]", "Condition.extension.value[x]"),
        ("bodySite.coding[sct]", "Condition.bodySite.coding:sct", "Condition.bodySite.coding"),
        ("coding[a][b][c]", "Condition.coding:a/b/c", "Condition.coding"),
        ("extension[allele-database]", "Condition.extension:allele-database", "Condition.extension"),
    ],
)
def test_a_path_and_its_element_id(text: str, element_id: str, element_path: str) -> None:
    path, problems = parse_path(text, HERE)
    assert problems == ()
    assert path is not None
    assert (path.element_id("Condition"), path.element_path("Condition")) == (element_id, element_path)
    assert path_of_element_id(element_id) == path
    assert render_path(path) == text


@pytest.mark.parametrize(
    ("text", "offset", "found"),
    [
        ("", 0, ""),
        (".code", 0, ".code"),
        ("code.", 5, ""),
        ("code..coding", 5, ".coding"),
        ("code coding", 4, " coding"),
        ("coding[", 6, "["),
        ("coding[]", 6, "[]"),
        ("coding[0]", 6, "[0]"),
        ("coding[a.b]", 6, "[a.b]"),
        ("code.coding[a", 11, "[a"),
        ("extension(tannflate)", 9, "(tannflate)"),
        ("1code", 0, "1code"),
    ],
)
def test_a_malformed_path_is_located(text: str, offset: int, found: str) -> None:
    path, (problem,) = parse_path(text, HERE)
    assert path is None
    assert problem.kind.id == "SD030"
    assert problem.place == Place("profile.yaml", 7, 3 + offset)
    assert dict(problem.values)["found"] == found


def test_the_parent_of_a_path() -> None:
    path, _ = parse_path("code.coding[a]", HERE)
    assert path is not None
    assert path.parent == ElementPath((Step("code"),))
    assert path.parent.parent.parent == ElementPath()


NAMES = st.from_regex(r"[a-z][A-Za-z0-9]{0,8}(\[x\])?", fullmatch=True)
SLICES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}", fullmatch=True).filter(lambda name: name != "x")
PATHS = (
    st.lists(st.builds(Step, NAMES, st.lists(SLICES, max_size=3).map(tuple)), max_size=5).map(tuple).map(ElementPath)
)


@given(PATHS)
def test_rendering_and_parsing_are_inverse(path: ElementPath) -> None:
    assert parse_path(render_path(path), HERE) == (path, ())
    assert path_of_element_id(path.element_id("Root")) == path
