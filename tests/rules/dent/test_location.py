"""Where a structure is, told from names and relationships."""

from __future__ import annotations

import pytest

from digidot_term.rules.dent.dentition_mismatch import dentition_of
from digidot_term.rules.dent.location import Location, location_in, location_of
from digidot_term.snomed.edition import Edition


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Structure of permanent maxillary right canine tooth (body structure)",
            Location("right", "upper", "permanent"),
        ),
        ("Entire deciduous mandibular left first molar tooth", Location("left", "lower", "deciduous")),
        ("Entire primary lower left incisor tooth", Location("left", "lower", "deciduous")),
        ("Structure of right half of upper jaw region", Location("right", "upper")),
        ("Structure of right and left sides", Location()),
        ("Oral cavity structure", Location()),
        ("Structure of brightness", Location()),
    ],
)
def test_a_name_says_what_its_words_say(name: str, expected: Location) -> None:
    assert location_in(name) == expected


def test_what_only_one_says_is_no_difference() -> None:
    one = Location("right", "upper")
    assert one.differences(Location("left", "upper", "permanent")) == ("side",)
    assert one.differences(Location(dentition="deciduous")) == ()
    assert one.completed(Location("left", "lower", "permanent")) == Location("right", "upper", "permanent")
    assert str(one) == "upper right"
    assert str(Location()) == "-"


def test_what_a_name_does_not_say_is_told_from_above(sample_edition: Edition) -> None:
    canine = 47055002
    assert "permanent" not in sample_edition.fsn(canine)
    assert location_of(canine, sample_edition) == Location("right", "lower")
    whole_mouth = 74262004
    assert location_of(whole_mouth, sample_edition) == Location()


@pytest.mark.parametrize(
    ("sctid", "dentition"),
    [
        (57650002, "deciduous"),  # Persistent primary tooth
        (718375003, "permanent"),  # Permanent tooth normal
        (109576008, None),  # Primary dental caries, root surface origin
        (80967001, None),  # Dental caries
    ],
)
def test_a_finding_is_of_a_dentition_by_its_name(sctid: int, dentition: str | None, sample_edition: Edition) -> None:
    assert dentition_of(sctid, sample_edition) == dentition
