"""The three views of a structure: which elements they have, and below what these stand."""

from __future__ import annotations

from typing import Any

import pytest

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.jobs.structures.view import VIEWS, structure_tree
from digidot_term.report.structures.tree import Branch, tree_lines


def element(element_id: str, **parts: Any) -> dict[str, Any]:
    path = ".".join(part.partition(":")[0] for part in element_id.split("."))
    made = {"id": element_id, "path": path, **parts}
    last = element_id.rpartition(".")[2].partition(":")[2]
    return {**made, "sliceName": last} if last else made


SNAPSHOT = [
    element("Patient", min=0, max="*"),
    element("Patient.identifier", min=0, max="*"),
    element("Patient.identifier.system", min=0, max="1"),
    element("Patient.identifier:a", min=0, max="1"),
    element("Patient.identifier:a.system", min=1, max="1"),
    element("Patient.identifier:a/b", min=0, max="1"),
    element("Patient.active", min=0, max="1", isModifier=True),
    element("Patient.gender", min=1, max="1"),
    element("Patient.photo", min=0, max="0"),
    element("Patient.photo.url", min=1, max="1"),
    element("Patient.link", min=0, max="*"),
    element("Patient.link.other", min=1, max="1"),
]
DIFFERENTIAL = [
    element("Patient.identifier:a.system", min=1),
    element("Patient.identifier:a/b", max="1"),
    element("Patient.photo", max="0"),
]
STRUCTURE = {"snapshot": {"element": SNAPSHOT}, "differential": {"element": DIFFERENTIAL}}


def shown(view: str, structure: dict[str, Any] = STRUCTURE) -> list[str]:
    return [line.branch.id for line in tree_lines(structure_tree(structure, view))]


def test_the_differential_has_what_stands_above_its_elements_too() -> None:
    assert shown("differential") == [
        "Patient",
        "Patient.identifier",
        "Patient.identifier:a",
        "Patient.identifier:a.system",
        "Patient.identifier:a/b",
        "Patient.photo",
    ]


def test_the_snapshot_has_every_element_slices_below_what_they_slice() -> None:
    assert sorted(shown("snapshot")) == sorted(item["id"] for item in SNAPSHOT)
    identifier = structure_tree(STRUCTURE, "snapshot").children[0]
    assert [item.name for item in identifier.children] == ["system", "identifier:a"]
    assert [item.name for item in identifier.children[1].children] == ["system", "identifier:a/b"]


def test_key_elements_are_said_obligatory_or_change_the_meaning_and_are_not_forbidden() -> None:
    found = shown("key")
    assert {"Patient.active", "Patient.gender", "Patient.identifier:a.system"} <= set(found)
    assert not {"Patient.photo", "Patient.photo.url", "Patient.link", "Patient.link.other"} & set(found)


def test_elements_without_ids_get_them_from_paths_and_slice_names() -> None:
    bare = [{key: value for key, value in item.items() if key != "id"} for item in DIFFERENTIAL[:1]]
    bare.insert(0, {"path": "Patient.identifier", "sliceName": "a"})
    structure = {"snapshot": {"element": SNAPSHOT}, "differential": {"element": bare}}
    assert "Patient.identifier:a.system" in shown("differential", structure)


def test_without_a_differential_a_structure_says_its_snapshot() -> None:
    assert shown("differential", {"snapshot": {"element": SNAPSHOT}}) == shown("snapshot")


def owned(branch: Branch) -> list[str]:
    return [line.branch.id for line in tree_lines(branch) if line.branch.own is not None]


def test_a_branch_knows_what_the_differential_says_of_it() -> None:
    assert owned(structure_tree(STRUCTURE, "snapshot")) == [item["id"] for item in DIFFERENTIAL]


@pytest.mark.parametrize("view", VIEWS)
def test_every_structure_of_r4_core_has_every_view(r4_core: FhirPackage, view: str) -> None:
    definitions = Definitions([r4_core])
    for url in list(definitions.resources_of("StructureDefinition"))[::5]:
        structure = definitions.structure(url)
        if structure is None or "snapshot" not in structure:
            continue
        ids = [line.branch.id for line in tree_lines(structure_tree(structure, view))]
        assert len(ids) == len(set(ids))
        if view == "snapshot":
            assert sorted(ids) == sorted(item["id"] for item in structure["snapshot"]["element"])
