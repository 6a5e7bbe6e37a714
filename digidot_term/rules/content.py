"""Walk through the content of a resource: every value with its path, every coding, every codeable concept.

A path is a tuple of keys and positions, such as `("code", "coding", 0)`. Snapshots and inherited texts are left out: of
a StructureDefinition only the head and the differential are walked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digidot_term.artefact import Artefact
from digidot_term.diagnostics import Place
from digidot_term.fhir.values import values_in, written
from digidot_term.rules.codings import SNOMED
from digidot_term.source.document import KeyPath


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a resource and where it is."""

    artefact: Artefact
    path: KeyPath
    value: Any

    @property
    def place(self) -> Place:
        """Where it stands in the source, as near as is known."""
        return place_of(self.artefact, self.path)


def walk(artefact: Artefact) -> Iterator[Found]:
    """Yield every value of a resource, containers before what they contain."""
    content = {key: value for key, value in artefact.resource.items() if key != "snapshot"}
    return (Found(artefact, path, value) for path, value in values_in(content))


def texts(artefact: Artefact) -> Iterator[Found]:
    """Yield every text of a resource."""
    return (found for found in walk(artefact) if isinstance(found.value, str))


def concepts(artefact: Artefact) -> Iterator[Found]:
    """Yield every CodeableConcept that has a coding."""
    for found in walk(artefact):
        if isinstance(found.value, dict) and isinstance(found.value.get("coding"), list):
            yield found


def codes_of(concept: dict[str, Any], system: str) -> tuple[str, ...]:
    """Return the codes of one system in a CodeableConcept."""
    return tuple(str(item["code"]) for item in concept["coding"] if item.get("system") == system and "code" in item)


def snomed_ids(concept: dict[str, Any]) -> tuple[int, ...]:
    """Return the SNOMED CT concept ids in a CodeableConcept; post-coordinated expressions are left out."""
    return tuple(int(code) for code in codes_of(concept, SNOMED) if code.isdigit())


def place_of(artefact: Artefact, path: KeyPath) -> Place:
    """Return the place in the source of a path in the resource."""
    if artefact.is_example:
        return artefact.source.document.place(("resource", *path))
    if path[:2] == ("differential", "element") and len(path) > len(("differential", "element")):
        element = artefact.resource["differential"]["element"][path[2]]
        return artefact.place(str(element["id"]))
    return artefact.place(written(path))
