"""Evaluating compose entries anew."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.terminology import expanded
from digidot_term.rules.page import Block
from digidot_term.rules.selections import selected
from digidot_term.snomed.edition import Edition
from tests.rules.small_project import SmallProjects

SCT = "http://snomed.info/sct"
CARIES = 80967001
DENTISTRY_REFSET = 721144007


def by(prop: str, operator: str, value: str) -> dict[str, Any]:
    return {"system": SCT, "filter": [{"property": prop, "op": operator, "value": value}]}


def ids(small_project: SmallProjects, entry: dict[str, Any]) -> set[int] | None:
    compilation, _ = small_project.compile()
    codes = selected(entry, compilation)
    return None if codes is None else {int(code) for _, code in codes}


def test_each_filter_means_what_fhir_says(small_project: SmallProjects, sample_edition: Edition) -> None:
    below = set(sample_edition.descendants(CARIES))
    members = {item.referenced_component_id for item in sample_edition.members(DENTISTRY_REFSET)}
    assert ids(small_project, by("concept", "descendent-of", str(CARIES))) == below
    assert ids(small_project, by("concept", "is-a", str(CARIES))) == {CARIES, *below}
    assert ids(small_project, by("concept", "in", str(DENTISTRY_REFSET))) == members & sample_edition.active_ids
    assert ids(small_project, by("constraint", "=", f"<< {CARIES} MINUS {CARIES}")) == below


@pytest.mark.parametrize(
    "entry",
    [
        by("constraint", "=", "<< ("),
        by("inactive", "=", "true"),
        {"system": "http://loinc.org"},
        {"system": "http://loinc.org", "filter": [{"property": "CLASS", "op": "=", "value": "DENTAL"}]},
        {"valueSet": ["http://example.org/fhir/ValueSet/nowhere"]},
        {},
    ],
    ids=["broken ECL", "other property", "whole system", "other system", "unknown value set", "nothing"],
)
def test_what_cannot_be_told_is_none(small_project: SmallProjects, entry: dict[str, Any]) -> None:
    assert ids(small_project, entry) is None


def test_listed_codes_and_value_sets_are_intersected(small_project: SmallProjects) -> None:
    source = """
valueset: caries
title: {en: "Caries", nb: "Karies"}
description: {en: "Findings of caries, for the record.", nb: "Funn av karies, til journalen."}
include:
  - codes: [80967001 |Dental caries|, 80353004 |Enamel caries|]
"""
    compilation, _ = small_project.compile(Block("yaml", "valuesets/caries.yaml", source))
    (valueset,) = compilation.of_type("ValueSet")
    assert expanded(valueset.resource) == {(SCT, "80967001"), (SCT, "80353004")}
    entry = {"system": SCT, "concept": [{"code": "80353004"}, {"code": "66383009"}], "valueSet": [valueset.url]}
    assert selected(entry, compilation) == {(SCT, "80353004")}
    assert expanded({}) == frozenset()
