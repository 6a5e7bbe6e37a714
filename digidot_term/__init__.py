"""DigiDOT terminology and profile toolkit: YAML sources and an RF2 edition in, checked FHIR artefacts out."""

__version__ = "0.1.0"
