"""Profiles that mix features by chance, the same ones each time: what nobody thought of writing by hand.

Each begins on a resource type or on an earlier profile, and takes a few random steps that its snapshot so far allows.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from digidot_term.diagnostics import Severity
from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.cache import cache_folder, package_folder, parse_package_id
from digidot_term.fhir.packages.package import read_package
from digidot_term.fhir.snapshot import SnapshotGenerator
from tests.oracles.building import Json, element, structure
from tests.oracles.features import STRUCTURES
from tests.oracles.steps import LEFT_ALONE, STEPS

_RESOURCES = [
    "AllergyIntolerance",
    "Appointment",
    "Bundle",
    "CarePlan",
    "Claim",
    "Composition",
    "Condition",
    "Device",
    "DiagnosticReport",
    "DocumentReference",
    "Encounter",
    "Immunization",
    "Location",
    "MedicationRequest",
    "Observation",
    "Organization",
    "Patient",
    "Practitioner",
    "Procedure",
    "Questionnaire",
    "ServiceRequest",
    "Specimen",
    "Task",
]
_DERIVED = 0.35  # how many begin on an earlier profile


def mixed_structures(count: int, seed: int = 1) -> list[Json]:
    """Return at most so many profiles; they use datatypes and extensions of the features, and each other."""
    core = read_package(package_folder(cache_folder(), parse_package_id("hl7.fhir.r4.core@4.0.1")))
    mixing = _Mixing(Definitions([core]), random.Random(seed))
    return [made for number in range(count) if (made := mixing.make(f"mixed-{number}")) is not None]


class _Mixing:
    """Profiles made so far, and what chance says next."""

    def __init__(self, definitions: Definitions, chance: random.Random) -> None:
        self._definitions = definitions
        self._chance = chance
        self._made: list[Json] = []

    def make(self, name: str) -> Json | None:
        """Return one more profile; None when chance made one that contradicts its base."""
        if self._made and self._chance.random() < _DERIVED:
            parent = self._chance.choice(self._made)
            made = structure(name, parent["url"], element(parent["type"]))
        else:
            resource = self._chance.choice(_RESOURCES)
            made = structure(name, resource, element(resource))
        for _ in range(self._chance.randint(3, 10)):
            self._step(made)
        elements, problems = self._snapshot(made)
        if any(item.severity is Severity.ERROR for item in problems):
            return None
        order = {item["id"]: number for number, item in enumerate(elements)}
        made["differential"]["element"].sort(key=lambda item: order.get(item["id"], 0))
        self._made.append(made)
        return made

    def _snapshot(self, made: Json) -> tuple[list[Json], Any]:
        generator = SnapshotGenerator(self._definitions.with_resources([*STRUCTURES, *self._made, made]))
        complete, problems = generator.generate(made)
        return complete["snapshot"]["element"], problems

    def _step(self, made: Json) -> None:
        elements, _ = self._snapshot(made)
        known: Mapping[str, Json] = {item["id"]: item for item in elements}
        item = self._chance.choice([each for each in elements if "." in each["id"]])
        parts = item["id"].split(".")
        above = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
        forbidden = any(known.get(each, {}).get("max") == "0" for each in above)
        if not forbidden and parts[-1].partition(":")[0] not in LEFT_ALONE:
            for element_id, facts in self._chance.choice(STEPS)(self._chance, item, known, self._definitions):
                say(made, element_id, facts)


def say(made: Json, element_id: str, facts: Json) -> None:
    """Add to what the differential of a structure says of an element."""
    said = next((each for each in made["differential"]["element"] if each["id"] == element_id), None)
    if said is None:
        made["differential"]["element"].append(element(element_id, **facts))
    else:
        said.update(facts)
