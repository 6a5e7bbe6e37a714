"""FHIR R4: packages and definitions, element paths, snapshots, JSON as the specification orders it."""
