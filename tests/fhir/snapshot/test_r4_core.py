"""R4 core's own profiles and extensions, their snapshots stripped and generated again, against the published ones."""

from __future__ import annotations

from random import Random
from typing import Any

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


Json = dict[str, Any]


def test_ids_may_be_missing(definitions: Definitions) -> None:
    generator = SnapshotGenerator(definitions)
    for structure in published(definitions):
        said = structure["differential"]["element"]
        bare = [{key: value for key, value in item.items() if key != "id"} for item in said]
        assert made(generator, structure, bare) == made(generator, structure, said), structure["id"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_elements_may_stand_in_any_order(definitions: Definitions, seed: int) -> None:
    """Slices stand as they are first named, all else as in the base."""
    generator = SnapshotGenerator(definitions)
    for structure in published(definitions):
        said = structure["differential"]["element"]
        mixed = Random(seed).sample(said, len(said))
        one, other = made(generator, structure, said), made(generator, structure, mixed)
        assert by_id(one) == by_id(other), structure["id"]
        assert without_slices(one) == without_slices(other), structure["id"]


def made(generator: SnapshotGenerator, structure: Json, said: list[Json]) -> list[Json]:
    result, _ = generator.generate({**structure, "differential": {"element": said}})
    return list(result["snapshot"]["element"])


def by_id(elements: list[Json]) -> dict[str, Json]:
    return {item["id"]: item for item in elements}


def without_slices(elements: list[Json]) -> list[str]:
    return [item["id"] for item in elements if ":" not in item["id"]]
