"""Sources to FHIR resources: pure functions, a file or a folder for each kind of artefact."""
