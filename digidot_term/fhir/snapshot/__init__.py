"""Snapshots of StructureDefinitions, generated from their base and differential (R4, profiling)."""

from digidot_term.fhir.snapshot.generator import SnapshotGenerator, generate_snapshot
from digidot_term.fhir.snapshot.source import StructureSource

__all__ = ["SnapshotGenerator", "StructureSource", "generate_snapshot"]
