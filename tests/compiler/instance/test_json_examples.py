"""Examples whose instance is a JSON file beside the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.compiler.example import compile_examples
from digidot_term.compiler.structures.structuredefinition import compile_structures
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.source.load import load_project
from tests.compiler.instance.clinic import PERSON
from tests.compiler.structures.samples import FOLDER
from tests.project_files import HEAD, said, write_project

EMMA = """\
{
  "resourceType": "Patient",
  "id": "emma",
  "meta": {"profile": ["http://example.org/fhir/StructureDefinition/person", "http://hl7.org/fhir/StructureDefinition/Patient"]},
  "name": [{"family": "Berg", "given": ["Emma"]}],
  "birthDate": "2010-05-06"
}
"""
SOURCE = f"example: emma\nof: person\n{HEAD}source: emma.json\n"


def checked(root: Path, definitions: Definitions, text: str | None, source: str = SOURCE) -> tuple[Diagnostic, ...]:
    files = {f"{FOLDER}/person.yaml": PERSON, f"{FOLDER}/examples/emma.yaml": source}
    if text is not None:
        files[f"{FOLDER}/examples/emma.json"] = text
    project, found = load_project(write_project(root, files))
    _, known, problems = compile_structures(project, definitions)
    made, in_examples = compile_examples(project, known)
    assert len(made) == (0 if found else 1)
    return (*found, *problems, *in_examples)


def test_a_good_one_is_as_good_as_yaml(tmp_path: Path, definitions: Definitions) -> None:
    assert said(checked(tmp_path, definitions, EMMA)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"Berg"', "7", 'emma.json:5:23 SD057 `name[0].family` is 7, which is not how its type is written: "..."'),
        ('"family"', '"famly"', "emma.json:5:13 SD051 name[0] has no element `famly` (`family`?)"),
        ('"birthDate": "2010-05-06"', '"active": true', "emma.yaml:1:10 SD052 `birthDate` occurs 0 times, Person wants 1..1"),
        ('["Emma"]', "[]", "emma.json:5:40 SD140 `name[0].given` is there but empty"),
        ('"Patient",', '"Person",', "emma.json:2:19 SD153 `resourceType` is `Person`, expected `Patient`"),
        ('"id": "emma"', '"id": "liv"', "emma.json:3:9 SD153 `id` is `liv`, expected `emma`"),
        ("StructureDefinition/Patient", "StructureDefinition/Nobody", "not checked here: http://hl7.org/fhir/StructureDefinition/Nobody"),
        ('"2010-05-06"\n', '"2010-05-06",\n', "emma.json:7:1 FHIR230 not JSON: "),
        ('  "id"', '  "resourceType": "Patient", "id"', "emma.json:3:3 FHIR233"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_the_json_file(
    tmp_path: Path, definitions: Definitions, old: str, new: str, expected: str
) -> None:
    assert old in EMMA
    found = said(checked(tmp_path, definitions, EMMA.replace(old, new)))
    assert any(expected in item for item in found), found


def test_a_file_that_is_not_there(tmp_path: Path, definitions: Definitions) -> None:
    (found,) = said(checked(tmp_path, definitions, None))
    assert "emma.yaml:5:9 SRC001 cannot read structuredefinitions/examples/emma.json" in found


@pytest.mark.parametrize("rest", ["", "source: emma.json\nresource: {active: true}\n"])
def test_the_instance_stands_in_one_place(tmp_path: Path, definitions: Definitions, rest: str) -> None:
    (found,) = said(checked(tmp_path, definitions, EMMA, f"example: emma\nof: person\n{HEAD}{rest}"))
    assert "needs just one of `resource`, `source`" in found
