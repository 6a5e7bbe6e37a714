"""What HL7 Norway publishes as XML is read, and its XML and JSON say the same."""

from __future__ import annotations

import re
from pathlib import Path

from digidot_term.fhir.type_table import TypeTable
from tests.fhir.xml.documents import read, written

VALUE = re.compile(rb'<(\w+)[^>]*? value="')


def test_every_file_is_read_and_comes_back(shared: Path, types: TypeTable) -> None:
    paths = sorted((shared / "packages/hl7.fhir.no.basis-2.2.2").rglob("*.xml"))
    assert len(paths) == 57
    for path in paths:
        data = path.read_bytes()
        resource = read(data, types)
        text = written(resource, types)
        assert read(text, types) == resource, path.name
        assert VALUE.findall(text.encode()) == VALUE.findall(data), path.name
