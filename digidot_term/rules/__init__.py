"""The rule engine and its packs: fhir, snomed, no (HL7 Norway), nim (Helse-NIM), ehds, dent (dental safety).

One rule is one module with its page beside it; `registry.py` lists them.
"""
