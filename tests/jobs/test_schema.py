"""The printed JSON Schemas accept every source there is, and refuse what the tool refuses."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from digidot_term.jobs.schema import SCHEMAS, schema_of
from digidot_term.source.load import FOLDERS
from digidot_term.source.reader import parse_yaml, read_yaml
from tests.conftest import ROOT
from tests.project_files import CONFIG, codesystem, conceptmap, valueset

SOURCES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml"))
EXTRACT = sorted((ROOT / "digidot_term/compiler/extract").glob("*.yaml"))
STRUCTURES = dict.fromkeys(("profile", "datatype", "extension", "logical"), "structuredefinition")
SIDES = "source: {system: a}\ntarget: {system: b}\n"


@cache
def validator(kind: str) -> Any:
    return jsonschema.Draft202012Validator(json.loads(schema_of(kind)))


def kind_of(data: dict[str, Any]) -> str:
    first = next(iter(data))
    return STRUCTURES.get(first, first)


def problems(text: str) -> list[str]:
    document, found = parse_yaml(text, "x.yaml")
    assert document is not None
    assert found == ()
    return [error.message for error in validator(kind_of(document.data)).iter_errors(document.data)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_schemas_are_schemas(kind: str) -> None:
    schema = json.loads(schema_of(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"digidot-term {kind}"


@pytest.mark.parametrize("path", [*SOURCES, *EXTRACT], ids=lambda path: path.name)
def test_every_source_is_valid(path: Path) -> None:
    document, found = read_yaml(path, path.name)
    assert found == ()
    assert document is not None
    errors = [
        f"{list(error.path)}: {error.message}" for error in validator(kind_of(document.data)).iter_errors(document.data)
    ]
    assert errors == []


def test_the_configuration_is_valid() -> None:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["digidot-term"]
    for data in (tables, tomllib.loads(CONFIG)):
        assert [error.message for error in validator("project").iter_errors(data)] == []


@pytest.mark.parametrize(
    "text",
    [
        valueset("a", "include: [{codes: [80967001, 80967001 |Dental caries|]}]\nexpect: {size: 52}\n"),
        valueset("a", 'include: [{ecl: "*"}]\nexpect: {size: 2..*, every: {term: nb, status: active}}\n'),
        codesystem("a", "concepts: {A: {nb: a}}\n"),
        conceptmap("a", SIDES + "map: {A: {to: 80967001, relation: equivalent}}\n"),
        conceptmap("a", SIDES + "map: {A: {display: a, to: none, why: x}}\n"),
        conceptmap("a", SIDES + "map: {A: [{to: B, relation: related-to, why: x}, {to: C, relation: equivalent}]}\n"),
        conceptmap("a", SIDES + "map: {A: {display: a, targets: [{to: B, relation: equivalent}]}}\n"),
        conceptmap("a", SIDES + "rows: a.tsv\nunmapped: allow\n"),
    ],
)
def test_every_form_is_valid(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        valueset("a", "include: []\n"),
        valueset("a", "includes: [{codes: [1]}]\n"),
        valueset("a_b", "include: [{codes: [1]}]\n"),
        valueset("a", "include: [{codes: [1]}]\nexpect: {size: 2..x}\n"),
        codesystem("a", "concepts: {A: {en: a}}\n"),
        conceptmap("a", SIDES + "map: {A: []}\n"),
        conceptmap("a", SIDES + "map: {A: {to: B, relation: same}}\n"),
        conceptmap("a", SIDES + "map: {A: {to: B, relatoin: equivalent}}\n"),
    ],
)
def test_mistakes_are_not(text: str) -> None:
    assert problems(text) != []


def test_there_are_sources() -> None:
    assert len(SOURCES) > 100
