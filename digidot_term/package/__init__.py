"""The FHIR package of a project: manifest, implementation guide, packing, reading back and verifying."""
