"""The structures made for comparison are sound, and the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digidot_term.fhir.packages.cache import cache_folder
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.jobs.structures.snapshot import snapshot
from tests.oracles.facets import Difference
from tests.oracles.features import STRUCTURES
from tests.oracles.mixed import mixed_structures
from tests.oracles.reasons import GENERATOR, HAPI, SUSHI, Case, reason_of
from tests.oracles.tools import write


def test_each_has_a_name_of_its_own() -> None:
    names = [item["id"] for item in STRUCTURES]
    assert len(names) >= 100
    assert len(names) == len(set(names))


def test_none_contradicts_its_base(tmp_path: Path, r4_core: FhirPackage) -> None:
    write([*STRUCTURES, *mixed_structures(20)], tmp_path / "in")
    outcome = snapshot([str(tmp_path / "in")], tmp_path / "out", [], cache=cache_folder())
    assert [item.message() for item in outcome.diagnostics] == []
    assert len(outcome.files) == len(list((tmp_path / "in").iterdir()))


def test_chance_makes_the_same_each_time(r4_core: FhirPackage) -> None:
    first = mixed_structures(5)
    assert json.dumps(first) == json.dumps(mixed_structures(5))
    assert first != mixed_structures(5, seed=2)


@pytest.mark.parametrize(
    ("tool", "facet", "ours", "theirs", "reason"),
    [
        (SUSHI, "definition", "see [x](http://hl7.org/fhir/a.html)", "see [x](a.html)", "links made absolute, blanks"),
        (SUSHI, "definition", "base\r\nmore", "...more", "a text that begins with ... is appended"),
        (GENERATOR, "binding", None, {"strength": "example"}, "bindings of types that cannot have one"),
        (HAPI, "type", [{"code": "id", "extension": []}], [{"code": "id"}], "written otherwise"),
        (HAPI, "min", 0, 1, ""),
        (SUSHI, "min", 0, 1, ""),
        (SUSHI, "ids", ["Patient.name"], [], ""),
    ],
)
def test_only_what_a_reason_is_for_is_explained(
    tool: str, facet: str, ours: object, theirs: object, reason: str
) -> None:
    assert reason_of(Case(tool, "x", Difference("Patient.name", facet, ours, theirs), {}, {})) == reason
