"""Coverage of a model by mappings and waivers."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.rules.page import Block
from digidot_term.rules.realisation import Realisation, all_mappings, realisations
from tests.rules.small_project import SmallProjects

HEAD = """profile: {name}
id: {id}
base: {base}
title: {{en: "Example", nb: "Eksempel"}}
description: {{en: "A profile.", nb: "En profil."}}
mappings:
  ehds: {{name: "Xt-EHR models"}}
realises:
  ehds:
    model: EHDSProcedure
    version: "1.0.0"
    waivers:
      EHDSProcedure.header.date: {{why: "The period of the contact is known."}}
elements:
"""
BASE = HEAD.format(name="General", id="general", base="Procedure") + (
    "  focalDevice.manipulated: {maps: {ehds: EHDSProcedure.focalDevice}}\n"
    '  performed[x]: {maps: {ehds: "EHDSProcedure.procedureDate[x]"}}\n'
    "  code: {card: 1..1, maps: {ehds: EHDSProcedure.code}}\n"
)
SPECIAL = HEAD.format(name="Special", id="special", base="general") + (
    "  bodySite.coding: {card: 1..1, maps: {ehds: EHDSProcedure.bodySite}}\n"
)


@pytest.fixture
def found(small_project: SmallProjects) -> dict[str, Realisation]:
    blocks = [Block("yaml", f"structuredefinitions/{name}.yaml", text) for name, text in _sources()]
    compilation, problems = small_project.compile(*blocks)
    assert [item.message() for item in problems if item.kind.id.startswith(("SRC", "SD"))] == []
    assert {item.path for item in all_mappings(compilation, "ehds")} == {
        "EHDSProcedure.bodySite",
        "EHDSProcedure.code",
        "EHDSProcedure.focalDevice",
        "EHDSProcedure.procedureDate[x]",
    }
    return {item.artefact.id: item for item in realisations(compilation, "ehds")}


def _sources() -> list[tuple[str, str]]:
    return [("general", BASE), ("special", SPECIAL)]


def test_a_profile_carries_what_its_base_carries(found: dict[str, Realisation]) -> None:
    assert {"EHDSProcedure.code", "EHDSProcedure.bodySite"} <= set(found["special"].carriers)
    assert "EHDSProcedure.bodySite" not in found["general"].carriers


def test_uncovered_is_what_is_neither_carried_nor_waived(found: dict[str, Realisation]) -> None:
    paths = ["EHDSProcedure.code", "EHDSProcedure.header", "EHDSProcedure.header.date", "EHDSProcedure.note"]
    assert list(found["general"].uncovered(paths)) == ["EHDSProcedure.note"]
    paths.append("EHDSProcedure.header.status")
    assert list(found["general"].uncovered(paths)) == [
        "EHDSProcedure.header",
        "EHDSProcedure.note",
        "EHDSProcedure.header.status",
    ]


def test_a_carrier_repeats_with_what_is_around_it(found: dict[str, Realisation]) -> None:
    assert found["general"].repeats("EHDSProcedure.focalDevice")
    assert not found["general"].repeats("EHDSProcedure.code")


def test_a_carrier_is_obligatory_with_all_that_is_around_it(found: dict[str, Realisation]) -> None:
    assert found["general"].is_obligatory("EHDSProcedure.code")
    assert not found["general"].is_obligatory("EHDSProcedure.procedureDate[x]")
    assert not found["special"].is_obligatory("EHDSProcedure.bodySite")
    assert found["special"].minimum("EHDSProcedure.bodySite") == 1


def test_places_are_those_of_the_source(found: dict[str, Realisation]) -> None:
    general: Any = found["general"]
    lines = BASE.splitlines()
    assert lines[general.place().line - 1].strip() == "model: EHDSProcedure"
    assert "header.date" in lines[general.waiver_place("EHDSProcedure.header.date").line - 1]
    assert "EHDSProcedure.code" in lines[general.place_of("EHDSProcedure.code").line - 1]
    assert found["special"].place_of("EHDSProcedure.code") == found["special"].place()
