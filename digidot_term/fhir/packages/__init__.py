"""FHIR packages: fetched, kept in the cache, and read."""
