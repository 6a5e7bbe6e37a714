"""What of a differential its author wrote, and where."""

from __future__ import annotations

import textwrap

from digidot_term.artefact import Artefact
from digidot_term.rules.page import Block
from digidot_term.rules.structure_elements import differential, in_snapshot, place_of, structures, written_elements
from tests.rules.small_project import SmallProjects

EXTENSION = """\
    extension: Group
    id: group
    title: {en: "Group", nb: "Gruppe"}
    description: {en: "A group with a period.", nb: "En gruppe med periode."}
    context: [Patient]
    elements:
      extension:
        slices:
          name:
            card: 1..1
            elements:
              value[x]: {only: [string]}
          period:
            card: 0..1
            elements:
              value[x]: {only: [Period]}
"""
PROFILE = """\
    profile: Finding
    id: finding
    base: Condition
    title: {en: "Finding", nb: "Funn"}
    description: {en: "A finding with a slice.", nb: "Et funn med en slice."}
    elements:
      .:
        short: {en: "Finding", nb: "Funn"}
      code.coding:
        slice: {by: {value: system}}
        slices:
          sct:
            card: 1..1
            elements:
              system:
                fixed: http://snomed.info/sct
      onset[x]:
        only: [dateTime]
"""


def only(small_project: SmallProjects, text: str) -> Artefact:
    compilation, problems = small_project.compile(
        Block("yaml", "structuredefinitions/one.yaml", textwrap.dedent(text)),
    )
    assert problems[1:] == ()  # the first says that the edition is the sample
    (artefact,) = structures(compilation)
    return artefact


def test_what_the_compiler_adds_to_an_extension_is_not_written(small_project: SmallProjects) -> None:
    artefact = only(small_project, EXTENSION)
    written = [element["id"] for element in written_elements(artefact)]
    assert written == [
        "Extension.extension",
        "Extension.extension:name",
        "Extension.extension:name.value[x]",
        "Extension.extension:period",
        "Extension.extension:period.value[x]",
    ]
    assert len(differential(artefact)) > len(written)


def test_elements_of_a_profile_are_written_where_the_source_names_them(small_project: SmallProjects) -> None:
    artefact = only(small_project, PROFILE)
    lines = {element["id"]: place_of(artefact, element).line for element in written_elements(artefact)}
    assert lines == {
        "Condition": 7,
        "Condition.code.coding": 9,
        "Condition.code.coding:sct": 12,
        "Condition.code.coding:sct.system": 15,
        "Condition.onset[x]": 17,
    }
    system = next(item for item in written_elements(artefact) if item["id"].endswith("system"))
    assert place_of(artefact, system, "fixed").line == 16
    assert place_of(artefact, system, "pattern") == place_of(artefact, system)


def test_the_snapshot_has_what_an_element_inherits(small_project: SmallProjects) -> None:
    artefact = only(small_project, PROFILE)
    onset = next(item for item in written_elements(artefact) if item["id"] == "Condition.onset[x]")
    assert "max" not in onset
    assert in_snapshot(artefact, onset)["max"] == "1"
    stranger = {"id": "Condition.nothing", "path": "Condition.nothing"}
    assert in_snapshot(artefact, stranger) is stranger
