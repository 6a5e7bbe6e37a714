"""FHIR JSON: read, with places for what is wrong, and written as the specification writes it (R4, "JSON")."""
