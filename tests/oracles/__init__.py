"""Snapshots held against those of others: HL7's published ones, SUSHI's, fhir-snapshot-generator's, HAPI's."""
