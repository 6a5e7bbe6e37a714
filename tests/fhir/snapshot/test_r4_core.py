"""R4 core's own profiles and extensions, their snapshots stripped and generated again, against the published ones."""

from __future__ import annotations

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot import SnapshotGenerator
from tests.oracles.r4_core import KNOWN, Row, published, rows, table


@pytest.fixture(scope="module")
def found(definitions: Definitions) -> list[Row]:
    return list(rows(definitions))


def test_430_of_439_snapshots_equal_the_published_ones(found: list[Row]) -> None:
    assert len(found) == 439
    assert {row.id for row in found if row.differences} == set(KNOWN)


def test_the_table_says_so(found: list[Row]) -> None:
    lines = table(found).splitlines()
    assert lines[2:6] == [
        "| datatype profiles | 2 | 3 |",
        "| extensions | 393 | 393 |",
        "| resource profiles | 35 | 43 |",
        "| all | 430 | 439 |",
    ]
    assert not any(line.endswith("? |") for line in lines)


def test_what_contradicts_its_base_in_r4_core_is_known(definitions: Definitions) -> None:
    generator = SnapshotGenerator(definitions)
    contradictions = {
        (structure["id"], item.kind.id)
        for structure in published(definitions)
        for item in generator.generate(structure)[1]
    }
    assert contradictions == {
        ("catalog", "SD008"),
        ("codesystem-history", "SD003"),
        ("familymemberhistory-genetic", "SD008"),
    }
