"""FHIR112: canonicals of a declared package that is not installed are at rest."""

from __future__ import annotations

import pytest

from digidot_term.rules.fhir.unresolved_canonical import check
from digidot_term.rules.page import Block
from tests.rules.small_project import SmallProjects

PROFILE = """
profile: Person
id: person
base: Patient
title: {en: "Person", nb: "Person"}
description: {en: "A person of the example.", nb: "En person i eksempelet."}
elements:
  maritalStatus:
    bind: {valueset: "http://hl7.no/fhir/ValueSet/no-basis-maritalstatus", strength: extensible}
"""
DECLARED = '[dependencies]\n"hl7.fhir.no.basis" = "2.2.2"\n'


@pytest.mark.parametrize(("config", "found"), [("", 1), (DECLARED, 0)], ids=["not declared", "declared"])
def test_a_declared_package_may_be_absent(small_project: SmallProjects, config: str, found: int) -> None:
    compilation, _ = small_project.compile(
        Block("yaml", "structuredefinitions/person.yaml", PROFILE), Block("toml", "", config)
    )
    assert len(list(check(compilation))) == found
