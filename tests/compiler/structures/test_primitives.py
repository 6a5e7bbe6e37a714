"""Primitive values have the form FHIR gives their type."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from digidot_term.compiler.structures.primitives import expected_form, is_absolute


@pytest.mark.parametrize(
    ("code", "good", "bad"),
    [
        ("boolean", [True, False], ["true", 1, 0, None]),
        ("integer", [0, -3, 7], ["7", 1.5, True, Decimal("1.0")]),
        ("unsignedInt", [0, 7], [-1, "0", False]),
        ("positiveInt", [1], [0, -1, True]),
        ("decimal", [1, 1.5, Decimal("1.50")], ["1.5", True]),
        ("string", ["a", " æ "], ["", 1, True, Decimal("1.5")]),
        (
            "date",
            ["2026", "2026-10", "2026-10-20"],
            ["20.10.2026", "2026-13", "2026-1-1", "2026-10-20T09:00:00Z", 2026],
        ),
        ("dateTime", ["2026", "2026-10-20", "2026-10-20T09:20:00+02:00"], ["2026-10-20T09:20", "2026-10-20 09:20:00Z"]),
        ("instant", ["2026-10-20T09:20:00.123Z"], ["2026-10-20", "2026-10-20T09:20:00"]),
        ("time", ["09:20:00"], ["9:20", "09:20", "25:00:00"]),
        ("id", ["a-b.1"], ["a_b", "a b", "a" * 65]),
        ("code", ["a", "a b"], [" a", "a  b", "a\nb"]),
        ("oid", ["urn:oid:2.16.578.1.12"], ["2.16.578", "urn:oid:3.1", "urn:oid:2.016"]),
        ("uuid", ["urn:uuid:c757873d-ec9a-4326-a141-556f43239520"], ["c757873d", "urn:uuid:C757873D"]),
        ("uri", ["http://a", "relative"], ["a b", ""]),
    ],
)
def test_forms(code: str, good: list[Any], bad: list[Any]) -> None:
    assert [value for value in good if expected_form(code, value)] == []
    assert [value for value in bad if not expected_form(code, value)] == []


def test_absolute_uris() -> None:
    assert all(map(is_absolute, ["http://snomed.info/sct", "urn:oid:2.16.578.1.12.4.1.1.9060", "https://a"]))
    assert not any(map(is_absolute, ["", "snomed", "a/b", "//a", "http://a b"]))
