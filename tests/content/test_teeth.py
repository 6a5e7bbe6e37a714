"""Teeth: a wrong tooth harms a patient, so every map and set is held against the numbering itself."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from digidot_term.snomed.edition import Edition
from digidot_term.source.load import Project
from tests.content.conftest import ROOT
from tests.content.reading import equivalents, listed, mapped, source

PERMANENT = ("central incisor", "lateral incisor", "canine", "first premolar", "second premolar", "first molar")
PERMANENT += ("second molar", "third molar")
DECIDUOUS = ("central incisor", "lateral incisor", "canine", "first molar", "second molar")
QUADRANTS = ("maxillary right", "maxillary left", "mandibular left", "mandibular right")


def grid() -> dict[str, str]:
    """ISO 3950 designation -> what the name of its concept must be: quadrants clockwise from upper right."""
    return {
        f"{first + number}{place}": f"Structure of {dentition} {quadrant} {name} tooth"
        for first, dentition, names in ((1, "permanent", PERMANENT), (5, "deciduous", DECIDUOUS))
        for number, quadrant in enumerate(QUADRANTS)
        for place, name in enumerate(names, start=1)
    }


def universal() -> dict[str, str]:
    """Universal designation -> ISO 3950: upper right to upper left, then lower left to lower right."""
    upper = [f"1{n}" for n in range(8, 0, -1)] + [f"2{n}" for n in range(1, 9)]
    lower = [f"3{n}" for n in range(8, 0, -1)] + [f"4{n}" for n in range(1, 9)]
    upper_d = [f"5{n}" for n in range(5, 0, -1)] + [f"6{n}" for n in range(1, 6)]
    lower_d = [f"7{n}" for n in range(5, 0, -1)] + [f"8{n}" for n in range(1, 6)]
    numbers = [str(n) for n in range(1, 33)] + list("ABCDEFGHIJKLMNOPQRST")
    return dict(zip(numbers, upper + lower + upper_d + lower_d, strict=True))


def test_the_grid_has_52_teeth() -> None:
    assert len(grid()) == 52


def test_iso_3950_equals_the_public_crosswalk(project: Project, shared: Path) -> None:
    with (shared / "facts/ehds/tooth-sct-crosswalk-4-sources.tsv").open(encoding="utf-8") as file:
        crosswalk = {row["iso3950"]: row["ehdsi_structure_of"] for row in csv.DictReader(file, delimiter="\t")}
    assert len(crosswalk) == 52
    assert equivalents(project, "iso3950-to-snomed-tooth") == crosswalk


def test_iso_3950_terms_say_quadrant_and_tooth(project: Project) -> None:
    terms = {code: row[0][1] for code, row in mapped(project, "iso3950-to-snomed-tooth").items()}
    assert terms == grid()


def test_iso_3950_concepts_say_quadrant_and_tooth_in_both_releases(
    project: Project, editions: tuple[Edition, Edition]
) -> None:
    rows = equivalents(project, "iso3950-to-snomed-tooth")
    for edition in editions:
        named = {code: edition.fsn(int(target)) for code, target in rows.items()}
        assert named == {code: f"{name} (body structure)" for code, name in grid().items()}


def test_iso_3950_code_system_says_the_same_in_words(project: Project) -> None:
    concepts = source(project, "codesystem", "iso3950-tooth").model.concepts
    words = {"upper": "maxillary", "lower": "mandibular"}
    for code, concept in concepts.items():
        dentition, jaw, side, *name = concept.definition.split()
        assert f"Structure of {dentition.lower()} {words[jaw]} {side} {' '.join(name)} tooth" == grid()[code]
        assert (concept.en, concept.nb) == (f"Tooth {code}", f"Tann {code}")
    assert list(concepts) == sorted(grid())


def test_permanent_and_deciduous_teeth_are_those_of_the_map(project: Project) -> None:
    rows = equivalents(project, "iso3950-to-snomed-tooth")
    permanent = [ref.code for ref in listed(project, "permanent-tooth")]
    deciduous = [ref.code for ref in listed(project, "deciduous-tooth")]
    assert permanent == [target for code, target in rows.items() if code[0] in "1234"]
    assert deciduous == [target for code, target in rows.items() if code[0] in "5678"]
    assert (len(set(permanent)), len(set(deciduous))) == (32, 20)


def test_all_teeth_are_the_union_and_nothing_else(project: Project) -> None:
    include = source(project, "valueset", "tooth").model.include
    assert [item.valueset for item in include] == ["permanent-tooth", "deciduous-tooth"]


def test_the_way_back_is_the_same_map_turned_round(project: Project) -> None:
    model = source(project, "conceptmap", "snomed-to-iso3950-tooth").model
    assert model.inverse == "iso3950-to-snomed-tooth"
    assert (model.source.system, model.target.system) == ("snomed", "iso3950-tooth")
    rows = equivalents(project, "iso3950-to-snomed-tooth")
    assert len(set(rows.values())) == len(rows)


def test_universal_goes_round_the_mouth(project: Project) -> None:
    iso = equivalents(project, "iso3950-to-snomed-tooth")
    assert equivalents(project, "universal-to-snomed-tooth") == {u: iso[code] for u, code in universal().items()}


def test_universal_code_system_names_its_iso_3950_tooth(project: Project) -> None:
    concepts = source(project, "codesystem", "universal-tooth").model.concepts
    iso = source(project, "codesystem", "iso3950-tooth").model.concepts
    wanted = {u: f"{iso[code].definition} (ISO 3950: {code})" for u, code in universal().items()}
    assert {code: concept.definition for code, concept in concepts.items()} == wanted


def test_helfo_teeth_are_those_of_iso_3950(project: Project) -> None:
    iso = equivalents(project, "iso3950-to-snomed-tooth")
    helfo = mapped(project, "helfo-tooth-code-to-snomed")
    assert {code: row[0][0] for code, row in helfo.items() if code in iso} == iso
    assert all(row[0][2] == "equivalent" for code, row in helfo.items() if len(code) == 2)


def test_helfo_codes_with_a_letter_have_their_tooth_and_their_surface(project: Project) -> None:
    iso = equivalents(project, "iso3950-to-snomed-tooth")
    letters = mapped(project, "helfo-tooth-surface-to-snomed")
    for code, row in mapped(project, "helfo-tooth-code-to-snomed").items():
        if len(code) > 2:
            assert [target for target, _, _ in row] == [iso[code[:2]], letters[code[2]][0][0]], code
            assert "equivalent" not in {relation for _, _, relation in row}


@pytest.mark.parametrize(("code", "words"), [("10", "right upper"), ("20", "left upper"), ("30", "left lower")])
def test_helfo_quadrants_are_on_the_right_side(project: Project, code: str, words: str) -> None:
    side, jaw = words.split()
    [(_, term, relation)] = mapped(project, "helfo-tooth-code-to-snomed")[code]
    assert (term, relation) == (f"Structure of {side} half of {jaw} jaw region", "equivalent")


def test_quadrants_hold_the_teeth_of_their_number(project: Project, editions: tuple[Edition, Edition]) -> None:
    iso = equivalents(project, "iso3950-to-snomed-tooth")
    helfo = mapped(project, "helfo-tooth-code-to-snomed")
    for code, target in iso.items():
        quadrant = str((int(code[0]) - 1) % 4 + 1)
        region = int(helfo[f"{quadrant}0"][0][0])
        for edition in editions:
            assert edition.subsumes(region, int(target)), code


def test_helfo_letters_say_how_they_differ_from_the_surface(project: Project) -> None:
    rows = {code: row[0][2] for code, row in mapped(project, "helfo-tooth-surface-to-snomed").items()}
    narrower = "source-is-narrower-than-target"
    assert rows == dict.fromkeys("MDOL", "equivalent") | dict.fromkeys("IBP", narrower) | {"G": "related-to"}


def test_sources_use_no_structure_and_entire_together(project: Project) -> None:
    sets = [file for file in project.of_kind("valueset") if any(item.codes for item in file.model.include)]
    entire = [
        (file.id, ref.code)
        for file in sets
        for item in file.model.include
        for ref in item.codes or ()
        if (ref.term or "").startswith("Entire")
    ]
    assert entire == []


def test_no_source_uses_the_code_systems_that_confuse_quadrants() -> None:
    folders = ("valuesets", "conceptmaps", "structuredefinitions")
    texts = {path: path.read_text("utf-8") for folder in folders for path in (ROOT / folder).rglob("*.*")}
    assert texts
    assert [path.name for path, text in texts.items() if "ex-tooth" in text or "FDI-surface" in text] == []
