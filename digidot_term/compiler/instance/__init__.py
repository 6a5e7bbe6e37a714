"""Instances held against their profiles: what FHIR's Validation page asks for, as far as it can be told offline."""
