from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.package.publication import find_sample, refuse_sample

SAMPLE = "http://snomed.info/xsct/29999999103/version/19700701"
SYSTEM = "http://snomed.info/sct"


def value_set(version: str) -> dict[str, Any]:
    return {"resourceType": "ValueSet", "compose": {"include": [{"system": SYSTEM, "version": version}]}}


EXPANDED = {
    "resourceType": "ValueSet",
    "expansion": {"parameter": [{"name": "version", "valueUri": f"{SYSTEM}|{SAMPLE}"}]},
}


@pytest.mark.parametrize("resource", [value_set(SAMPLE), EXPANDED, {"group": [{"sourceVersion": SAMPLE}]}])
def test_a_sample_version_is_found_wherever_it_stands(resource: dict[str, Any]) -> None:
    assert find_sample([("a.json", resource)]) == (("a.json", SAMPLE),)


def test_a_release_is_no_sample() -> None:
    assert find_sample([("a.json", value_set("http://snomed.info/sct/51000202101/version/20260415"))]) == ()
    refuse_sample(
        [("a.json", value_set(SYSTEM)), ("b.json", {"resourceType": "Patient", "active": True})], origin=Path()
    )


def test_sample_content_is_refused_with_its_number() -> None:
    artefacts = [("a.json", value_set(SYSTEM)), ("b.json", value_set(SAMPLE)), ("c.json", EXPANDED)]
    with pytest.raises(DigidotError) as caught:
        refuse_sample(artefacts, origin=Path("build"))
    (diagnostic,) = caught.value.diagnostics
    assert caught.value.exit_code is ExitCode.INPUT
    assert diagnostic.kind.id == "PKG050"
    assert diagnostic.place.path == "build"
    assert diagnostic.message().startswith(f"2 resources, the first b.json, are built on the sample edition {SAMPLE}")
    assert "--allow-sample" in diagnostic.advice()
