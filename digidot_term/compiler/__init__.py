"""Sources to FHIR resources: pure functions, one module a kind of artefact."""
