"""The table of elements of the European models."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from digidot_term.rules.ehds.model import VERSION, element, is_obligatory, models, wanted


@pytest.mark.parametrize(
    ("path", "obligatory"),
    [
        ("EHDSCondition.header.status", True),
        ("EHDSCondition.header.subject", True),
        ("EHDSCondition.problem", True),
        ("EHDSCondition.header.date", False),
        ("EHDSDevice.name.value", False),
    ],
)
def test_what_is_always_there_is_so_in_all_groups_around(path: str, *, obligatory: bool) -> None:
    assert element(path) is not None
    assert is_obligatory(path) is obligatory


def test_a_profile_need_not_speak_of_the_root_or_of_what_is_never_there() -> None:
    assert "EHDSCondition" not in wanted("EHDSCondition")
    assert "EHDSCondition.problem" in wanted("EHDSCondition")
    assert "EHDSAdministeredDosage.dosageDetails.repeat" not in wanted("EHDSAdministeredDosage")
    assert "EHDSAdministeredDosage.dosageDetails.repeat.duration" not in wanted("EHDSAdministeredDosage")
    assert wanted("EHDSTooth") == ()
    assert element("EHDSTooth.number") is None


def test_the_table_equals_the_models(shared: Path) -> None:
    text = (shared / "facts/ehds/xtehr-elements.tsv").read_text("utf-8")
    published = {
        row["element_id"]: (row["min"], row["max"], row["types"])
        for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    }
    known = {
        path: (str(item.minimum), item.maximum, "|".join(item.types))
        for elements in models().values()
        for path, item in elements.items()
    }
    assert known == published


def test_the_models_are_those_of_the_published_version(shared: Path) -> None:
    text = (shared / "facts/ehds/xtehr-models.tsv").read_text("utf-8")
    rows = {row["name"]: row["version"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
    assert {name: rows[name] for name in models()} == dict.fromkeys(models(), VERSION)
