from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.fhir.packages.index import IndexEntry, build_index, index_entry, parse_index, render_index

PROFILE = {
    "resourceType": "StructureDefinition",
    "id": "tooth",
    "url": "http://example.org/StructureDefinition/tooth",
    "version": "1.0.0",
    "kind": "complex-type",
    "type": "Extension",
    "derivation": "constraint",
}
TEETH = {
    "resourceType": "CodeSystem",
    "id": "teeth",
    "content": "supplement",
    "supplements": "http://example.org/other",
    "valueSet": "http://example.org/ValueSet/teeth",
}

texts = st.none() | st.text(max_size=8)
entries = st.builds(IndexEntry, st.text("ab.", max_size=8), st.text("AB", min_size=1), *[texts] * 9)


def test_the_entry_of_a_profile() -> None:
    entry = index_entry("StructureDefinition-tooth.json", PROFILE)
    assert (entry.id, entry.kind, entry.type, entry.derivation) == ("tooth", "complex-type", "Extension", "constraint")


def test_the_file_names_members_as_hl7_does_and_only_those_there_are() -> None:
    rendered = json.loads(render_index(build_index([("CodeSystem-teeth.json", TEETH)])))
    assert rendered == {"index-version": 2, "files": [{"filename": "CodeSystem-teeth.json", **TEETH}]}


def test_entries_are_sorted_and_what_is_no_resource_is_left_out() -> None:
    index = build_index([("b.json", TEETH), ("schema.json", {"type": "object"}), ("a.json", PROFILE)])
    assert [entry.filename for entry in index] == ["a.json", "b.json"]


def test_members_that_are_not_text_are_left_out() -> None:
    questionnaire = {"resourceType": "X", "id": "x", "type": [{"text": "t"}], "version": 1}
    assert index_entry("x.json", questionnaire) == IndexEntry("x.json", "X", "x")


@given(st.lists(entries))
def test_what_is_rendered_reads_back(index: list[IndexEntry]) -> None:
    assert parse_index(json.loads(render_index(index))) == tuple(index)


@pytest.mark.parametrize(
    "index",
    [
        {},
        {"index-version": 1, "files": []},
        {"index-version": 2},
        {"index-version": 2, "files": [{"resourceType": "ValueSet"}]},
        {"index-version": 2, "files": [{"filename": "a.json"}]},
        {"index-version": 2, "files": [{"filename": "../a.json", "resourceType": "ValueSet"}]},
        {"index-version": 2, "files": ["a.json"]},
    ],
)
def test_an_older_or_broken_index_is_to_be_rebuilt(index: dict[str, object]) -> None:
    assert parse_index(index) is None
