"""A resource and its XML, side by side: each is written and read as the other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from digidot_term.fhir.json.write import render_json
from digidot_term.fhir.type_table import TypeTable
from tests.fhir.xml.documents import HEAD, read, resource, written

PATIENT = """{
  "resourceType": "Patient",
  "id": "p",
  "contained": [
    {
      "resourceType": "Organization",
      "id": "o",
      "name": "Klinikk \\"Tann & munn\\""
    }
  ],
  "extension": [
    {
      "id": "e",
      "extension": [
        {
          "url": "a",
          "valueDecimal": 1.10
        }
      ],
      "url": "http://example.org/x"
    },
    {
      "url": "http://example.org/y",
      "_valueString": {
        "extension": [
          {
            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "valueCode": "unknown"
          }
        ]
      }
    }
  ],
  "active": true,
  "name": [
    {
      "id": "n",
      "family": "Ås",
      "given": [
        "Kari",
        null,
        "Liv"
      ],
      "_given": [
        null,
        {
          "id": "g",
          "extension": [
            {
              "url": "u",
              "valueString": "x"
            }
          ]
        },
        null
      ]
    }
  ],
  "birthDate": "1970-01-01",
  "_birthDate": {
    "id": "b"
  },
  "deceasedBoolean": false,
  "multipleBirthInteger": 2
}
"""
PATIENT_XML = (
    HEAD
    + """<Patient xmlns="http://hl7.org/fhir">
  <id value="p"/>
  <contained>
    <Organization>
      <id value="o"/>
      <name value="Klinikk &quot;Tann &amp; munn&quot;"/>
    </Organization>
  </contained>
  <extension id="e" url="http://example.org/x">
    <extension url="a">
      <valueDecimal value="1.10"/>
    </extension>
  </extension>
  <extension url="http://example.org/y">
    <valueString>
      <extension url="http://hl7.org/fhir/StructureDefinition/data-absent-reason">
        <valueCode value="unknown"/>
      </extension>
    </valueString>
  </extension>
  <active value="true"/>
  <name id="n">
    <family value="Ås"/>
    <given value="Kari"/>
    <given id="g">
      <extension url="u">
        <valueString value="x"/>
      </extension>
    </given>
    <given value="Liv"/>
  </name>
  <birthDate value="1970-01-01" id="b"/>
  <deceasedBoolean value="false"/>
  <multipleBirthInteger value="2"/>
</Patient>
"""
)
BUNDLE = """{
  "resourceType": "Bundle",
  "type": "collection",
  "entry": [
    {
      "fullUrl": "urn:uuid:1",
      "resource": {
        "resourceType": "Binary",
        "contentType": "text/plain",
        "data": "aGVp"
      }
    },
    {
      "resource": {
        "resourceType": "Questionnaire",
        "status": "draft",
        "item": [
          {
            "linkId": "1",
            "type": "group",
            "item": [
              {
                "linkId": "1.1",
                "type": "string"
              }
            ]
          }
        ]
      }
    }
  ]
}
"""
BUNDLE_XML = (
    HEAD
    + """<Bundle xmlns="http://hl7.org/fhir">
  <type value="collection"/>
  <entry>
    <fullUrl value="urn:uuid:1"/>
    <resource>
      <Binary>
        <contentType value="text/plain"/>
        <data value="aGVp"/>
      </Binary>
    </resource>
  </entry>
  <entry>
    <resource>
      <Questionnaire>
        <status value="draft"/>
        <item>
          <linkId value="1"/>
          <type value="group"/>
          <item>
            <linkId value="1.1"/>
            <type value="string"/>
          </item>
        </item>
      </Questionnaire>
    </resource>
  </entry>
</Bundle>
"""
)


@pytest.mark.parametrize(("json", "xml"), [(PATIENT, PATIENT_XML), (BUNDLE, BUNDLE_XML)], ids=["patient", "bundle"])
def test_json_and_xml(types: TypeTable, json: str, xml: str) -> None:
    assert written(resource(json), types) == xml
    assert render_json(read(xml, types)) == json


def test_a_list_in_which_nothing_has_a_value_is_only_the_one_beside_it(types: TypeTable) -> None:
    value = {"resourceType": "Patient", "name": [{"_given": [{"id": "a"}, {"id": "b"}]}]}
    assert read(written(value, types), types) == value


def test_a_list_beside_may_be_shorter_or_begin_late(types: TypeTable) -> None:
    short = {"resourceType": "Patient", "name": [{"given": ["A", "B"], "_given": [{"id": "a"}]}]}
    assert read(written(short, types), types)["name"] == [{"given": ["A", "B"], "_given": [{"id": "a"}, None]}]


def test_elements_are_written_in_element_order_whatever_their_order_was(types: TypeTable) -> None:
    mixed = {"birthDate": "1970-01-01", "_active": {"id": "a"}, "resourceType": "Patient", "id": "p", "active": True}
    assert list(read(written(mixed, types), types)) == ["resourceType", "id", "active", "_active", "birthDate"]


@pytest.mark.parametrize(
    "digits", ["1.10", "0", "0.00", "-0.0", "100", "1E+3", "1.50E-7", "0.0000001", "12345678901234567890.123456789"]
)
def test_digits_are_kept(types: TypeTable, digits: str) -> None:
    value = {"resourceType": "Observation", "valueQuantity": {"value": Decimal(digits)}}
    again = read(written(value, types), types)["valueQuantity"]["value"]
    assert again.as_tuple() == Decimal(digits).as_tuple()
    if "E" not in digits:
        assert f'<value value="{digits}"/>' in written(value, types)


def test_a_resource_without_content_is_a_resource(types: TypeTable) -> None:
    assert written({"resourceType": "Patient"}, types) == f'{HEAD}<Patient xmlns="http://hl7.org/fhir"/>\n'
    assert read('<Patient xmlns="http://hl7.org/fhir"/>', types) == {"resourceType": "Patient"}


def test_blanks_and_marks_in_texts_are_kept(types: TypeTable) -> None:
    value = {"resourceType": "Patient", "language": " a\tb\r\nc\n<&>\"'\u00a0\u2028😀 "}
    text = written(value, types)
    assert 'value=" a&#9;b&#13;&#10;c&#10;&lt;&amp;&gt;&quot;\'\u00a0\u2028😀 "' in text
    assert read(text, types) == value
