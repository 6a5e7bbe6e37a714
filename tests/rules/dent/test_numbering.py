"""Ways to number teeth."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.rules.dent.numbering import (
    REGIONS,
    SURFACE_LETTERS,
    Numbering,
    location_named,
    numbering_of,
    split_tannkode,
    tooth_named,
)
from digidot_term.rules.dent.tannkode_grammar import is_tannkode
from digidot_term.rules.dent.teeth import teeth

UNIVERSAL = [*map(str, range(1, 33)), *"ABCDEFGHIJKLMNOPQRST"]


@pytest.mark.parametrize(
    ("system", "numbering"),
    [
        ("http://digidot.no/fhir/CodeSystem/iso3950-tooth", "iso3950"),
        ("urn:iso:std:iso:3950", "iso3950"),
        ("https://www.iso.org/standard/68292.html", "iso3950"),
        ("http://digidot.no/fhir/CodeSystem/helfo-tooth-code", "tannkode"),
        ("http://example.org/CodeSystem/tannkode", "tannkode"),
        ("http://digidot.no/fhir/CodeSystem/helfo-tooth-surface", "surface-letters"),
        ("http://terminology.hl7.org/CodeSystem/ADAUniversalToothDesignationSystem", "universal"),
        ("http://terminology.hl7.org/CodeSystem/ex-tooth", None),
        ("http://snomed.info/sct", None),
    ],
)
def test_a_numbering_is_known_by_its_uri(system: str, numbering: Numbering | None) -> None:
    assert numbering_of(system) == numbering


def test_universal_names_every_tooth_once() -> None:
    found = [tooth_named("universal", code) for code in UNIVERSAL]
    assert sorted(tooth.designation for tooth in found if tooth) == sorted(teeth())


@pytest.mark.parametrize(
    ("code", "designation"),
    [
        ("1", "18"),
        ("8", "11"),
        ("9", "21"),
        ("11", "23"),
        ("17", "38"),
        ("32", "48"),
        ("A", "55"),
        ("K", "75"),
        ("T", "85"),
    ],
)
def test_universal_begins_at_the_upper_right(code: str, designation: str) -> None:
    tooth = tooth_named("universal", code)
    assert tooth is not None
    assert tooth.designation == designation


def test_regions_are_places_and_no_teeth() -> None:
    assert location_named("tannkode", "40") == REGIONS["40"]
    assert tooth_named("tannkode", "40") is None
    assert location_named("universal", "40") is None
    assert location_named("iso3950", "99") is None
    assert location_named("surface-letters", "M") is None


@given(st.sampled_from(sorted(teeth())), st.sets(st.sampled_from(SURFACE_LETTERS)))
def test_a_tooth_with_different_letters_is_a_tannkode(designation: str, letters: set[str]) -> None:
    code = designation + "".join(sorted(letters))
    assert is_tannkode(code)
    assert split_tannkode(code) == (designation, "".join(sorted(letters)))
    assert tooth_named("tannkode", code) == teeth()[designation]


@given(st.text(alphabet="0123456789IMDGBPOLX", max_size=5))
def test_whatever_is_a_tannkode_has_a_place(code: str) -> None:
    if is_tannkode(code):
        assert location_named("tannkode", code) is not None


@pytest.mark.parametrize("code", ["", "1", "19", "56", "90", "16X", "16MM", "10M", "16 M", "M16", "１６"])
def test_other_codes_are_no_tannkoder(code: str) -> None:
    assert not is_tannkode(code)


def test_published_examples_are_tannkoder(shared: Path) -> None:
    text = (shared / "facts/norway/bkm-tannkode-examples.tsv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    assert rows
    assert all(is_tannkode(row["tannkode"]) for row in rows)
