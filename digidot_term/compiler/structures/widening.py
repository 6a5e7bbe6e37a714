"""In what a structure widens its base, beside what is told while its differential and its snapshot are made."""

from __future__ import annotations

from collections.abc import Iterator

from digidot_term.artefact import Artefact
from digidot_term.compiler.structures.shapes import Json
from digidot_term.compiler.structures.snapshot_places import located
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.snapshot import SnapshotGenerator, StructureSource
from digidot_term.fhir.snapshot.node import flatten
from digidot_term.fhir.structures import narrowing_kinds as kinds
from digidot_term.fhir.structures.narrowing import check_narrowing

_TOLD_HERE = frozenset(
    [
        kinds.BINDING_WEAKENED,
        kinds.LOOSER_BOUND,
        kinds.PATTERN_CHANGED,
        kinds.PROFILE_OF_OTHER_TYPE,
        kinds.PROFILE_WITHDRAWN,
        kinds.TARGETS_WITHDRAWN,
        kinds.ORDER_WITHDRAWN,
    ]
)
"""All others are told in words of the source, or of the snapshot generator."""


def widenings(artefact: Artefact, generator: SnapshotGenerator, known: StructureSource) -> Iterator[Diagnostic]:
    """Yield what a profile with its snapshot allows and its base does not, at the words of the source."""
    structure = artefact.resource
    if structure["derivation"] != "constraint" or "snapshot" not in structure:
        return
    tree = generator.tree_of(str(structure["baseDefinition"]))
    base: dict[str, Json] = {element["id"]: element for element in flatten(tree)} if tree is not None else {}
    for item in check_narrowing(structure, base, known):
        if item.kind in _TOLD_HERE:
            yield located(item, artefact)
