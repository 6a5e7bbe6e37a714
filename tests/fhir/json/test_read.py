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
        (b'{"resourceType": "X", "a": NaN}', "x.json", "FHIR230", "NaN"),
        (b"[" * 100_000, "x.json", "FHIR230", "recursion"),
        (b'{"a":\n "\xe5"}', "x.json:2:3", "FHIR231", "0xE5"),
        (b"[]", "x.json", "FHIR232", "no `resourceType`"),
        (b'{"resourceType": 1}', "x.json", "FHIR232", "no `resourceType`"),
        (b'{"resourceType": "X", "a": {"b": 1, "b": 2}}', "x.json", "FHIR233", "`b` stands more than once"),
    ],
)
def test_what_is_no_resource_is_told_where_it_goes_wrong(data: bytes, place: str, kind: str, said: str) -> None:
    value, problems = parse_json(data, "x.json")
    assert value is None
    (problem,) = problems
    assert (str(problem.place), problem.kind.id) == (place, kind)
    assert said in problem.message()
