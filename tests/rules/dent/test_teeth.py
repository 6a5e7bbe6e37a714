"""The table of teeth."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from digidot_term.rules.dent.location import location_in, location_of
from digidot_term.rules.dent.surface_impossible import has_surface
from digidot_term.rules.dent.teeth import Tooth, teeth, teeth_among, teeth_by_concept
from digidot_term.snomed.edition import Edition
from digidot_term.snomed.identifiers import is_sctid

TEETH = list(teeth().values())


def test_the_grid_is_complete() -> None:
    permanent = {f"{quadrant}{number}" for quadrant in range(1, 5) for number in range(1, 9)}
    deciduous = {f"{quadrant}{number}" for quadrant in range(5, 9) for number in range(1, 6)}
    assert set(teeth()) == permanent | deciduous
    assert len(teeth_by_concept()) == 2 * len(TEETH)
    assert all(is_sctid(str(sctid)) for sctid in teeth_by_concept())


@pytest.mark.parametrize("tooth", TEETH, ids=lambda tooth: tooth.designation)
def test_the_first_digit_says_where_a_tooth_is(tooth: Tooth) -> None:
    quadrant = int(tooth.designation[0])
    assert tooth.location.dentition == ("permanent" if quadrant <= 4 else "deciduous")
    assert tooth.location.jaw == ("upper" if quadrant in {1, 2, 5, 6} else "lower")
    assert tooth.location.side == ("right" if quadrant in {1, 4, 5, 8} else "left")
    assert tooth.is_front == (int(tooth.designation[1]) <= 3)


@pytest.mark.parametrize("tooth", TEETH, ids=lambda tooth: tooth.designation)
def test_both_concepts_of_a_tooth_are_named_as_the_table_says(tooth: Tooth, sample_edition: Edition) -> None:
    for sctid in (tooth.structure, tooth.entire):
        name = sample_edition.fsn(sctid)
        assert tooth.kind in name
        assert location_in(name) == tooth.location
        assert location_of(sctid, sample_edition) == tooth.location
    assert sample_edition.fsn(tooth.structure).startswith("Structure of ")
    assert sample_edition.fsn(tooth.entire).startswith("Entire ")


def test_the_table_equals_the_crosswalk(shared: Path) -> None:
    text = (shared / "facts/ehds/tooth-sct-crosswalk-4-sources.tsv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    assert [row["iso3950"] for row in rows] == list(teeth())
    for row in rows:
        tooth = teeth()[row["iso3950"]]
        for column in ("ehdsi_structure_of", "be_mycarenet_conceptmap", "dicom_cid_4018_4019"):
            assert row[column] == str(tooth.structure)
        assert row["ehdsi_entire"] in {str(tooth.entire), ""}


def test_teeth_are_found_by_either_concept_once() -> None:
    tooth = teeth()["26"]
    assert teeth_among([tooth.entire, 80967001, tooth.structure]) == (tooth,)


@pytest.mark.parametrize(
    ("designation", "surfaces"),
    [("11", {"incisal", "palatal"}), ("26", {"occlusal", "palatal"}), ("43", {"incisal"}), ("84", {"occlusal"})],
)
def test_which_surfaces_a_tooth_has(designation: str, surfaces: set[str]) -> None:
    found = {name for name in ("occlusal", "incisal", "palatal") if has_surface(teeth()[designation], name)}
    assert found == surfaces
