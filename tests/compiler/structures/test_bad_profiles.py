"""Mistakes in profiles, extensions and models: what stands behind `#!` on a line is to be told there, and nothing else.

Each file of `bad_profiles/` is a source with one mistake, without its title and description; `#! SD002:3` says the kind
and the column. The sources in `bad_profiles/good/` are there as well, and have none.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digidot_term.compiler.structures.structuredefinition import compile_examples, compile_structures
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.definitions import Definitions
from digidot_term.language import LANGUAGES
from digidot_term.source.load import load_project
from tests.compiler.structures.samples import CODES
from tests.project_files import HEAD, valueset, write_project

FOLDER = Path(__file__).parent / "bad_profiles"
CASES = sorted(FOLDER.glob("*.yaml"))
GOOD = sorted((FOLDER / "good").glob("*.yaml"))
BAD = "structuredefinitions/bad.yaml"
EXPANSIONS = {"http://example.org/fhir/ValueSet/codes": [("http://example.org/local", code) for code in "ab"]}
_EXPECTED = re.compile(r"#! ([A-Z]+\d+):(\d+)")


def found_in(root: Path, definitions: Definitions, bad: str | None) -> tuple[Diagnostic, ...]:
    files = {f"structuredefinitions/good/{path.name}": path.read_text("utf-8") + HEAD for path in GOOD}
    if bad is not None:
        files[BAD] = bad + HEAD
    files["valuesets/codes.yaml"] = valueset("codes", CODES)
    project, in_sources = load_project(write_project(root, files))
    _, known, in_structures = compile_structures(project, definitions)
    _, in_examples = compile_examples(project, known, EXPANSIONS)
    return (*in_sources, *in_structures, *in_examples)


def test_the_good_ones_are_good(tmp_path: Path, definitions: Definitions) -> None:
    assert [str(item) for item in found_in(tmp_path, definitions, None)] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_mistake_is_told_where_it_is(path: Path, tmp_path: Path, definitions: Definitions) -> None:
    text = path.read_text("utf-8")
    expected = {
        (kind, line, int(column))
        for line, written in enumerate(text.splitlines(), 1)
        for kind, column in _EXPECTED.findall(written)
    }
    found = found_in(tmp_path, definitions, text)
    assert {(item.kind.id, item.place.line, item.place.column) for item in found} == expected
    assert {item.place.path for item in found} == {BAD}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_it_is_told_in_each_language_with_a_mend(path: Path, tmp_path: Path, definitions: Definitions) -> None:
    for item in found_in(tmp_path, definitions, path.read_text("utf-8")):
        assert len({item.message(language) for language in LANGUAGES}) == len(LANGUAGES) - _alike(item)
        assert all(item.advice(language) for language in LANGUAGES)


def _alike(item: Diagnostic) -> int:
    if item.words:
        return 0
    return len(LANGUAGES) - len({item.kind.message.render(each, **dict(item.values)) for each in LANGUAGES})


def test_there_are_many() -> None:
    assert len(CASES) >= 60
