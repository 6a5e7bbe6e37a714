"""Rules of the pack snomed: SNOMED CT content of value sets and concept maps."""
