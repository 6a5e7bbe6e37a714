"""Resources read from JSON, and what keeps a text from being one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from digidot_term.fhir.json.read import parse_json


def test_decimals_keep_their_digits() -> None:
    value, problems = parse_json(b'\xef\xbb\xbf{"resourceType": "X", "a": 1.10, "b": 2}', "x.json")
    assert problems == ()
    assert value == {"resourceType": "X", "a": Decimal("1.10"), "b": 2}
    assert str(value["a"]) == "1.10"


@pytest.mark.parametrize(
    ("data", "place", "kind", "said"),
    [
        (b'{"a": 1,\n "b" 2}', "x.json:2:6", "FHIR230", "Expecting ':' delimiter"),
        (b'{"a": 1} x', "x.json:1:10", "FHIR230", "Extra data"),
        (b"", "x.json:1:1", "FHIR230", "Expecting value"),
        (b'{"resourceType": "X", "a": NaN}', "x.json:1:28", "FHIR236", "`NaN`"),
        (b'{"resourceType": "X", "a":\n[-Infinity]}', "x.json:2:2", "FHIR236", "`-Infinity`"),
        (b'{"resourceType": "X", "a": 1e99999999999999999999}', "x.json:1:28", "FHIR236", "1e9999"),
        (b'{"resourceType": "X", "a": 1e-1000}', "x.json:1:28", "FHIR236", "1e-1000"),
        (b'{"resourceType": "X", "a": ' + b"1" * 5000 + b"}", "x.json:1:28", "FHIR236", "1111…"),
        (rb'{"resourceType": "X", "a": "b\ud83d!"}', "x.json:1:28", "FHIR236", r"`\ud83d`"),
        (rb'{"resourceType": "X", "\uDE00": 1}', "x.json:1:23", "FHIR236", r"`\ude00`"),
        (b"[" * 100_000, "x.json:1:501", "FHIR237", "more than 500"),
        (b'{"resourceType": "X", "a": ' + b"[" * 500 + b"]" * 500 + b"}", "x.json:1:527", "FHIR237", "500"),
        (b'{"a":\n "\xe5"}', "x.json:2:3", "FHIR231", "0xE5"),
        ('{"resourceType": "X"}'.encode("utf-16-le"), "x.json:1:1", "FHIR231", "0x00"),
        (b"[]", "x.json:1:1", "FHIR232", "no `resourceType`"),
        (b'{"resourceType": 1}', "x.json:1:1", "FHIR232", "no `resourceType`"),
        (b'{"resourceType": "X", "a": {"b": 1,\n "b": 2}}', "x.json:2:2", "FHIR233", "`b` stands more than once"),
    ],
)
def test_what_is_no_resource_is_told_where_it_goes_wrong(data: bytes, place: str, kind: str, said: str) -> None:
    value, problems = parse_json(data, "x.json")
    assert value is None
    (problem,) = problems
    assert (str(problem.place), problem.kind.id) == (place, kind)
    assert said in problem.message()
