"""Give the structures of packages that were published without snapshots the snapshots they lack."""

from __future__ import annotations

from collections.abc import Iterable

from digidot_term.fhir.definitions import Definitions
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.fhir.snapshot.generator import SnapshotGenerator

STRUCTURE = "StructureDefinition"


def complete_structures(definitions: Definitions, packages: Iterable[FhirPackage]) -> Definitions:
    """Return definitions in which every structure of `packages` has a snapshot.

    What the published differentials contradict is theirs to mend, so the problems are not reported here.
    """
    generator = SnapshotGenerator(definitions)
    entries = [entry for package in packages for entry in package.entries if entry.resource_type == STRUCTURE]
    urls = sorted({entry.url for entry in entries if entry.url})
    found = [structure for url in urls if (structure := definitions.structure(url)) and "snapshot" not in structure]
    return definitions.with_resources(generator.generate(structure)[0] for structure in found)
