"""Building artefacts of one kind, all or by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.fhir.json.write import render_json
from digidot_term.fhir.type_table import TypeTable
from digidot_term.jobs.export import ExportOutcome, export
from tests.fhir.xml.documents import read
from tests.project_files import conceptmap, valueset

VS = ("ValueSet", "CodeSystem")
SIDES = "source: {system: surface}\ntarget: {system: snomed}\n"


def exported(
    root: Path,
    cache: Path,
    *names: str,
    types: tuple[str, ...] = VS,
    output: Path | None = None,
    layout: str = "json",
) -> ExportOutcome:
    return export(root, types, names, edition=None, cache=cache, output=output, layout=layout)


def add(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def test_all_of_a_kind(root: Path, cache: Path) -> None:
    assert sorted(exported(root, cache).files) == ["CodeSystem-surface.json", "ValueSet-teeth.json"]
    assert exported(root, cache, types=("ConceptMap",)).files == {}


@pytest.mark.parametrize("name", ["teeth", "Teeth"])
def test_one_by_id_or_name(root: Path, cache: Path, tmp_path: Path, name: str) -> None:
    outcome = exported(root, cache, name, output=tmp_path / "out")
    assert list(outcome.files) == ["ValueSet-teeth.json"]
    written = tmp_path / "out" / "ValueSet-teeth.json"
    assert written.read_text("utf-8") == outcome.files["ValueSet-teeth.json"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ValueSet-teeth.json"]


@pytest.mark.parametrize(("layout", "endings"), [("json", [".json"]), ("xml", [".xml"]), ("both", [".json", ".xml"])])
def test_formats(root: Path, cache: Path, tmp_path: Path, layout: str, endings: list[str]) -> None:
    outcome = exported(root, cache, "teeth", output=tmp_path / "out", layout=layout)
    assert list(outcome.files) == [f"ValueSet-teeth{ending}" for ending in endings]
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()} == outcome.files
    assert exported(root, cache, "teeth", layout=layout).files == outcome.files


def test_xml_says_what_json_says(root: Path, cache: Path, types: TypeTable) -> None:
    files = exported(root, cache, layout="both").files
    assert len(files) == 4
    for name in ("CodeSystem-surface", "ValueSet-teeth"):
        assert render_json(read(files[f"{name}.xml"], types)) == files[f"{name}.json"]


def test_an_unknown_name_is_a_usage_error_with_what_is_near(root: Path, cache: Path) -> None:
    with pytest.raises(DigidotError) as caught:
        exported(root, cache, "teth", "zzz")
    assert caught.value.exit_code is ExitCode.USAGE
    assert [item.message() for item in caught.value.diagnostics] == [
        "no ValueSet/CodeSystem has the id or name `teth` (`teeth`?)",
        "no ValueSet/CodeSystem has the id or name `zzz`",
    ]


def test_a_source_that_cannot_be_read_is_said_when_its_name_is_asked_for(root: Path, cache: Path) -> None:
    add(root, "valuesets/gum.yaml", 'valueset: "gum\n')
    with pytest.raises(DigidotError) as caught:
        exported(root, cache, "gum")
    assert [item.kind.id for item in caught.value.diagnostics] == ["SRC002", "SRC031"]


def test_problems_of_others_do_not_stand_in_the_way(root: Path, cache: Path) -> None:
    add(root, "valuesets/gum.yaml", valueset("gum", "include: [{codes: [1234567]}]\n"))
    assert exported(root, cache, "teeth").diagnostics == ()
    assert exported(root, cache).failed


def test_problems_of_what_it_builds_on_do(root: Path, cache: Path) -> None:
    add(root, "valuesets/gum.yaml", valueset("gum", "include: [{codes: [1234567, 80967001]}]\n"))
    add(root, "valuesets/mouth.yaml", valueset("mouth", "include: [{valueset: gum}, {valueset: teeth}]\n"))
    add(root, "valuesets/all.yaml", valueset("all", "include: [{valueset: mouth}]\n"))
    for name in ("mouth", "all", "All"):
        outcome = exported(root, cache, name)
        assert outcome.failed
        assert outcome.files == {}


def test_problems_in_a_maps_table_do(root: Path, cache: Path, tmp_path: Path) -> None:
    add(root, "conceptmaps/m.yaml", conceptmap("m", SIDES + "rows: m.tsv\nunmapped: allow\n"))
    add(root, "conceptmaps/m.tsv", "source\tto\trelation\nO\t80967001\tsame\nO\t80967001\tequivalent\n")
    outcome = exported(root, cache, "m", types=("ConceptMap",), output=tmp_path / "out")
    assert outcome.failed
    assert not (tmp_path / "out").exists()
