"""SCT103: every concept id in a code is looked up, whatever the code looks like."""

from __future__ import annotations

import pytest

from digidot_term.rules.page import Block
from digidot_term.rules.snomed.unusable_snomed_code import check
from tests.rules.small_project import SmallProjects

PROFILE = """
profile: Finding
id: finding
base: Condition
title: {en: "Finding", nb: "Funn"}
description: {en: "A finding with a code.", nb: "Et funn med kode."}
elements:
  note: {ms: true}
"""
EXAMPLE = """
example: one
of: finding
title: {en: "One", nb: "En"}
description: {en: "One finding.", nb: "Ett funn."}
resource:
  code: {coding: [{system: "http://snomed.info/sct", code: '%s'}]}
  subject: {display: "Emma"}
"""
CASES = {
    "80967001": [],
    "80967001 |Dental caries 12345|": [],
    "80967001:363698007=83473006": [],
    "80967001:{363698007=83473006,246075003=#12.5}": [],
    '80967001:246075003="123456"': [],
    "80967002": ["80967002"],
    "271668009": ["271668009"],
    "80967001:363698007=83473007": ["83473007"],
    "K02.1": ["K02.1"],
    "caries": ["caries"],
}


@pytest.mark.parametrize(("code", "wrong"), CASES.items(), ids=CASES)
def test_ids_inside_a_code(small_project: SmallProjects, code: str, wrong: list[str]) -> None:
    compilation, _ = small_project.compile(
        Block("yaml", "structuredefinitions/finding.yaml", PROFILE),
        Block("yaml", "structuredefinitions/examples/one.yaml", EXAMPLE % code),
    )
    assert [dict(item.values)["sctid"] for item in check(compilation)] == wrong
