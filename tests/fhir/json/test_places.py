"""Places of values in JSON texts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.fhir.json.places import place_at, place_of
from digidot_term.fhir.values import values_in

TEXT = """{
  "a": [1, {"b": "x, ]}"}, []],
  "c": {"d\\"e": null},
  "a2": 3
}"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("a",), 2, 3),
        (("a", 0), 2, 9),
        (("a", 1, "b"), 2, 13),
        (("a", 2), 2, 28),
        (("c", 'd"e'), 3, 9),
        (("a2",), 4, 3),
        (("a", 7), 2, 3),
        (("c", "missing", "deeper"), 3, 3),
        (("a2", "x"), 4, 3),
        (("a2", 0), 4, 3),
    ],
)
def test_a_value_or_the_innermost_one_on_the_way(path: tuple[str | int, ...], line: int, column: int) -> None:
    place = place_of(TEXT, path, "f.json")
    assert (place.path, place.line, place.column) == ("f.json", line, column)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    for steps, found in values_in(value):
        place = place_of(text, steps, "f")
        offset = sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1
        assert place_at(text, offset, "f") == place
        read, end = json.JSONDecoder().raw_decode(text, offset)
        if steps and isinstance(steps[-1], str):
            assert read == steps[-1]
            read, _ = json.JSONDecoder().raw_decode(
                text, text.index(":", end) + (2 if text[text.index(":", end) + 1] == " " else 1)
            )
        assert read == found
