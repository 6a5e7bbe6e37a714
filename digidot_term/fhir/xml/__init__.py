"""FHIR XML: resources are read from it and written as it, from and to the form they have in JSON (R4, "XML")."""

from digidot_term.fhir.xml.read import parse_xml
from digidot_term.fhir.xml.write import render_xml

__all__ = ["parse_xml", "render_xml"]
