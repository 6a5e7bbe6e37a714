from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.snapshot.node import Node, flatten, plant

NAMES = ["code", "value[x]", "coding", "extension"]


@st.composite
def trees(draw: st.DrawFn) -> Node:
    """A tree built by adding children, slices and reslices at random places."""
    root = Node("Root", {})
    heads, all_nodes = [], [root]
    for _ in range(draw(st.integers(0, 8))):
        parent = draw(st.sampled_from(all_nodes))
        free = [name for name in NAMES if parent.child(name) is None]
        if free:
            head = Node(draw(st.sampled_from(free)), {})
            parent.children.append(head)
            heads.append(head)
            all_nodes.append(head)
    for _ in range(draw(st.integers(0, 6)) if heads else 0):
        head = draw(st.sampled_from(heads))
        owner = draw(st.sampled_from([head, *head.slices]))
        name = f"{owner.slice_name}/{len(owner.slices)}" if owner.slice_name else f"s{len(owner.slices)}"
        owner.slices.append(Node(head.name, {"sliceName": name}, name, [Node("id", {})]))
    return root


def names_only(node: Node) -> tuple[object, ...]:
    return (
        node.name,
        node.slice_name,
        [names_only(item) for item in node.children],
        [names_only(item) for item in node.slices],
    )


@given(trees())
def test_planting_and_flattening_are_inverse(root: Node) -> None:
    elements = flatten(root)
    planted = plant(elements)
    assert planted is not None
    assert names_only(planted) == names_only(root)
    assert flatten(planted) == elements
    assert [node.name for node in root.walk()] == [item["path"].rpartition(".")[2] for item in elements]
    assert len({item["id"] for item in elements}) == len(elements)


def test_published_snapshots_are_planted_and_flattened_as_they_are(core: Definitions) -> None:
    for name in ("Patient", "Timing", "Extension", "vitalsigns", "bmi", "ElementDefinition", "patient-nationality"):
        structure = core.structure(name)
        assert structure is not None
        root = plant(structure["snapshot"]["element"])
        assert root is not None
        assert flatten(root) == structure["snapshot"]["element"]


def test_a_clone_can_be_changed_alone(core: Definitions) -> None:
    structure = core.structure("Patient")
    assert structure is not None
    root = plant(structure["snapshot"]["element"])
    assert root is not None
    clone = root.clone()
    clone.children.clear()
    assert root.child("name") is not None
    assert clone.child("name") is None


def test_nothing_is_planted_of_nothing() -> None:
    assert plant([]) is None
