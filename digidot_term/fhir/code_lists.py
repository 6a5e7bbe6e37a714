"""How Norwegian code lists are named in FHIR: by their number, behind these beginnings (HL7 Norway, code systems)."""

from __future__ import annotations

CANONICAL = "http://helsedir.no/fhir/CodeSystem/no-kodeverk-"
OID = "2.16.578.1.12.4.1.1."
URI = f"urn:oid:{OID}"
"""What stands as `system` in Codings."""
