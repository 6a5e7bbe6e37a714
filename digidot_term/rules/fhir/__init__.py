"""Rules of the pack fhir: what HL7 and its publisher ask of every artefact."""
