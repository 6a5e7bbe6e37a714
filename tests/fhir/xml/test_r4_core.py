"""All of R4 core and all of this project as XML: back as it was, and valid by HL7's own schema where the source is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from digidot_term.artefact import Compilation
from digidot_term.diagnostics import Diagnostic
from digidot_term.fhir.json.write import ElementOrder, render_json
from digidot_term.fhir.packages.package import FhirPackage
from digidot_term.fhir.type_table import TypeTable
from tests.fhir.xml.documents import read, written

UNSOUND = {
    **dict.fromkeys(
        [
            f"SearchParameter-{type_name.lower()}-extensions-{type_name}-{name}.json"
            for type_name in ("CodeSystem", "ValueSet")
            for name in ("author", "effective", "end", "keyword", "workflow")
        ],
        "Expected is ( {http://hl7.org/fhir}base )",
    ),
    "SearchParameter-questionnaireresponse-extensions-QuestionnaireResponse-item-subject.json": "length of '67'",
}
"""What HL7's schema says of resources of R4 core that break R4 themselves: ten have no `base`, one has too long an id."""


@pytest.fixture(scope="module")
def schema(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    folder = tmp_path_factory.mktemp("xsd")
    for path in (shared / "testcases/xsd").glob("*.xsd.gz"):
        (folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    return etree.XMLSchema(etree.parse(folder / "fhir-single.xsd"))


def resources_of(package: FhirPackage) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((entry.filename, package.read_resource(entry.filename)) for entry in package.entries)


@pytest.fixture(scope="module")
def core_as_xml(r4_core: FhirPackage, types: TypeTable) -> dict[str, str]:
    return {name: written(resource, types) for name, resource in resources_of(r4_core)}


def test_all_of_r4_core_comes_back_as_it_was(
    r4_core: FhirPackage, types: TypeTable, core_as_xml: dict[str, str]
) -> None:
    assert len(core_as_xml) == 4578
    for name, resource in resources_of(r4_core):
        again = read(core_as_xml[name], types)
        assert again == resource, name
        assert render_json(again) == render_json(resource), name


def test_all_of_r4_core_is_valid_where_it_is_sound(core_as_xml: dict[str, str], schema: etree.XMLSchema) -> None:
    said = {name: _verdict(schema, text) for name, text in core_as_xml.items()}
    found = {name: verdict for name, verdict in said.items() if verdict}
    assert found.keys() == UNSOUND.keys()
    assert [name for name, verdict in found.items() if UNSOUND[name] not in verdict] == []


def test_this_project_comes_back_as_it_was_and_is_valid(
    compiled: tuple[Compilation, tuple[Diagnostic, ...]], schema: etree.XMLSchema
) -> None:
    order = ElementOrder(compiled[0].definitions)
    types = TypeTable(compiled[0].definitions)
    assert len(compiled[0].artefacts) > 100
    for artefact in compiled[0].artefacts:
        resource = order.ordered(artefact.resource)
        text = written(resource, types)
        assert render_json(read(text, types)) == render_json(resource), artefact.id
        assert _verdict(schema, text) == "", artefact.id


def _verdict(schema: etree.XMLSchema, text: str) -> str:
    if schema.validate(etree.fromstring(text.encode())):
        return ""
    return "\n".join(error.message for error in schema.error_log)
