"""Resources as JSON and as XML, in few words."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from digidot_term.fhir.type_table import TypeTable
from digidot_term.fhir.xml import parse_xml, render_xml

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def resource(text: str) -> dict[str, Any]:
    """A resource from JSON, decimals as they are written."""
    value: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return value


def written(value: dict[str, Any], types: TypeTable) -> str:
    """The XML of a resource that has no mistakes."""
    text, problems = render_xml(value, "x.json", types)
    assert [item.message() for item in problems] == []
    assert text is not None
    return text


def read(text: str | bytes, types: TypeTable) -> dict[str, Any]:
    """The resource of a document that has no mistakes."""
    value, problems = parse_xml(text.encode() if isinstance(text, str) else text, "x.xml", types)
    assert [f"{item.place} {item.message()}" for item in problems] == []
    assert value is not None
    return value


def patient(content: str) -> str:
    """A Patient with this content, which begins on line 2."""
    return f'<Patient xmlns="http://hl7.org/fhir">\n{content}\n</Patient>\n'
