"""What Python's reader lets pass and FHIR cannot hold is found, all of it in one run; what is sound is left alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.fhir.json.flaws import find_flaws
from digidot_term.fhir.json.read import parse_json
from digidot_term.fhir.json.write import render_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(['"', "\\", ",{", "a: b", "😀"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def found(text: str) -> list[tuple[str, str]]:
    return [(str(item.place), item.kind.id) for item in find_flaws(text, "x.json")]


@given(VALUES, st.booleans())
def test_what_json_writes_has_no_flaws(value: Any, plain: bool) -> None:
    assert find_flaws(json.dumps(value, ensure_ascii=plain, indent=None if plain else 2), "x.json") == ()


def test_all_flaws_are_found_in_one_run() -> None:
    text = """{"resourceType": "X",
  "a": [NaN, "NaN", 1e5000],
  "b": {"c": "c", "d": ["c", {"c": 1}], "c": 2},
  "a": "\\ud800"
}"""
    assert found(text) == [
        ("x.json:2:9", "FHIR236"),
        ("x.json:2:21", "FHIR236"),
        ("x.json:3:41", "FHIR233"),
        ("x.json:4:3", "FHIR233"),
        ("x.json:4:8", "FHIR236"),
    ]
    value, problems = parse_json(text.encode(), "x.json")
    assert value is None
    assert len(problems) == 5


def test_a_hundred_flaws_are_enough() -> None:
    assert len(found(json.dumps([float("nan")] * 1000))) == 100


@pytest.mark.parametrize("number", ["1.10", "0.0", "-0.00", "1E+3", "1e-999", "9.99E999", "1" * 1000])
def test_numbers_within_bounds_are_read_with_all_their_digits(number: str) -> None:
    text = f'{{"resourceType": "X", "a": {number}}}'
    value, _ = parse_json(text.encode(), "x.json")
    assert value is not None
    again, _ = parse_json(render_json(value).encode(), "x.json")
    assert again == value
    assert str(again["a"]) == str(value["a"])


def test_a_character_of_two_halves_is_read() -> None:
    value, problems = parse_json(rb'{"resourceType": "X", "a": "\ud83d\ude00 \\ud83d"}', "x.json")
    assert problems == ()
    assert value == {"resourceType": "X", "a": "\U0001f600 \\ud83d"}


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,\\ud8-1eN a\n').map(str.encode))
def test_any_bytes_are_read_or_refused_at_a_place(data: bytes) -> None:
    value, problems = parse_json(data, "x.json")
    assert (value is None) == bool(problems)
    assert all(item.place.line for item in problems)
