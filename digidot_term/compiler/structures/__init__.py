"""Profiles, extensions, datatype profiles and logical models: from sources to StructureDefinitions."""
