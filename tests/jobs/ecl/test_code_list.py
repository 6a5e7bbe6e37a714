"""Lists of codes as people have them: lines, tables, JSON; and what in them is no code, with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from digidot_term.diagnostics import DigidotError, ExitCode
from digidot_term.jobs.ecl.code_list import CodeList, read_code_list
from digidot_term.snomed.identifiers import make_sctid

CARIES, ROOT_CARIES, ACTIVE = 80967001, 234975001, 769017001


def read(text: str | bytes, column: str | None = None) -> CodeList:
    return read_code_list(text if isinstance(text, bytes) else text.encode(), "codes", column)


def codes(text: str | bytes, column: str | None = None) -> list[int]:
    listed = read(text, column)
    assert listed.diagnostics == ()
    return [each.sctid for each in listed.codes]


LISTS = {
    "one a line": "80967001\n234975001\n",
    "no line end, Windows line ends, blank lines": "\r\n80967001\r\n\r\n234975001",
    "terms in pipes": "80967001 |Dental caries|\n234975001|Root caries (disorder)|",
    "a term without pipes": "80967001 Dental caries, 12 types\n234975001\tRoot caries",
    "comments": "# heading\n80967001 # this\n// and\n/* not\n769017001 */ 234975001 // that",
    "bullets, quotes, commas": '- 80967001,\n * "234975001";',
    "an OR of ECL": "80967001 |Dental caries| OR\nOR 234975001",
    "several a line": "80967001, 234975001",
    "with a heading": "code\n80967001\n234975001",
    "commas": "id,term\n80967001,Dental caries\n234975001,Root caries\n",
    "semicolons and quotes": 'Code;"Display"\n80967001;"Dental; caries"\n"234975001";x',
    "tabs, as RF2": "id\teffectiveTime\treferencedComponentId\nx\t20250101\t80967001\ny\t20250101\t234975001\n",
    "cells over lines": 'term,sctid\n"Dental\ncaries",80967001\nRoot caries,234975001\n',
    "a list of texts": '["80967001", "234975001"]',
    "a list of numbers": "[80967001, 234975001]",
    "objects": '[{"id": "80967001", "nb": "karies"}, {"id": "234975001"}]',
    "an object a line": '{"id": "80967001"}\n{"id": "234975001"}\n',
    "items of a server": '{"items": [{"conceptId": "80967001"}, {"conceptId": "234975001"}], "total": 2}',
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_read(name: str) -> None:
    assert codes(LISTS[name]) == [CARIES, ROOT_CARIES]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    assert codes("kode;term\n80967001;hull i tennene på øvre kjeve\n".encode(encoding)) == [CARIES]


def test_a_column_may_be_named() -> None:
    table = "from,to\n80967001,234975001\n"
    assert codes(table, "to") == [ROOT_CARIES]
    with pytest.raises(DigidotError) as stopped:
        read(table, "via")
    assert stopped.value.exit_code is ExitCode.USAGE
    assert "from, to" in stopped.value.diagnostics[0].message()


def test_places_and_terms() -> None:
    listed = read("# list\n  - 80967001 |Dental caries|, 234975001\n")
    assert [(each.line, each.column, each.term) for each in listed.codes] == [(2, 5, "Dental caries"), (2, 31, None)]
    listed = read("term;kode\nDental caries;80967001\n")
    assert [(each.line, each.column, each.term) for each in listed.codes] == [(2, 15, "Dental caries")]
    listed = read('[\n  {"code": "80967001", "display": "Dental caries"}\n]')
    assert [(each.line, each.column, each.term) for each in listed.codes] == [(2, 13, "Dental caries")]


WRONG = [
    ("80967002", "ECL081", 1, 1),
    ("80967001\n  809670010\n", "ECL081", 2, 3),
    ("8.0967E+07", "ECL080", 1, 1),
    ("karies", "ECL080", 1, 1),
    ("<< 80967001", "ECL080", 1, 1),
    ("12345", "ECL080", 1, 1),
    ("1234567890123456789", "ECL080", 1, 1),
    (str(make_sctid(1000, "01")), "ECL082", 1, 1),
    ("id;term\n80967001;x\nabc;y\n", "ECL080", 3, 1),
    ('["80967001",\n "abc"]', "ECL080", 2, 3),
]


@pytest.mark.parametrize(("text", "kind", "line", "column"), WRONG)
def test_what_is_no_code_is_told_with_its_place(text: str, kind: str, line: int, column: int) -> None:
    listed = read(text)
    assert [(each.kind.id, each.place.line, each.place.column) for each in listed.diagnostics] == [(kind, line, column)]
    assert {each.sctid for each in listed.codes} <= {CARIES}


def value_set(**parts: Any) -> str:
    return json.dumps({"resourceType": "ValueSet", "id": "x", **parts}, indent=1)


def concept(code: int, **more: Any) -> dict[str, Any]:
    return {"system": "http://snomed.info/sct", "code": str(code), **more}


def test_a_value_set_is_read_by_its_expansion() -> None:
    contains = [concept(CARIES, contains=[concept(ROOT_CARIES)]), {"display": "a heading", "contains": []}]
    compose = {"include": [{"system": "http://snomed.info/sct", "filter": []}]}
    assert codes(value_set(compose=compose, expansion={"contains": contains})) == [CARIES, ROOT_CARIES]


def test_a_value_set_without_expansion_is_read_by_what_it_lists() -> None:
    listed = {
        "system": "http://snomed.info/sct",
        "concept": [{"code": str(each)} for each in (CARIES, ROOT_CARIES, ACTIVE)],
    }
    out = {"system": "http://snomed.info/sct", "concept": [{"code": str(ACTIVE)}]}
    assert codes(value_set(compose={"include": [listed], "exclude": [out]})) == [CARIES, ROOT_CARIES]
    found = read(value_set(compose={"include": [listed, {"valueSet": ["http://x"]}]}))
    assert [each.kind.id for each in found.diagnostics] == ["ECL087"]
    assert len(found.codes) == 3
    assert read(value_set()).codes == ()
    assert read(value_set(compose=[], expansion=None)).codes == ()


def test_codes_of_other_systems_are_told() -> None:
    contains = [concept(CARIES), {"system": "http://loinc.org", "code": "54486-6"}]
    found = read(value_set(expansion={"contains": contains}))
    assert [each.sctid for each in found.codes] == [CARIES]
    assert [(each.kind.id, dict(each.values)["count"]) for each in found.diagnostics] == [("ECL086", "1")]


@pytest.mark.parametrize("text", ['{"a": ', '["80967001"', "[" * 100_000, '{"a": 1}\n{"b"'])
def test_broken_json_ends_the_run(text: str) -> None:
    with pytest.raises(DigidotError) as stopped:
        read(text)
    assert stopped.value.diagnostics[0].kind.id == "ECL085"


@pytest.mark.parametrize("content", [b"", b"\n", b"# nothing\n", b"{}", b"[]", b"code\n", b"\x00\xff", b"\xff\xfe"])
def test_lists_without_codes(content: bytes) -> None:
    assert read(content).codes == ()
