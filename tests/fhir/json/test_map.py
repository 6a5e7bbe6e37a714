from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from digidot_term.fhir.json.map import map_places
from digidot_term.fhir.json.places import place_of
from digidot_term.fhir.values import values_in

TEXT = '{ "a" : [1,\n   {"b\\"c": null}, []],\n"d":{}}\n'


def test_values_and_keys_have_their_places() -> None:
    values, keys = map_places(TEXT, "f")
    assert {path: (place.line, place.column) for path, place in keys.items()} == {
        ("a",): (1, 3),
        ("a", 1, 'b"c'): (2, 5),
        ("d",): (3, 1),
    }
    assert {path: (place.line, place.column) for path, place in values.items()} == {
        (): (1, 1),
        ("a",): (1, 9),
        ("a", 0): (1, 10),
        ("a", 1): (2, 4),
        ("a", 1, 'b"c'): (2, 13),
        ("a", 2): (2, 20),
        ("d",): (3, 5),
    }


trees = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=4)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=12,
)


@given(trees, st.sampled_from([None, 0, 2]), st.booleans())
def test_every_value_has_a_place_and_keys_are_where_the_other_way_finds_them(
    tree: Any, indent: Any, plain: bool
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=plain)
    values, keys = map_places(text, "f")
    assert set(values) == {steps for steps, _ in values_in(tree)}
    for path, place in keys.items():
        assert place == place_of(text, path, "f")
