from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digidot_term.compiler.shapes import Shapes, Spot
from digidot_term.compiler.slice_match import includes, is_decidable, matches, slice_of
from digidot_term.fhir.definitions import Definitions

CODING = [{"code": "Coding"}]
ROOT = {"id": "X", "path": "X"}


def structure(discriminator: dict[str, str], *fixed: dict[str, Any]) -> dict[str, Any]:
    """A structure whose element `coding` has the slice `a`, with `fixed` as further elements of the slice."""
    head = {"id": "X.coding", "path": "X.coding", "type": CODING, "slicing": {"discriminator": [discriminator]}}
    piece = {"id": "X.coding:a", "path": "X.coding", "sliceName": "a", "type": CODING}
    return {"snapshot": {"element": [ROOT, head, piece, *fixed]}}


def told(definitions: Definitions, made: dict[str, Any], item: Any) -> tuple[bool, bool]:
    """Whether the slice can be told, and whether the item belongs to it."""
    shapes = Shapes(definitions)
    head, piece = (Spot(made, made["snapshot"]["element"][number]) for number in (1, 2))
    assert (slice_of(item, head, [piece], shapes) is piece) is matches(item, head, piece, shapes)
    return is_decidable(head, piece, shapes), matches(item, head, piece, shapes)


def part(name: str, **said: Any) -> dict[str, Any]:
    return {"id": f"X.coding:a.{name}", "path": f"X.coding.{name}", "type": [{"code": "uri"}], **said}


@pytest.mark.parametrize(
    ("discriminator", "further", "item", "expected"),
    [
        ({"type": "value", "path": "system"}, part("system", fixedUri="s"), {"system": "s"}, (True, True)),
        ({"type": "value", "path": "system"}, part("system", fixedUri="s"), {"system": "t"}, (True, False)),
        ({"type": "value", "path": "system"}, part("system", fixedUri="s"), {}, (True, False)),
        ({"type": "value", "path": "system"}, part("system"), {"system": "s"}, (False, False)),
        ({"type": "exists", "path": "display"}, part("display", min=1, max="1"), {"display": "x"}, (True, True)),
        ({"type": "exists", "path": "display"}, part("display", min=1, max="1"), {}, (True, False)),
        ({"type": "exists", "path": "display"}, part("display", max="0"), {}, (True, True)),
        ({"type": "profile", "path": "$this"}, part("system", fixedUri="s"), {"system": "s"}, (False, False)),
    ],
)
def test_discriminators(
    definitions: Definitions,
    discriminator: dict[str, str],
    further: dict[str, Any],
    item: dict[str, Any],
    expected: tuple[bool, bool],
) -> None:
    assert told(definitions, structure(discriminator, further), item) == expected


def test_a_pattern_on_the_element_answers_for_what_is_below(definitions: Definitions) -> None:
    made = structure({"type": "value", "path": "system"})
    made["snapshot"]["element"][2]["patternCoding"] = {"system": "s", "code": "c"}
    assert told(definitions, made, {"system": "s", "code": "d"}) == (True, True)
    assert told(definitions, made, {"system": "t", "code": "c"}) == (True, False)


values = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.text(max_size=3)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=6,
)


@given(values)
def test_everything_includes_itself(value: Any) -> None:
    assert includes(value, value)


@given(st.dictionaries(st.sampled_from("abc"), values, min_size=1, max_size=3), st.data())
def test_more_still_includes_less(value: dict[str, Any], data: st.DataObject) -> None:
    lost = data.draw(st.sampled_from(sorted(value)))
    less = {key: item for key, item in value.items() if key != lost}
    assert includes(value, less)
    assert not includes(less, value)
